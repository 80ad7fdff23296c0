"""From a record alone, without the scenario's folder."""

from __future__ import annotations

from simkit.export import gather, queue_missing, statements
from simkit.record import Record, Trainee
from tests.export.samples import NAMES, assessed
from tests.record.world import begin, codes_of, journal_of, practise


def test_the_kept_bundle_is_enough(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    data = gather(record, done.row.id[:8])
    assert data.card == done.card
    assert data.program.scenario.texts == done.program.scenario.texts
    assert data.journal == done.journal


def test_a_journal_that_is_gone_is_told(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    journal_of(record, done.row).unlink()
    assert codes_of(lambda: gather(record, done.row.id)) == ["SK8001"]


def test_an_assessment_that_was_stopped_at_its_end_is_still_sent(record: Record, trainee: Trainee) -> None:
    assessed(record, trainee)
    stopped = begin(record, trainee, mode="assessment")
    record.rebuild()
    assert queue_missing(record, NAMES) == 1
    queued = [one.statement for one in record.outbox.all(session=stopped.row.id)]
    assert queued == [one["id"] for one in statements(gather(record, stopped.row.id), NAMES)]
    assert queue_missing(record, NAMES) == 0
