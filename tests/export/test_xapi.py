"""What the statements of a session say, and of whom they say nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
import rfc8785

from simkit.events import Choose, Clock
from simkit.export import SessionData, gather, outgoing, statements
from simkit.export.canonical import canonical
from simkit.export.vocabulary import duration
from simkit.record import Record, Trainee, moment
from simkit.session import Parent, Recorder, read_journal
from tests.export.samples import EXPORTER, NAMES, PLAYED, SENT, assessed, practised
from tests.record.world import BAD, GOOD, LATE, SESSION, STARTED, begin, codes_of, practise

E = "https://simkit.example/ns/extensions/"


@pytest.fixture
def made(record: Record, trainee: Trainee) -> Callable[..., list[dict]]:
    def make(acts=GOOD) -> list[dict]:
        id = None if record.sessions() else SESSION
        return list(statements(assessed(record, trainee, acts, id=id), NAMES, exporter=EXPORTER))

    return make


def _verb(statement: dict) -> str:
    return str(statement["verb"]["id"]).rsplit("/", 1)[1]


def _one(found: list[dict], verb: str, end: str = "") -> dict:
    (only,) = [one for one in found if _verb(one) == verb and one["object"]["id"].endswith(end)]
    return only


@pytest.mark.parametrize("case", sorted(PLAYED))
def test_statements_are_the_golden_ones(
    made: Callable, golden: Callable[[str, str], None], case: str
) -> None:
    text = json.dumps(made(PLAYED[case]), indent=2, ensure_ascii=False, sort_keys=True) + "\n"
    golden(f"export/xapi-{case}.json", text)


@pytest.mark.parametrize("case", sorted(PLAYED))
def test_the_bytes_sent_are_canonical(made: Callable, case: str) -> None:
    for one in made(PLAYED[case]):
        assert canonical(one) == rfc8785.dumps(one)


def test_they_come_in_the_order_a_reader_expects(made: Callable) -> None:
    verbs = ["responded", "responded", "scored", "scored", "scored", "completed"]
    assert [_verb(one) for one in made(GOOD)] == [*verbs, "passed"]
    assert [_verb(one) for one in made(BAD)] == [*verbs, "failed"]


def test_exporting_again_gives_the_same_statements(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    assert statements(data, NAMES) == statements(gather(record, data.row.id), NAMES)


def test_ids_follow_from_the_number_of_the_event(made: Callable) -> None:
    """Entered, Said | Opened | Chosen, Evidenced twice, Left, Entered, Opened | Chosen, Evidenced, Ended."""
    found = made(GOOD)
    responded = [one["id"] for one in found if _verb(one) == "responded"]
    assert responded == [NAMES.statement(SESSION, 3), NAMES.statement(SESSION, 9)]
    completed = _one(found, "completed")
    names = {"verb": completed["verb"]["id"], "object": completed["object"]["id"]}
    assert completed["id"] == NAMES.statement(SESSION, 11, **names)


def test_what_is_in_the_outbox_is_what_an_export_says(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    kept = [one.body for one in record.outbox.all(session=data.row.id)]
    assert kept == [canonical(one) for one in statements(data, NAMES, exporter=EXPORTER)]


def test_moments_are_the_journals_not_those_of_writing_the_row(record: Record, trainee: Trainee) -> None:
    begun = begin(record, trainee, mode="assessment")
    at_the_end = SessionData(begun.row, trainee, begun.program, begun.journal, begun.card)
    made = statements(at_the_end, NAMES)
    log, head, later = begun.journal.entries, begun.journal.head, begun.row.started + timedelta(hours=1)
    record.finish_session(begun.row.id, log=log, head=head, ended=later, card=begun.card)
    assert statements(gather(record, begun.row.id), NAMES) == made


def test_the_actor_is_an_account_and_nothing_else(made: Callable) -> None:
    for one in made():
        assert one["actor"] == {
            "objectType": "Agent",
            "account": {"homePage": "https://people.example", "name": "3f0c6f7e-0000-4000-8000-00000000000a"},
        }


def test_every_statement_says_which_attempt_and_by_which_program(record: Record, trainee: Trainee) -> None:
    assessed(record, trainee)
    data = assessed(record, trainee, id=None)
    for one in statements(data, NAMES, exporter=EXPORTER):
        context = one["context"]
        assert context["registration"] == data.row.id
        assert context["extensions"][E + "attempt"] == 2
        assert context["extensions"][E + "exporter"] == EXPORTER
        assert context["revision"] == data.row.program
        assert [a["id"] for a in context["contextActivities"]["category"]] == [
            "https://simkit.example/ns/profile/v1"
        ]


def test_the_exporter_is_this_version_of_simkit(record: Record, trainee: Trainee) -> None:
    (first, *_) = statements(assessed(record, trainee), NAMES)
    assert first["context"]["extensions"][E + "exporter"].startswith("simkit ")


def test_a_level_names_the_statements_it_rests_on(made: Callable) -> None:
    found = made(GOOD)
    first, second = [one["id"] for one in found if _verb(one) == "responded"]
    assert _one(found, "scored", "acknowledge")["result"]["extensions"][E + "evidence"] == [first]
    assert _one(found, "scored", "solve")["result"]["extensions"][E + "evidence"] == [second]


def test_a_level_is_scaled_from_one_to_four(made: Callable) -> None:
    found = made(GOOD)
    assert _one(found, "scored", "acknowledge")["result"]["score"] == {
        "scaled": 1,
        "raw": 4,
        "min": 1,
        "max": 4,
    }
    assert _one(found, "scored", "own")["result"]["score"] == {"scaled": 0.6667, "raw": 3, "min": 1, "max": 4}


def test_what_was_not_observed_is_not_scored(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    assert data.card is not None
    unseen = tuple(replace(one, level=None) if one.criterion == "own" else one for one in data.card.results)
    found = statements(replace(data, card=replace(data.card, results=unseen)), NAMES)
    objects = [one["object"]["id"].rsplit("/", 1)[1] for one in found if _verb(one) == "scored"]
    assert objects == ["acknowledge", "solve"]


def test_an_undecided_outcome_is_neither_passed_nor_failed(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    assert data.card is not None
    card = replace(data.card, passing=replace(data.card.passing, outcome="undecided"))
    verbs = {_verb(one) for one in statements(replace(data, card=card), NAMES)}
    assert verbs == {"responded", "scored", "completed"}


def test_a_response_is_right_when_it_is_good_evidence_and_no_bad(made: Callable) -> None:
    found = made(SENT)
    first, second = [one for one in found if _verb(one) == "responded"]
    assert first["object"]["definition"]["correctResponsesPattern"] == ["ask", "send"]
    assert (first["result"]["response"], first["result"]["success"]) == ("send", True)
    assert first["result"]["extensions"][E + "grades"] == {"acknowledge": "missed", "own": "sound"}
    assert second["object"]["definition"]["correctResponsesPattern"] == ["solve"]


def test_time_that_ran_out_is_no_response(made: Callable) -> None:
    late = [one for one in made(LATE) if _verb(one) == "responded"][1]
    assert "response" not in late["result"]
    assert late["result"]["success"] is False
    assert late["result"]["extensions"][E + "timed-out"] is True


def test_thinking_time_counts_in_durations_and_moments(made: Callable) -> None:
    found = made(GOOD)
    first, second = [one for one in found if _verb(one) == "responded"]
    assert (first["result"]["duration"], first["timestamp"]) == ("PT2.50S", "2026-11-24T09:00:05.500Z")
    assert (second["result"]["duration"], second["timestamp"]) == ("PT1.25S", "2026-11-24T09:00:06.750Z")
    completed = _one(found, "completed")
    assert (completed["result"]["duration"], completed["timestamp"]) == (
        "PT6.75S",
        "2026-11-24T09:01:00.000Z",
    )


def test_no_moment_lies_after_the_end(made: Callable) -> None:
    stamps = [
        one["timestamp"] for one in made((Clock(3_000), Clock(300_000), Choose("ask"), Choose("solve")))
    ]
    assert max(stamps) == "2026-11-24T09:01:00.000Z"
    assert stamps == sorted(stamps)


def test_a_resumed_session_goes_on_at_the_later_moment(record: Record, trainee: Trainee) -> None:
    halfway = begin(record, trainee, acts=GOOD[:3], mode="assessment")
    later = STARTED + timedelta(hours=2)
    path = record.home.path / halfway.row.journal
    with Recorder.resume(path, halfway.program, resumed=moment(later)) as recorder:
        recorder.act(Clock(1_000))
        recorder.act(Choose("solve"))
        recorder.close(**moment(later + timedelta(minutes=1)))
    data = SessionData(halfway.row, trainee, halfway.program, read_journal(path), None)
    first, second = [one for one in statements(data, NAMES) if _verb(one) == "responded"]
    assert first["timestamp"] == "2026-11-24T09:00:05.500Z"
    assert second["timestamp"] == "2026-11-24T11:00:01.000Z"


def test_texts_are_in_every_language_there_is(made: Callable) -> None:
    found = made(PLAYED["dutch"])
    choices = found[0]["object"]["definition"]["choices"]
    assert choices[0]["description"] == {
        "en": "Since Monday? What was it for?",
        "nl": "Al sinds maandag? Waar was het voor?",
    }
    assert _one(found, "scored", "acknowledge")["object"]["definition"]["name"]["nl"] == "Erkennen"


@pytest.mark.parametrize("mode", ["practice", "class"])
def test_only_an_assessment_goes_into_the_outbox(record: Record, trainee: Trainee, mode: str) -> None:
    data = practised(record, trainee, mode=mode)
    assert outgoing(data, NAMES) == ()
    assert len(statements(data, NAMES)) == 7, "but a trainee may export practice to a file"


def test_a_what_if_is_never_a_statement(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    data = practised(record, trainee, parent=Parent(first.row.id, 2, first.journal.head))
    assert codes_of(lambda: statements(data, NAMES)) == ["SK9113"]
    assert outgoing(data, NAMES) == ()


def test_a_session_halfway_is_no_statement(record: Record, trainee: Trainee) -> None:
    begun = begin(record, trainee, acts=GOOD[:3])
    data = SessionData(begun.row, trainee, begun.program, begun.journal, None)
    assert codes_of(lambda: statements(data, NAMES)) == ["SK9112"]


def test_durations_are_iso_8601_to_hundredths() -> None:
    assert [duration(ms) for ms in (0, 999, 1_000, 61_250, 3_600_009)] == [
        "PT0S",
        "PT0.99S",
        "PT1S",
        "PT61.25S",
        "PT3600S",
    ]
