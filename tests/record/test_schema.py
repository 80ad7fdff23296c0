"""The database is made and migrated at opening, and a newer one is left alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect
from sqlalchemy.exc import DBAPIError

from simkit.errors import SimkitError
from simkit.record import Home, Record
from simkit.record.schema import MIGRATIONS, REVISION
from simkit.record.tables import metadata
from tests.record.conftest import on_sqlite
from tests.record.world import codes_of, practise


@pytest.fixture
def run(bare_home: Home) -> Callable[[str], list[str]]:
    """SQL on the home's database, past simkit: the first column of what it answers."""

    def run(statement: str) -> list[str]:
        url = (bare_home.url or f"sqlite:///{bare_home.database}").replace(
            "postgresql:", "postgresql+psycopg:"
        )
        engine = create_engine(url)
        with engine.begin() as connection:
            answer = connection.exec_driver_sql(statement)
            found = [str(row[0]) for row in answer] if answer.returns_rows else []
        engine.dispose()
        return found

    bare_home.ensure()
    return run


def test_opening_an_empty_home_makes_every_table(bare_home: Home) -> None:
    with Record.open(bare_home) as record:
        practise(record, record.trainee_local())
        with record.reading() as connection:
            assert set(metadata.tables) | {"alembic_version"} <= set(inspect(connection).get_table_names())


def test_the_migrations_end_at_the_tables_the_code_uses(record: Record) -> None:
    with record.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == REVISION


def test_the_newest_migration_is_the_one_the_code_asks_for() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [REVISION]


@on_sqlite
def test_what_must_not_be_lost_is_synced_to_disk(record: Record) -> None:
    with record.reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_newer_database_is_refused_and_left_alone(bare_home: Home, run: Callable[[str], list[str]]) -> None:
    with Record.open(bare_home) as record:
        trainee = record.trainee_local()
    run("update alembic_version set version_num = '9999'")
    assert codes_of(lambda: Record.open(bare_home)) == ["SK8203"]
    assert run("select version_num from alembic_version") == ["9999"]
    assert run("select id from profiles") == [trainee.id]


def test_another_programs_database_is_refused_and_left_alone(
    bare_home: Home, run: Callable[[str], list[str]]
) -> None:
    run("create table recipes (name text)")
    assert codes_of(lambda: Record.open(bare_home)) == ["SK8202"]
    run("insert into recipes values ('soup')")
    assert run("select name from recipes") == ["soup"]
    with pytest.raises(DBAPIError):
        run("select * from sessions")


def test_a_migration_that_fails_leaves_nothing(
    bare_home: Home, run: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(connection: Connection) -> None:
        metadata.create_all(connection)
        connection.exec_driver_sql("select * from no_such_table")

    with monkeypatch.context() as patch:
        patch.setattr("simkit.record.schema._migrate", fails)
        assert codes_of(lambda: Record.open(bare_home)) == ["SK8208"]
    with pytest.raises(DBAPIError):
        run("select * from sessions")
    with Record.open(bare_home) as record:
        practise(record, record.trainee_local())


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "nosuch://host/db",
        "mysql://me:secret@host/db",
        "postgresql+asyncpg://me:secret@host/db",
        "postgresql://me:secret@host:port/db",
    ],
)
def test_a_url_that_is_no_database_says_so_and_no_password(tmp_path: Path, url: str) -> None:
    with pytest.raises(SimkitError) as caught:
        Record.open(tmp_path / "home", url=url)
    assert caught.value.code == "SK8214"
    assert "secret" not in caught.value.diagnostics[0].message("en")
    assert not (tmp_path / "home").exists()


def test_a_url_puts_the_tables_elsewhere_and_the_journals_at_home(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with Record.open(tmp_path / "home", url=f"sqlite:///{other}") as record:
        practise(record, record.trainee_local())
        assert len(record.sessions()) == 1
        assert len(list(record.home.journals.iterdir())) == 1
    assert other.exists()
    assert not record.home.database.exists()
