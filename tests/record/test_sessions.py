"""Sessions begin, end, and are found again."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest

from simkit.record import Outgoing, Record, Trainee
from simkit.session import Parent, Settings, compile_program
from tests.record.world import (
    BAD,
    GOOD,
    LATE,
    SESSION,
    STARTED,
    begin,
    codes_of,
    ended_at,
    finish,
    journal_of,
    practise,
    scenario,
)


def test_the_local_trainee_is_the_same_every_time(record: Record) -> None:
    first = record.trainee_local()
    with Record.open(record.home) as again:
        assert again.trainee_local() == first
    assert uuid.UUID(first.id).version == 4


def test_a_trainee_of_an_organisation_keeps_the_id_it_was_given(record: Record) -> None:
    id = "3f0c6f7e-0000-4000-8000-00000000000a"
    made = record.add_trainee(id, home_page="https://one.example")
    moved = record.add_trainee(id, home_page="https://two.example")
    assert (made.id, moved.id, moved.home_page, moved.local) == (id, id, "https://two.example", False)
    with pytest.raises(KeyError):
        record.trainee("3f0c6f7e-0000-4000-8000-00000000000b")


def test_an_open_session_says_how_it_was_begun(record: Record, trainee: Trainee) -> None:
    made = scenario()
    row = record.start_session(
        made,
        trainee=trainee,
        mode="practice",
        seed=11,
        settings=Settings("nl", 200),
        started=STARTED,
        id=SESSION,
    )
    assert row == record.session(SESSION)
    assert (row.state, row.attempt, row.seed, row.settings) == (
        "open",
        1,
        11,
        {"language": "nl", "time_limits": 200},
    )
    assert (row.scenario, row.title, row.program) == ("late-delivery", "A late delivery", made.hash)
    assert (row.ended, row.ending, row.head, row.duration_ms, row.decisions) == (None,) * 5


def test_a_finished_session_says_how_it_went(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee, acts=LATE)
    assert (done.row.state, done.row.ending, done.row.decisions) == ("done", "agreed", 2)
    assert done.row.duration_ms == 13_000
    assert (done.row.ended, done.row.head) == (ended_at(), done.journal.head)


def test_the_source_of_a_session_is_kept_with_it(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    assert record.bundle(done.row.program) == dict(done.program.scenario.bundle)


def test_a_changed_source_is_not_taken_for_the_one_that_was_practised(
    record: Record, trainee: Trainee
) -> None:
    done = practise(record, trainee)
    kept = record.home.program(done.row.program)
    kept.write_text(kept.read_text().replace("Saturday", "Sunday"))
    assert codes_of(lambda: record.bundle(done.row.program)) == ["SK8211"]
    kept.unlink()
    assert codes_of(lambda: record.bundle(done.row.program)) == ["SK8211"]


def test_attempts_are_counted_for_each_trainee_scenario_and_mode(record: Record, trainee: Trainee) -> None:
    other = record.add_trainee("3f0c6f7e-0000-4000-8000-00000000000b", home_page="https://people.example")
    second = compile_program(scenario(id="lost-parcel", title="A lost parcel"))
    attempts = [
        practise(record, trainee).row.attempt,
        practise(record, trainee, mode="assessment").row.attempt,
        practise(record, other).row.attempt,
        practise(record, trainee, program=second).row.attempt,
        practise(record, trainee).row.attempt,
    ]
    assert attempts == [1, 1, 1, 1, 2]


def test_a_what_if_is_no_attempt_and_is_listed_only_when_asked_for(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    parent = Parent(first.row.id, 2, first.journal.head)
    what_if = practise(record, trainee, acts=BAD, parent=parent)
    again = practise(record, trainee)
    assert (what_if.row.attempt, what_if.row.parent, again.row.attempt) == (None, parent, 2)
    assert {row.id for row in record.sessions()} == {first.row.id, again.row.id}
    assert what_if.row.id in {row.id for row in record.sessions(what_ifs=True)}


def test_a_what_if_is_practice_whatever_the_caller_says(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    with pytest.raises(ValueError, match="practice"):
        begin(record, trainee, mode="assessment", parent=Parent(first.row.id, 2, first.journal.head))


def test_a_session_is_finished_once(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    assert codes_of(lambda: finish(record, done)) == ["SK8209"]
    assert len(record.scorecards(done.row.id)) == 1


def test_a_session_that_has_not_ended_cannot_be_finished(record: Record, trainee: Trainee) -> None:
    halfway = begin(record, trainee, acts=GOOD[:3])
    with pytest.raises(ValueError, match="neither ended nor halted"):
        finish(record, halfway)
    assert record.session(halfway.row.id).state == "open"
    assert [row.id for row in record.sessions(state="open")] == [halfway.row.id]


def test_practice_leaves_no_statement_even_when_handed_one(record: Record, trainee: Trainee) -> None:
    practice = begin(record, trainee)
    with pytest.raises(ValueError, match="not sent"):
        finish(record, practice, statements=[Outgoing(str(uuid.uuid4()), b"{}")])
    assert record.session(practice.row.id).state == "open"
    assert record.outbox.all() == ()


def test_statements_and_score_are_kept_together_or_not_at_all(record: Record, trainee: Trainee) -> None:
    id = str(uuid.uuid4())
    practise(record, trainee, mode="assessment", statements=[Outgoing(id, b'{"a":1}')])
    second = begin(record, trainee, mode="assessment")
    assert codes_of(lambda: finish(record, second, statements=[Outgoing(id, b'{"b":1}')])) == ["SK8208"]
    assert record.session(second.row.id).state == "open"
    assert record.scorecards(second.row.id) == ()
    assert [one.body for one in record.outbox.all()] == [b'{"a":1}']


def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(record: Record, trainee: Trainee) -> None:
    amsterdam = datetime(2026, 11, 24, 10, 0, tzinfo=timezone(timedelta(hours=1)))
    row = begin(record, trainee, started=amsterdam).row
    assert row.started == amsterdam
    assert row.started.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused(record: Record, trainee: Trainee) -> None:
    with pytest.raises(Exception, match="time zone"):
        begin(record, trainee, started=datetime(2026, 11, 24, 10, 0))  # noqa: DTZ001


def test_sessions_are_found_by_what_they_are(record: Record, trainee: Trainee) -> None:
    other = record.add_trainee("3f0c6f7e-0000-4000-8000-00000000000b", home_page="https://people.example")
    times = [STARTED + timedelta(hours=n) for n in range(4)]
    one = practise(record, trainee, started=times[0]).row
    two = practise(record, trainee, started=times[1], mode="assessment").row
    three = practise(record, other, started=times[2]).row
    four = begin(record, trainee, started=times[3]).row
    assert [row.id for row in record.sessions()] == [four.id, three.id, two.id, one.id]
    assert [row.id for row in record.sessions(trainee=trainee, state="done")] == [two.id, one.id]
    assert [row.id for row in record.sessions(mode="assessment")] == [two.id]
    assert [row.id for row in record.sessions(limit=2, offset=1)] == [three.id, two.id]
    assert record.sessions(scenario="another") == ()


def test_the_beginning_of_an_id_is_enough_when_no_other_has_it(record: Record, trainee: Trainee) -> None:
    begin(record, trainee, id="aaaa0000-0000-4000-8000-000000000001")
    begin(record, trainee, id="aaaa1111-0000-4000-8000-000000000001")
    assert record.session("AAAA1").id == "aaaa1111-0000-4000-8000-000000000001"
    assert codes_of(lambda: record.session("aaaa")) == ["SK8207"]
    for nothing in ("b", "", "%", "_aaa"):
        assert codes_of(lambda nothing=nothing: record.session(nothing)) == ["SK8206"]


def test_the_journal_lies_where_the_row_says(record: Record, trainee: Trainee) -> None:
    done = practise(record, trainee)
    assert journal_of(record, done.row).is_file()
    assert done.row.journal == f"journals/{done.row.id}.jsonl"
