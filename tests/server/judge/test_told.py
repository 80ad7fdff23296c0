"""What is judged goes into the outbox with the judgement: both, or neither."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import orjson
import pytest
from sqlalchemy import select

from scoring import rubric_from_data
from simkit.export import Names
from simkit.export.rescored import queue_rescored
from simkit.export.vocabulary import VERBS
from simkit.record.tables import audit, judgements
from simkit.server.judge import judging
from tests.record.world import rubric
from tests.server.judge.rooms import open_page, send
from tests.server.world import GROUPS, NOW, World

OWN, _ = GROUPS


def told(world: World, session: str) -> list[dict[str, Any]]:
    return [orjson.loads(one.body) for one in world.record.outbox.all(session=session)]


def change(world: World, session: str, level: str) -> int:
    browser = world.browser(OWN, "trainer")
    page = open_page(browser, f"/judge/sessions/{session}")
    filled = {"level": level, "reason": "Trainer Amsterdam says so."}
    return send(browser, page, "/criteria/own", filled, action="change").status_code


def test_a_judgement_is_told_with_the_account_of_who_judged_and_without_a_name(either_world: World) -> None:
    world = either_world
    session = world.assessments[OWN]
    assert change(world, session, "1") == 303
    own = [one for one in told(world, session) if one["object"]["id"].endswith("/criteria/own")]
    assert [one["result"]["score"]["raw"] for one in own] == [3, 1]
    assert own[1]["context"]["statement"]["id"] == own[0]["id"]
    assert own[1]["context"]["instructor"]["account"] == {
        "homePage": "https://people.example",
        "name": world.trainees[OWN, "trainer"],
    }
    assert "Trainer Amsterdam" not in str(told(world, session))
    assert change(world, session, "2") == 303
    own = [one for one in told(world, session) if one["object"]["id"].endswith("/criteria/own")]
    assert own[2]["context"]["statement"]["id"] == own[1]["id"]


def test_practice_that_was_shared_is_judged_and_not_told(world: World) -> None:
    session = world.shared[OWN]
    assert change(world, session, "4") == 303
    assert told(world, session) == []


def test_nothing_is_judged_that_could_not_be_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    session = world.assessments[OWN]

    def broken(*_given: object, **_named: object) -> None:
        raise RuntimeError("the disk, say")

    monkeypatch.setattr(judging.outbox, "put", broken)
    assert change(world, session, "1") == 500
    with world.record.reading() as connection:
        assert connection.execute(select(judgements)).all() == []
        assert connection.execute(select(audit).where(audit.c.action.startswith("judge."))).all() == []


def test_scoring_again_is_told_where_the_session_was(either_world: World) -> None:
    world = either_world
    mine, other = world.assessments.values()
    change(world, mine, "3")
    with world.record.writing() as connection:
        connection.execute(judgements.delete())
    stricter = rubric(version="2").to_data()
    stricter["skills"]["solving"]["criteria"]["own"]["at least"] = 2
    world.record.rescore(rubric_from_data(stricter), "late-delivery", at=NOW)
    at = NOW + timedelta(hours=1)
    assert queue_rescored(world.record, Names(), "late-delivery", at=at) == 1
    newest = told(world, mine)[-1]
    assert newest["verb"]["id"] == VERBS["scored"]
    assert "instructor" not in newest["context"]
    assert told(world, other) == [], "of what was never told, nothing is told again"
