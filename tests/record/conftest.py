"""An open record in a folder of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from simkit.record import Home, Record, Trainee


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once, and copied for each test."""
    home = tmp_path_factory.mktemp("empty")
    with Record.open(home) as made:
        return made.home.database


@pytest.fixture
def record(tmp_path: Path, empty_database: Path) -> Iterator[Record]:
    shutil.copyfile(empty_database, Home(tmp_path / "home").ensure().database)
    with Record.open(tmp_path / "home") as opened:
        yield opened


@pytest.fixture
def trainee(record: Record) -> Trainee:
    return record.trainee_local()
