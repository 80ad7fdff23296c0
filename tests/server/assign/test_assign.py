"""Giving a scenario to do, and who did it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from simkit.record.tables import assignments, audit
from tests.record.world import GOOD, practise
from tests.server.world import NOW, World, counted_queries

GIVEN = {"scenario": "late-delivery", "mode": "assessment", "due": "2026-12-24", "note": "Before Christmas"}


def give(world: World, **form: Any) -> Any:
    to = f"group:{world.groups['Amsterdam']}"
    return world.browser("Amsterdam", "trainer").submit("/assignments", {**GIVEN, "to": to, **form})


def later(world: World, mode: Any = "assessment") -> str:
    """The trainee of Amsterdam does it, an hour from now."""
    trainee = world.record.trainee(world.trainees["Amsterdam", "trainee"])
    when = NOW + timedelta(hours=1)
    return practise(world.record, trainee, mode=mode, acts=GOOD, started=when, program=world.program).row.id


def test_a_trainer_gives_a_group_a_scenario_and_sees_who_did_it(either_world: World) -> None:
    world = either_world
    assert give(world).status_code == 303
    browser = world.browser("Amsterdam", "trainer")
    listed = browser.get("/assignments").text
    assert "Amsterdam" in listed
    assert "24 Dec 2026" in listed
    with world.record.reading() as connection:
        id = connection.execute(assignments.select()).one().id
        assert [row.action for row in connection.execute(audit.select())] == ["assign.added"]
    assert "0 of 1 did it" in browser.get(f"/assignments/{id}").text
    later(world)
    assert "1 of 1 did it" in browser.get(f"/assignments/{id}").text


def test_the_trainee_sees_what_to_do_and_that_it_is_done(world: World) -> None:
    give(world)
    browser = world.browser("Amsterdam", "trainee")
    page = browser.get("/own").text
    assert "by 24 Dec 2026" in page
    assert "Before Christmas" in page
    later(world)
    assert "done on 25 Nov 2026" in browser.get("/own").text
    assert "Before Christmas" not in world.browser("Utrecht", "trainee").get("/own").text


def test_practice_that_was_not_shared_does_not_show_as_done(world: World) -> None:
    give(world, mode="practice")
    session = later(world, "practice")
    trainer = world.browser("Amsterdam", "trainer")
    with world.record.reading() as connection:
        id = connection.execute(assignments.select()).one().id
    assert "0 of 1 did it" in trainer.get(f"/assignments/{id}").text
    trainee = world.browser("Amsterdam", "trainee")
    assert "done on 25 Nov 2026" in trainee.get("/own").text
    trainee.submit(f"/own/sessions/{session}/share")
    assert "1 of 1 did it" in trainer.get(f"/assignments/{id}").text


@pytest.mark.parametrize(
    "form",
    [
        {"due": "2020-01-01"},
        {"due": "soon"},
        {"mode": "class"},
        {"scenario": "no-such"},
        {"to": "planet:mars"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_given(world: World, form: dict[str, str]) -> None:
    answer = give(world, **form)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    with world.record.reading() as connection:
        assert not connection.execute(assignments.select()).all()


def test_a_withdrawn_assignment_is_gone_for_everybody(world: World) -> None:
    give(world)
    with world.record.reading() as connection:
        id = connection.execute(assignments.select()).one().id
    browser = world.browser("Amsterdam", "trainer")
    assert browser.submit(f"/assignments/{id}/cancel").status_code == 303
    assert "Before Christmas" not in world.browser("Amsterdam", "trainee").get("/own").text
    assert browser.get(f"/assignments/{id}").status_code == 404


def test_ticked_sessions_of_others_are_left_out(world: World) -> None:
    both = [world.assessments["Amsterdam"], world.assessments["Utrecht"], world.practices["Amsterdam"]]
    form = {"session": both, "scenario": "late-delivery", "mode": "practice"}
    assert world.browser("Amsterdam", "trainer").submit("/assignments/bulk", form).status_code == 303
    with world.record.reading() as connection:
        rows = connection.execute(assignments.select()).all()
    assert [row.person for row in rows] == [world.people["Amsterdam", "trainee"]]


def test_the_list_takes_few_queries_however_long(world: World) -> None:
    give(world)
    browser = world.browser("Amsterdam", "trainer")
    with counted_queries(world.record) as few:
        browser.get("/assignments")
    for _ in range(8):
        give(world)
    with counted_queries(world.record) as many:
        browser.get("/assignments")
    assert len(many) == len(few) <= 14
