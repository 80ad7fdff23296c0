"""An installation that lets every scenario count, and a machine enrolled with it for the trainee of Amsterdam."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server.upload.machine import Machine, accept_any, enrolled
from tests.server.world import World


@pytest.fixture
def machine(world: World, tmp_path: Path) -> Iterator[Machine]:
    accept_any(world)
    made = enrolled(world, tmp_path / "laptop")
    yield made
    made.record.close()


@pytest.fixture
def either_machine(either_world: World, tmp_path: Path) -> Iterator[Machine]:
    """Of `either_world`."""
    accept_any(either_world)
    made = enrolled(either_world, tmp_path / "laptop")
    yield made
    made.record.close()
