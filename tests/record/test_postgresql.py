"""What only a database server can do: be full of others, go away, and come back."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simkit.errors import SimkitError
from simkit.record import Record, Trainee
from tests.record.conftest import on_postgresql
from tests.record.world import STARTED, begin, codes_of, finish, practise

if TYPE_CHECKING:
    import psycopg

    from tests.record.postgresql import Server

pytest.importorskip("psycopg", reason="psycopg, PostgreSQL's driver, is not installed")
pytestmark = on_postgresql
DAY = STARTED + timedelta(days=1)


@pytest.fixture
def other(record: Record) -> Iterator[psycopg.Connection]:
    """Somebody else's connection to the record's database."""
    import psycopg

    assert record.home.url is not None
    with psycopg.connect(record.home.url, autocommit=True) as connection:
        yield connection


def _hold_the_write_lock(other: psycopg.Connection) -> None:
    from simkit.record.dialect import _WRITE_LOCK

    other.execute("begin")
    other.execute(f"select pg_advisory_xact_lock({_WRITE_LOCK})")


def test_a_writer_that_waits_too_long_says_so_and_readers_go_on(
    record: Record, trainee: Trainee, other: psycopg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = begin(record, trainee)
    monkeypatch.setattr("simkit.record.dialect.LOCK_WAIT_S", 0.1)
    _hold_the_write_lock(other)
    assert codes_of(lambda: finish(record, done)) == ["SK8201"]
    assert record.session(done.row.id).state == "open", "reading goes on meanwhile"
    other.execute("rollback")
    assert finish(record, done).row.state == "done"


def test_a_writer_that_stands_still_is_ended_and_the_others_go_on(
    record: Record, trainee: Trainee, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = begin(record, trainee)
    patched = "simkit.record.dialect._STUCK_S"

    def stands_still() -> None:
        monkeypatch.setattr(patched, 0.2)
        with Record.open(record.home) as stuck, stuck.writing() as still:
            monkeypatch.setattr(patched, 60)
            assert finish(record, done).row.state == "done", "its turn comes when the server ends the other"
            still.exec_driver_sql("select 1")

    assert codes_of(stands_still) == ["SK8215"]


def test_a_reader_sees_one_state_whatever_is_written_meanwhile(record: Record, trainee: Trainee) -> None:
    practise(record, trainee)
    count = "select count(*) from sessions"
    with record.reading() as connection:
        assert connection.exec_driver_sql(count).scalar() == 1
        practise(record, trainee)
        assert connection.exec_driver_sql(count).scalar() == 1
    assert len(record.sessions()) == 2


def test_a_connection_that_breaks_within_a_write_leaves_nothing_of_it(
    record: Record, trainee: Trainee, other: psycopg.Connection
) -> None:
    def breaks() -> None:
        with record.writing() as connection:
            connection.exec_driver_sql("delete from profiles")
            mine = connection.exec_driver_sql("select pg_backend_pid()").scalar()
            other.execute("select pg_terminate_backend(%s, 10000)", (mine,))
            connection.exec_driver_sql("select 1")

    assert codes_of(breaks) == ["SK8215"]
    assert record.trainee_local() == trainee


def test_a_server_that_goes_away_and_comes_back(record: Record, trainee: Trainee, postgresql: Server) -> None:
    before = practise(record, trainee)
    during = begin(record, trainee)
    postgresql.stop(signal.SIGQUIT)
    try:
        assert codes_of(lambda: finish(record, during)) == ["SK8215"]
        assert codes_of(record.sessions) == ["SK8215"]
        assert codes_of(lambda: Record.open(record.home)) == ["SK8215"]
    finally:
        postgresql.start()
    assert record.session(before.row.id) == before.row
    assert record.scorecards(before.row.id)[0].card == before.card
    assert record.session(during.row.id).state == "open"
    assert record.rebuild().finished == 1, "what was practised meanwhile is in its journal"
    assert record.scorecards(during.row.id)[0].card == during.card
    assert practise(record, trainee).row.attempt == 3


def test_an_account_without_rights_says_so(record: Record, trainee: Trainee, postgresql: Server) -> None:
    assert record.home.url is not None
    postgresql.run("postgres", "drop role if exists visitor; create role visitor login")
    url = record.home.url.replace(f"//{postgresql.account}@", "//visitor@")
    assert codes_of(lambda: Record.open(record.home, url=url)) == ["SK8208"]
    assert record.sessions() == ()


@pytest.mark.parametrize("wrong", ["database", "account", "host"])
def test_who_is_not_let_in_is_told_and_no_password(
    tmp_path: Path, postgresql: Server, database: str, wrong: str
) -> None:
    url = {
        "database": postgresql.url("nowhere"),
        "account": f"postgresql://nobody:secret@/postgres?host={postgresql.folder}",
        "host": f"postgresql://me@/simkit?host={tmp_path}&password=secret",
    }[wrong]
    with pytest.raises(SimkitError) as caught:
        Record.open(tmp_path / "home", url=url)
    assert caught.value.code == "SK8215"
    assert "secret" not in caught.value.diagnostics[0].message("en")


@pytest.mark.parametrize(
    "given", ["postgresql://me:secret@host/simkit", "postgres://me:secret@host/simkit?sslmode=require"]
)
def test_the_database_is_named_without_its_password(given: str, database: str) -> None:
    from simkit.record.dialect import make_engine, where

    assert where(make_engine(given)) == "postgresql://me@host/simkit"
