"""Statements for what changed after the session: the chain they make, in the outbox and in a real LRS."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import insert

from scoring import Scorecard, rubric_from_data
from simkit.export.delivery import Delivered, deliver
from simkit.export.judged import Change, changed
from simkit.export.lrs import LrsConfig
from simkit.export.rescored import queue_rescored
from simkit.export.vocabulary import VERBS
from simkit.record import Outgoing, Record, Trainee
from simkit.record.judged import Held, judged_card
from simkit.record.tables import judgements, people
from tests.export.samples import EXPORTER, NAMES, assessed, practised
from tests.record.world import BAD, GOOD, rubric

AT = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
TRAINER = Trainee("7a0c6f7e-0000-4000-8000-00000000000b", "https://people.example", False)
HERE = Path(__file__).parent / "lrs"


def judged(card: Scorecard, **levels: int | None) -> Scorecard:
    held = {
        criterion: Held(level, "overridden", "someone", AT, "because", 1)
        for criterion, level in levels.items()
    }
    return judged_card(card, held)


def revise(record: Record, data: Any, card: Scorecard, *criteria: str, kind: str = "overridden") -> list[Any]:
    """Put the statements of a judgement in the outbox; they, as data."""
    sent = [(one.statement, one.body) for one in record.outbox.all(session=data.row.id)]
    how = {criterion: {"kind": kind, "before": data.card[criterion].level} for criterion in criteria}
    found = changed(data, NAMES, sent, Change(card, how, AT, TRAINER), exporter=EXPORTER)
    record.outbox.put(data.row.id, found)
    return [json.loads(one.body) for one in found]


def verbs(statements: list[Any]) -> list[str]:
    names = {iri: name for name, iri in VERBS.items()}
    return [names[one["verb"]["id"]] for one in statements]


def ids(record: Record, data: Any, verb: str, criterion: str = "") -> list[str]:
    """Of the statements in the outbox with a verb, about a criterion, oldest first."""
    bodies = [json.loads(one.body) for one in record.outbox.all(session=data.row.id)]
    wanted = [one for one in bodies if one["verb"]["id"] == VERBS[verb]]
    return [one["id"] for one in wanted if not criterion or one["object"]["id"].endswith(f"/{criterion}")]


def test_a_judgement_refers_to_the_newest_statement_before_it(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    assert data.card is not None
    (first,) = ids(record, data, "scored", "own")
    (made,) = revise(record, data, judged(data.card, own=2), "own")
    assert made["verb"]["id"] == VERBS["scored"]
    assert made["result"]["score"] == {"scaled": 0.3333, "raw": 2, "min": 1, "max": 4}
    assert made["context"]["statement"] == {"objectType": "StatementRef", "id": first}
    assert made["context"]["instructor"] == {
        "objectType": "Agent",
        "account": {"homePage": "https://people.example", "name": TRAINER.id},
    }
    assert made["timestamp"] == "2026-11-26T10:00:00.000Z"
    assert made["actor"]["account"]["name"] == trainee.id
    assert made["result"]["extensions"][NAMES.extension("judgement")] == {"kind": "overridden", "before": 3}
    assert made["id"] == NAMES.statement(
        data.row.id,
        _last(data),
        1,
        verb=VERBS["scored"],
        object=NAMES.criterion("late-delivery", "own"),
    )
    (again,) = revise(record, data, judged(data.card, own=4), "own")
    assert again["context"]["statement"]["id"] == made["id"], "the newest of the chain, not the first"
    assert len(set(ids(record, data, "scored", "own"))) == 3


def test_the_reason_and_names_of_people_stay_here(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    assert data.card is not None
    said = json.dumps(revise(record, data, judged(data.card, own=1), "own"))
    assert "because" not in said
    assert "someone" not in said


def test_not_observed_is_a_statement_without_a_score(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    assert data.card is not None
    made = revise(record, data, judged(data.card, own=None), "own")[0]
    assert "score" not in made["result"]
    assert made["result"]["extensions"][NAMES.extension("observed")] is False


def test_the_outcome_is_said_again_only_when_it_became_another(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee, BAD)
    card = data.card
    assert card is not None
    assert verbs(revise(record, data, judged(card, own=2), "own")) == ["scored"]
    (failed,) = ids(record, data, "failed")
    better = judged(card, own=4, acknowledge=4, solve=4)
    made = revise(record, data, better, "own", "acknowledge", "solve")
    assert verbs(made) == ["scored", "scored", "scored", "passed"]
    assert made[-1]["context"]["statement"]["id"] == failed
    assert made[-1]["context"]["instructor"]["account"]["name"] == TRAINER.id
    assert made[-1]["result"]["success"] is True
    back = revise(record, data, judged(card, own=1), "own")
    assert verbs(back) == ["scored", "failed"]
    assert back[-1]["context"]["statement"]["id"] == made[-1]["id"]
    assert back[-1]["id"] != failed


def test_an_outcome_that_became_undecided_is_taken_back(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    card = data.card
    assert card is not None
    (passed,) = ids(record, data, "passed")
    unseen = judged(card, own=None, acknowledge=None)
    made = revise(record, data, unseen, "own", "acknowledge")
    assert verbs(made) == ["scored", "scored", "voided"]
    assert made[-1]["object"] == {"objectType": "StatementRef", "id": passed}
    assert made[-1]["actor"]["account"]["name"] == TRAINER.id
    assert verbs(revise(record, data, unseen, "own")) == ["scored"], "once"
    again = revise(record, data, card, "own", "acknowledge", kind="withdrawn")
    assert verbs(again) == ["scored", "scored", "passed"]
    assert "statement" not in again[-1]["context"], "nothing stands before it"
    assert again[-1]["id"] != passed


def test_practice_is_not_told(record: Record, trainee: Trainee) -> None:
    data = practised(record, trainee)
    assert data.card is not None
    assert changed(data, NAMES, (), Change(judged(data.card, own=1), {"own": {}}, AT, TRAINER)) == ()


def test_a_session_that_was_never_told_is_told_first(record: Record, trainee: Trainee) -> None:
    """As after a rebuild: the statements of its end go before the judgement."""
    data = assessed(record, trainee)
    assert data.card is not None
    change = Change(judged(data.card, own=1), {"own": {"kind": "overridden", "before": 3}}, AT, TRAINER)
    found = [json.loads(one.body) for one in changed(data, NAMES, (), change, exporter=EXPORTER)]
    first = [one.statement for one in record.outbox.all(session=data.row.id)]
    assert [one["id"] for one in found[: len(first)]] == first
    assert found[len(first)]["context"]["statement"]["id"] in first


def test_a_validator_and_an_lrs_take_all_of_it_and_find_the_whole_chain(
    node_packages: Path, lrs: LrsConfig, record: Record, trainee: Trainee
) -> None:
    data = assessed(record, trainee, GOOD, id=None)
    card = data.card
    assert card is not None
    made = revise(record, data, judged(card, own=2), "own")
    made += revise(record, data, judged(card, own=None, acknowledge=None), "own", "acknowledge")
    made += revise(record, data, judged(card, own=1, solve=1, acknowledge=1), "solve")
    assert {"scored", "voided", "failed"} <= set(verbs(made))
    run = subprocess.run(
        ["node", str(HERE / "validate.js")],
        cwd=node_packages,
        env={**os.environ, "NODE_PATH": str(node_packages / "node_modules")},
        input=json.dumps(made),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == [[]] * len(made)
    assert deliver(record, lrs) == Delivered(sent=7 + len(made))

    def ask(**parameters: str) -> Any:
        answer = httpx.get(
            f"{lrs.endpoint}/statements",
            params=parameters,
            headers={"X-Experience-API-Version": "1.0.3"},
            trust_env=False,
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    there = ask(registration=data.row.id, verb=VERBS["scored"], limit="50")["statements"]
    chain = [one for one in there if one["object"]["id"] == NAMES.criterion("late-delivery", "own")]
    by_id = {one["id"]: one for one in chain}
    referred = {one["context"]["statement"]["id"] for one in chain if "statement" in one["context"]}
    (newest,) = by_id.keys() - referred
    assert len(chain) == 3
    assert newest == ids(record, data, "scored", "own")[-1]
    assert "score" not in by_id[newest]["result"]
    (passed,) = ids(record, data, "passed")
    assert ask(voidedStatementId=passed)["id"] == passed


def test_scoring_again_is_told_without_an_instructor(record: Record, trainee: Trainee) -> None:
    data = assessed(record, trainee)
    card = data.card
    assert card is not None
    newer = replace(judged(card, own=2), rubric_version="2", rubric_hash="f" * 64)
    sent = [(one.statement, one.body) for one in record.outbox.all(session=data.row.id)]
    found: tuple[Outgoing, ...] = changed(data, NAMES, sent, Change(newer, {"own": {}}, AT))
    (made,) = [json.loads(one.body) for one in found]
    assert "instructor" not in made["context"]
    assert made["context"]["statement"]["id"] == ids(record, data, "scored", "own")[0]
    assert made["result"]["extensions"][NAMES.extension("rubric")]["version"] == "2"
    assert NAMES.extension("judgement") not in made["result"]["extensions"]


def test_scoring_again_queues_what_became_another_level_and_nothing_else(
    record: Record, trainee: Trainee
) -> None:
    """Under a rubric that wants two occasions to own it, where each session has one."""
    kept = assessed(record, trainee, BAD)
    other = assessed(record, trainee, GOOD, id=None)
    practised(record, trainee, BAD)
    _judge_by_hand(record, kept, "own", 1)
    before = {one.statement for one in record.outbox.all()}
    stricter = rubric(version="2").to_data()
    stricter["skills"]["solving"]["criteria"]["own"]["at least"] = 2
    record.rescore(rubric_from_data(stricter), "late-delivery", at=AT)
    assert queue_rescored(record, NAMES, "late-delivery", at=AT) == 1
    made = [one for one in record.outbox.all() if one.statement not in before]
    assert {one.session for one in made} == {other.row.id}, "what a person judged holds"
    bodies = [json.loads(one.body) for one in made]
    assert verbs(bodies) == ["scored"]
    assert bodies[0]["object"]["id"] == NAMES.criterion("late-delivery", "own")
    assert bodies[0]["result"]["extensions"][NAMES.extension("observed")] is False
    assert bodies[0]["context"]["statement"]["id"] in before
    assert "instructor" not in bodies[0]["context"]
    assert queue_rescored(record, NAMES, "late-delivery", at=AT) == 0, "once"


def _judge_by_hand(record: Record, data: Any, criterion: str, level: int) -> None:
    person = {"id": TRAINER.id, "name": "", "language": "en", "trainee": data.row.trainee, "created": AT}
    judgement = {
        "session": data.row.id,
        "criterion": criterion,
        "rubric": data.row.rubric,
        "kind": "confirmed",
        "level": level,
        "before": level,
        "reason": "",
        "person": TRAINER.id,
        "at": AT,
    }
    with record.writing() as connection:
        connection.execute(insert(people).values(person))
        connection.execute(insert(judgements).values(judgement))


def _last(data: Any) -> int:
    return sum(len(entry.events) for entry in data.journal.entries) - 1
