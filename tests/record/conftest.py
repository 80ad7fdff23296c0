"""An open record in a folder of its own, with its tables in SQLite or on a PostgreSQL server."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import inspect

from simkit.record import Home, Record, Trainee
from simkit.record.dialect import make_engine
from simkit.record.tables import installation, metadata

if TYPE_CHECKING:
    from tests.record.postgresql import Server

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once, and copied for each test."""
    home = tmp_path_factory.mktemp("empty")
    with Record.open(home) as made:
        return made.home.database


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """One server for all tests; skips where PostgreSQL's server is not installed."""
    pytest.importorskip("psycopg", reason="psycopg, PostgreSQL's driver, is not installed")
    if os.name != "posix":
        pytest.skip("the tests start PostgreSQL on a Unix socket")
    from tests.record.postgresql import binaries, running

    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    with running(found) as server:
        yield server


@pytest.fixture(scope="session")
def shared_postgresql(postgresql: Server) -> str:
    """The URL of a database that is emptied for each test: making one takes longer than most tests."""
    return postgresql.url(postgresql.create())


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bare_home(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Home:
    """A home whose database has nothing in it, as on the first day."""
    if database == "sqlite":
        return Home(tmp_path / "home")
    server: Server = request.getfixturevalue("postgresql")
    return Home(tmp_path / "home", server.url(server.create()))


@pytest.fixture
def record(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Record]:
    if database == "sqlite":
        empty = request.getfixturevalue("empty_database")
        shutil.copyfile(empty, Home(tmp_path / "home").ensure().database)
        with Record.open(tmp_path / "home") as opened:
            yield opened
        return
    url: str = request.getfixturevalue("shared_postgresql")
    belongs_to_nobody(url)
    with Record.open(tmp_path / "home", url=url) as opened:
        with opened.writing() as connection:
            for table in reversed(metadata.sorted_tables):
                connection.execute(table.delete())
        yield opened


@pytest.fixture
def trainee(record: Record) -> Trainee:
    return record.trainee_local()


def belongs_to_nobody(url: str) -> None:
    """The database may be opened from another folder than before."""
    engine = make_engine(url)
    with engine.begin() as connection:
        if inspect(connection).has_table(installation.name):
            connection.execute(installation.delete())
    engine.dispose()
