"""The database is made and migrated at opening, and a newer one is left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from simkit.record import Record
from simkit.record.schema import MIGRATIONS, REVISION
from simkit.record.tables import metadata
from tests.record.world import codes_of, practise


def test_opening_an_empty_folder_makes_every_table(tmp_path: Path) -> None:
    with Record.open(tmp_path / "home") as record:
        practise(record, record.trainee_local())
        names = set(metadata.tables) | {"alembic_version"}
        with sqlite3.connect(record.home.database) as raw:
            made = {name for (name,) in raw.execute("select name from sqlite_master where type='table'")}
        assert names <= made


def test_the_migrations_end_at_the_tables_the_code_uses(empty_database: Path) -> None:
    engine = create_engine(f"sqlite:///{empty_database}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == REVISION
    engine.dispose()


def test_the_newest_migration_is_the_one_the_code_asks_for() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == [REVISION]


def test_what_must_not_be_lost_is_synced_to_disk(record: Record) -> None:
    with record.reading() as connection:
        asked = {
            name: connection.exec_driver_sql(f"pragma {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


def test_a_newer_database_is_refused_and_left_alone(record: Record) -> None:
    record.close()
    with sqlite3.connect(record.home.database) as raw:
        raw.execute("update alembic_version set version_num = '9999'")
    before = record.home.database.read_bytes()
    assert codes_of(lambda: Record.open(record.home)) == ["SK8203"]
    assert record.home.database.read_bytes() == before


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with sqlite3.connect(home / "record.sqlite") as raw:
        raw.execute("create table recipes (name text)")
    assert codes_of(lambda: Record.open(home)) == ["SK8202"]
    with sqlite3.connect(home / "record.sqlite") as raw:
        assert [name for (name,) in raw.execute("select name from sqlite_master")] == ["recipes"]


@pytest.mark.parametrize("url", ["nonsense", "nosuch://host/db"])
def test_a_url_that_is_no_database_says_so(tmp_path: Path, url: str) -> None:
    assert codes_of(lambda: Record.open(tmp_path / "home", url=url)) == ["SK8214"]


def test_a_url_puts_the_tables_elsewhere_and_the_journals_at_home(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with Record.open(tmp_path / "home", url=f"sqlite:///{other}") as record:
        practise(record, record.trainee_local())
        assert len(record.sessions()) == 1
        assert len(list(record.home.journals.iterdir())) == 1
    assert other.exists()
    assert not record.home.database.exists()


def test_every_table_can_be_made_in_postgresql() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))
