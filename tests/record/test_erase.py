"""Erasing leaves a head, a date and a reason, and nothing else."""

from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from simkit.record import Erased, Outgoing, Record, Trainee
from simkit.record.tables import levels, observations, outbox, scorecards
from simkit.session import Parent
from tests.record.conftest import on_sqlite
from tests.record.world import BAD, GOOD, STARTED, begin, codes_of, journal_of, practise, rubric

DAY = STARTED + timedelta(days=1)


def _everything(home: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def test_journal_and_rows_go_and_a_tombstone_stays(record: Record, trainee: Trainee) -> None:
    statement = Outgoing(str(uuid.uuid4()), b'{"told":"everything"}')
    done = practise(record, trainee, mode="assessment", statements=[statement])
    record.rescore(rubric(version="2"), "late-delivery", at=DAY)
    left = record.erase(done.row.id[:8], at=DAY, reason="asked by the trainee")
    assert left == Erased(done.journal.head, DAY, "asked by the trainee")
    assert record.erased(done.journal.head) == left
    assert not journal_of(record, done.row).exists()
    assert codes_of(lambda: record.session(done.row.id)) == ["SK8206"]
    with record.reading() as connection:
        for table in (observations, scorecards, levels, outbox):
            assert connection.scalar(select(func.count()).select_from(table)) == 0


@on_sqlite
def test_no_byte_of_an_erased_session_stays_in_the_home_folder(record: Record, trainee: Trainee) -> None:
    statement = Outgoing(str(uuid.uuid4()), b'{"told":"everything"}')
    done = practise(record, trainee, mode="assessment", statements=[statement])
    traces = (done.row.id.encode(), b"told", statement.id.encode())
    assert all(trace in _everything(record.home.path) for trace in traces)
    pictures = record.home.pictures / done.row.id
    pictures.mkdir()
    (pictures / "entry-2.png").write_bytes(b"told")
    record.erase(done.row.id, at=DAY, reason="asked")
    assert not pictures.exists()
    assert not any(trace in _everything(record.home.path) for trace in traces)


def test_other_sessions_stay(record: Record, trainee: Trainee) -> None:
    gone, kept = practise(record, trainee), practise(record, trainee)
    record.erase(gone.row.id, at=DAY, reason="asked")
    assert [row.id for row in record.sessions()] == [kept.row.id]
    assert record.scorecards(kept.row.id)[0].card == kept.card
    assert record.erased(kept.journal.head) is None


def test_what_ifs_go_with_the_session_they_came_from(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    second = practise(record, trainee, acts=BAD, parent=Parent(first.row.id, 2, first.journal.head))
    third = practise(record, trainee, acts=BAD, parent=Parent(second.row.id, 2, second.journal.head))
    record.erase(first.row.id, at=DAY, reason="asked")
    assert record.sessions(what_ifs=True) == ()
    assert list(record.home.journals.iterdir()) == []
    assert all(record.erased(one.journal.head) for one in (first, second, third))


def test_a_what_if_is_erased_alone(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    second = practise(record, trainee, acts=BAD, parent=Parent(first.row.id, 2, first.journal.head))
    record.erase(second.row.id, at=DAY, reason="asked")
    assert [row.id for row in record.sessions(what_ifs=True)] == [first.row.id]


def test_an_unfinished_session_leaves_the_hash_of_its_last_line(record: Record, trainee: Trainee) -> None:
    halfway = begin(record, trainee, acts=GOOD[:3])
    left = record.erase(halfway.row.id, at=DAY, reason="asked")
    assert left is not None
    assert left.head == halfway.journal.head


def test_a_session_without_a_journal_leaves_nothing(record: Record, trainee: Trainee) -> None:
    row = begin(record, trainee).row
    journal_of(record, row).unlink()
    assert record.erase(row.id, at=DAY, reason="asked") is None
    assert record.sessions() == ()


def test_when_the_journal_cannot_go_the_rows_stay_too(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    path = journal_of(record, done.row)
    path.unlink()
    path.mkdir()  # a folder cannot be unlinked
    assert codes_of(lambda: record.erase(done.row.id, at=DAY, reason="asked")) == ["SK8204"]
    assert record.session(done.row.id) == done.row


@pytest.mark.parametrize("unknown", ["nobody", ""])
def test_erasing_what_is_not_there_says_so(record: Record, unknown: str) -> None:
    assert codes_of(lambda: record.erase(unknown, at=DAY, reason="asked")) == ["SK8206"]
