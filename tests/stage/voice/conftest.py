"""One voice for all tests that only listen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from simkit.stage.voice import Voice
from tests.stage.voice.world import engine


@pytest.fixture(scope="package")
def voice() -> Iterator[Voice]:
    made = Voice([engine()])
    yield made
    made.close()
