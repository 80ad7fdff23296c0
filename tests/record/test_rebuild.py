"""The database is derived: what is lost of it comes back from the journals."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import create_engine

from simkit.record import Home, Record, Trainee
from simkit.session import Parent
from tests.record.world import BAD, GOOD, LATE, STARTED, begin, journal_of, practise

DAY = STARTED + timedelta(days=1)


def _without_database(record: Record) -> Home:
    record.close()
    if record.home.url is None:
        for path in record.home.path.glob("record.sqlite*"):
            path.unlink()
    else:
        engine = create_engine(record.home.url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.exec_driver_sql("drop schema public cascade; create schema public")
        engine.dispose()
    return record.home


def test_a_lost_database_comes_back_from_the_journals(record: Record, trainee: Trainee) -> None:
    practised = [
        practise(record, trainee, started=STARTED),
        practise(record, trainee, mode="assessment", acts=BAD, started=STARTED + timedelta(hours=1)),
        practise(record, trainee, acts=LATE, started=STARTED + timedelta(hours=2)),
    ]
    parent = Parent(practised[0].row.id, 2, practised[0].journal.head)
    practised.append(practise(record, trainee, parent=parent, started=STARTED + timedelta(hours=3)))
    halfway = begin(record, trainee, acts=GOOD[:3], started=STARTED + timedelta(hours=4))
    before = record.sessions(what_ifs=True)
    with Record.open(_without_database(record)) as again:
        found = again.rebuild()
        assert (found.added, found.finished, found.passed_over, found.notes) == (5, 0, 0, ())
        assert again.sessions(what_ifs=True) == before
        assert again.trainee_local() == trainee
        for one in practised:
            assert again.scorecards(one.row.id)[0].card == one.card
        assert again.session(halfway.row.id).state == "open"


def test_an_end_that_was_not_written_is_written(record: Record, trainee: Trainee) -> None:
    stopped = begin(record, trainee)
    found = record.rebuild()
    assert (found.added, found.finished) == (0, 1)
    row = record.session(stopped.row.id)
    assert (row.state, row.ending, row.head) == ("done", "agreed", stopped.journal.head)
    assert record.scorecards(row.id)[0].card == stopped.card


def test_rebuilding_twice_changes_nothing(record: Record, trainee: Trainee) -> None:
    practise(record, trainee)
    begin(record, trainee, acts=GOOD[:2])
    before = record.sessions()
    assert replace(record.rebuild(), passed_over=0) == replace(record.rebuild(), passed_over=0)
    assert record.sessions() == before


def test_an_erased_session_does_not_come_back_from_a_copy(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    copy = journal_of(record, done.row).read_bytes()
    record.erase(done.row.id, at=DAY, reason="asked")
    journal_of(record, done.row).write_bytes(copy)
    assert record.rebuild().passed_over == 1
    assert record.sessions() == ()


def test_a_damaged_journal_is_told_and_the_others_come_back(record: Record, trainee: Trainee) -> None:
    bad, good = practise(record, trainee), practise(record, trainee)
    path = journal_of(record, bad.row)
    path.write_bytes(path.read_bytes().replace(b'"ask"', b'"send"', 1))
    with Record.open(_without_database(record)) as again:
        found = again.rebuild()
        assert [note.code for note in found.notes] == ["SK8002"]
        assert [row.id for row in again.sessions()] == [good.row.id]


def test_a_journal_whose_program_is_gone_is_told(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    record.home.program(done.row.program).unlink()
    with Record.open(_without_database(record)) as again:
        assert [note.code for note in again.rebuild().notes] == ["SK8211"]
