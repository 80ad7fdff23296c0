"""The outbox keeps exact bytes, in order, and says what is due."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from simkit.record import Outgoing, Record, Trainee
from tests.record.world import STARTED, practise

NOW = STARTED + timedelta(hours=1)


@pytest.fixture
def bodies(record: Record, trainee: Trainee) -> list[bytes]:
    """Two assessments with two statements each; bytes an encoder would not write twice."""
    made = [b'{"n": 0, "x":1.0}', b'{"n":1,"\xc3\xa9":"\\u00e9"}', b'{ "n":2}', b'{"n":3} ']
    for pair in (made[:2], made[2:]):
        practise(
            record,
            trainee,
            mode="assessment",
            statements=[Outgoing(str(uuid.uuid4()), body) for body in pair],
        )
    return made


def test_bytes_come_back_as_they_were_given_oldest_first(record: Record, bodies: list[bytes]) -> None:
    assert [one.body for one in record.outbox.due(NOW, limit=10)] == bodies


def test_due_goes_on_after_a_row(record: Record, bodies: list[bytes]) -> None:
    first = record.outbox.due(NOW, limit=3)
    rest = record.outbox.due(NOW, limit=3, after=first[-1].row)
    assert [one.body for one in (*first, *rest)] == bodies


def test_what_failed_waits_for_its_moment(record: Record, bodies: list[bytes]) -> None:
    one, *others = record.outbox.due(NOW, limit=10)
    record.outbox.later([one.row], NOW + timedelta(minutes=1), "no answer")
    assert [row.row for row in record.outbox.due(NOW, limit=10)] == [row.row for row in others]
    again = record.outbox.due(NOW + timedelta(minutes=1), limit=10)[0]
    assert (again.body, again.tries, again.last_error) == (bodies[0], 1, "no answer")


def test_what_is_settled_is_not_due(record: Record, bodies: list[bytes]) -> None:
    rows = [one.row for one in record.outbox.due(NOW, limit=10)]
    record.outbox.sent(rows[:2])
    record.outbox.failed(rows[2], "not allowed")
    record.outbox.conflict(rows[3], "another")
    assert record.outbox.due(NOW + timedelta(days=9), limit=10) == ()
    assert record.outbox.counts() == {"pending": 0, "sent": 2, "failed": 1, "conflict": 1}
    assert [one.last_error for one in record.outbox.all(state="failed")] == ["not allowed"]
    assert len(record.outbox.all()) == 4


def test_an_assessment_that_ended_without_statements_is_told(record: Record, trainee: Trainee) -> None:
    practise(record, trainee)
    told = practise(record, trainee, mode="assessment")
    practise(record, trainee, mode="assessment", statements=[Outgoing(str(uuid.uuid4()), b"{}")])
    assert record.outbox.missing() == (told.row.id,)
