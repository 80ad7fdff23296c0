"""A filled installation for each test: on SQLite a copy of one that was made once, on PostgreSQL made anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from simkit.record import Home, Record
from simkit.server.accounts import passwords
from tests.record.conftest import (
    database,
    empty_database,
    postgresql,
    record,
    shared_postgresql,
)
from tests.server.world import World, bare_world, fill

__all__ = ["database", "empty_database", "postgresql", "record", "shared_postgresql"]


@pytest.fixture(scope="session", autouse=True)
def _cheap_passwords() -> Iterator[None]:
    """A hash that takes a thousandth of the time; what it costs is a setting of the real thing."""
    patch = pytest.MonkeyPatch()
    patch.setattr(passwords, "TIME_COST", 1)
    patch.setattr(passwords, "MEMORY_COST", 8)
    patch.setattr(passwords, "PARALLELISM", 1)
    patch.setattr(passwords, "PIN_COSTS", (1, 8, 1))
    passwords._hasher.cache_clear()
    passwords._nobody.cache_clear()
    yield
    patch.undo()
    passwords._hasher.cache_clear()
    passwords._nobody.cache_clear()


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Closed: to be copied, not used."""
    with Record.open(tmp_path_factory.mktemp("filled") / "home") as opened:
        return fill(bare_world(opened))


@pytest.fixture
def world(filled: World, tmp_path: Path) -> Iterator[World]:
    """On SQLite."""
    shutil.copytree(filled.record.home.path, tmp_path / "home")
    with Record.open(Home(tmp_path / "home")) as opened:
        fresh = bare_world(opened)
        yield replace(filled, app=fresh.app, record=opened, clock=fresh.clock)


@pytest.fixture
def either_world(record: Record) -> World:
    """On SQLite and on PostgreSQL, one after the other."""
    return fill(bare_world(record))
