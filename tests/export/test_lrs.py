"""Statements against a real LRS and a validator that know nothing of simkit."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from simkit.export import statements
from simkit.export.delivery import Delivered, agrees, deliver
from simkit.export.lrs import LrsConfig
from simkit.record import Outgoing, Record, Trainee
from tests.export.samples import EXPORTER, NAMES, PLAYED, SENT, assessed
from tests.record.world import BAD, GOOD, LATE

HERE = Path(__file__).parent / "lrs"


@pytest.fixture
def ask(lrs: LrsConfig) -> Callable[..., Any]:
    """GET /statements with parameters."""

    def get(**parameters: str) -> Any:
        answer = httpx.get(
            f"{lrs.endpoint}/statements",
            params=parameters,
            headers={"X-Experience-API-Version": "1.0.3"},
            trust_env=False,
        )
        assert answer.status_code == 200, answer.text
        return answer.json()

    return get


def _all(record: Record, trainee: Trainee) -> list[dict[str, Any]]:
    played = [assessed(record, trainee, acts, id=None) for acts in (*PLAYED.values(), SENT)]
    return [one for data in played for one in statements(data, NAMES)]


def test_a_validator_finds_nothing_wrong(node_packages: Path, record: Record, trainee: Trainee) -> None:
    good = _all(record, trainee)
    bad = json.loads(json.dumps(good[0]))
    bad["result"]["score"] = {"scaled": 1.2}
    run = subprocess.run(
        ["node", str(HERE / "validate.js")],
        cwd=node_packages,
        env={**os.environ, "NODE_PATH": str(node_packages / "node_modules")},
        input=json.dumps([*good, bad]),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    *found, of_bad = json.loads(run.stdout)
    assert found == [[]] * len(good)
    assert len(of_bad) == 1


def test_every_statement_arrives_as_it_was_written(
    lrs: LrsConfig, record: Record, trainee: Trainee, ask: Callable[..., Any]
) -> None:
    sent = {
        acts: statements(assessed(record, trainee, acts, id=None), NAMES, exporter=EXPORTER)
        for acts in (GOOD, BAD, LATE)
    }
    told: list[tuple[int, int]] = []
    number = sum(len(ones) for ones in sent.values())
    assert deliver(record, lrs, progress=lambda *now: told.append(now)) == Delivered(sent=number)
    assert told[-1] == (number, number)
    assert record.outbox.counts()["sent"] == number
    for ones in sent.values():
        there = ask(registration=ones[0]["context"]["registration"], ascending="true")["statements"]
        assert {one["id"] for one in there} == {one["id"] for one in ones}
        for ours in ones:
            assert agrees(ours, ask(statementId=ours["id"]))


def test_an_lrs_finds_the_scores_of_one_trainee(
    lrs: LrsConfig, record: Record, trainee: Trainee, ask: Callable[..., Any]
) -> None:
    data = assessed(record, trainee, id=None)
    deliver(record, lrs)
    agent = json.dumps(statements(data, NAMES)[0]["actor"])
    found = ask(
        agent=agent, verb="http://adlnet.gov/expapi/verbs/scored", registration=data.row.id, limit="50"
    )["statements"]
    assert sorted(one["result"]["score"]["raw"] for one in found) == [3, 4, 4]


def test_many_sessions_go_in_several_batches(
    lrs: LrsConfig, record: Record, trainee: Trainee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simkit.export.delivery.BATCH", 5)
    for _ in range(3):
        assessed(record, trainee, id=None)
    assert deliver(record, lrs) == Delivered(sent=21)


def test_sending_again_after_the_answer_was_lost_changes_nothing(
    lrs: LrsConfig, record: Record, trainee: Trainee, ask: Callable[..., Any]
) -> None:
    data = assessed(record, trainee, id=None)
    deliver(record, lrs)
    rows = record.outbox.all()
    record.outbox.later([one.row for one in rows], datetime(2026, 1, 1, tzinfo=UTC), "no answer")
    assert deliver(record, lrs) == Delivered(sent=7)
    assert len(ask(registration=data.row.id)["statements"]) == 7


def test_another_statement_under_our_id_is_a_conflict_and_the_rest_goes_on(
    lrs: LrsConfig, record: Record, trainee: Trainee
) -> None:
    data = assessed(record, trainee, id=None)
    first = json.loads(record.outbox.all()[0].body)
    first["result"]["duration"] = "PT9S"
    _post(lrs, first)
    found = deliver(record, lrs)
    assert (found.sent, found.conflicts, [note.code for note in found.notes]) == (6, 1, ["SK9108"])
    assert [one.statement for one in record.outbox.all(state="conflict")] == [first["id"]]
    assert deliver(record, lrs) == Delivered(), "and it is not sent again"
    assert data.row.id == first["context"]["registration"]


def test_the_same_statement_written_otherwise_counts_as_there(
    lrs: LrsConfig, record: Record, trainee: Trainee
) -> None:
    assessed(record, trainee, id=None)
    first = json.loads(record.outbox.all()[0].body)
    first["timestamp"] = first["timestamp"].replace("Z", "+00:00")
    _post(lrs, first)
    assert deliver(record, lrs) == Delivered(sent=7)


def test_a_voided_statement_is_there(lrs: LrsConfig, record: Record, trainee: Trainee) -> None:
    assessed(record, trainee, id=None)
    ours = record.outbox.all()[0]
    first = json.loads(ours.body)
    changed = {**first, "timestamp": "2020-01-01T00:00:00Z"}
    _post(lrs, changed)
    void = {"id": "http://adlnet.gov/expapi/verbs/voided", "display": {"en": "voided"}}
    _post(
        lrs,
        {
            "actor": first["actor"],
            "verb": void,
            "object": {"objectType": "StatementRef", "id": ours.statement},
        },
    )
    assert deliver(record, lrs).conflicts == 0


def test_a_statement_the_lrs_refuses_is_kept_with_its_reason_and_the_rest_goes_on(
    lrs: LrsConfig, record: Record, trainee: Trainee
) -> None:
    data = assessed(record, trainee, id=None)
    broken = json.loads(record.outbox.all()[0].body)
    broken |= {"id": NAMES.statement(data.row.id, 9_999)}
    broken["result"]["score"] = {"scaled": 1.2}
    record.outbox.put(data.row.id, [Outgoing(broken["id"], json.dumps(broken).encode())])
    found = deliver(record, lrs)
    assert (found.sent, found.failed, found.waiting) == (7, 1, 0)
    (note,) = found.notes
    assert note.code == "SK9107"
    assert "scaled" in note.message("nl")
    (kept,) = record.outbox.all(state="failed")
    assert "scaled" in (kept.last_error or "")
    assert deliver(record, lrs) == Delivered(), "and it is not sent again"


def test_an_lrs_under_a_wrong_address_is_told(lrs: LrsConfig, record: Record, trainee: Trainee) -> None:
    assessed(record, trainee, id=None)
    found = deliver(record, replace(lrs, endpoint=f"{lrs.endpoint}/nothing"))
    assert ([note.code for note in found.notes], found.waiting) == (["SK9105"], 7)


def _post(lrs: LrsConfig, statement: dict[str, Any]) -> None:
    answer = httpx.post(
        f"{lrs.endpoint}/statements",
        json=statement,
        headers={"X-Experience-API-Version": "1.0.3"},
        trust_env=False,
    )
    assert answer.status_code == 200, answer.text
