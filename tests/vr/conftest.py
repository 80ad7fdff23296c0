"""One runtime for all tests of a kind; head and hands are put back before each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vr import rig as rigs
from tests.vr.remote import Remote
from tests.vr.rig import Rig

ROOT = rigs.ROOT
LATE = ROOT / "scenarios" / "late-delivery"
MUG = ROOT / "tests" / "stage" / "data" / "wrong-mug"


@pytest.fixture(scope="session")
def _rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    if not rigs.INSIDE:
        pytest.skip(rigs.WHY_NOT)
    made = Rig(tmp_path_factory.mktemp("rig"))
    made.start()
    yield made
    made.close()


@pytest.fixture(scope="session")
def _remote() -> Iterator[Remote]:
    made = Remote()
    yield made
    made.close()


@pytest.fixture
def rig(_rig: Rig) -> Rig:
    if _rig._ended():
        _rig.start()
    return _rig


@pytest.fixture
def remote(rig: Rig, _remote: Remote) -> Remote:
    _remote.reset()
    return _remote


@pytest.fixture
def mug() -> Path:
    return MUG


@pytest.fixture
def late() -> Path:
    return LATE
