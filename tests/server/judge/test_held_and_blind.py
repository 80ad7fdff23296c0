"""The levels that hold after people judged, and who may not see them yet."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import insert, update

from simkit.record.judged import held
from simkit.record.tables import (
    calibration_items,
    calibration_sets,
    judgements,
    ratings,
    second_ratings,
    sessions,
)
from simkit.server.accounts.people import add_person, join
from simkit.server.judge.blind import blind_among, is_blind
from simkit.server.who import Who
from tests.server.world import GROUPS, NOW, World, counted_queries

OWN, OTHER = GROUPS
SET = "5e700000-0000-4000-8000-000000000001"


def judge(
    world: World, session: str, criterion: str, kind: str, level: int | None, before: int | None
) -> None:
    with world.record.writing() as connection:
        rubric = connection.execute(sessions.select().where(sessions.c.id == session)).one().rubric
        connection.execute(
            insert(judgements).values(
                session=session,
                criterion=criterion,
                rubric=rubric,
                kind=kind,
                level=level,
                before=before,
                reason=f"{kind} at {level}",
                person=world.people[OWN, "trainer"],
                at=NOW,
            )
        )


def test_what_the_start_screen_shows_is_the_level_a_trainer_set(either_world: World) -> None:
    world = either_world
    me = world.record.trainee(world.trainees[OWN, "trainee"])

    def best() -> dict[str, tuple[int, str]]:
        found = world.record.best_levels(me)["late-delivery"]
        return {one.criterion: (one.level, one.session) for one in found}

    good, weak = world.assessments[OWN], world.shared[OWN]
    assert best()["own"] == (3, good)
    judge(world, good, "own", "overridden", 2, 3)
    assert best()["own"] == (2, good)
    judge(world, weak, "own", "overridden", 4, 1)
    assert best()["own"] == (4, weak)
    judge(world, weak, "own", "withdrawn", None, 4)
    assert best()["own"] == (2, good)
    judge(world, good, "own", "overridden", None, 2)  # not observed after all
    assert best()["own"][0] == 1
    assert best()["solve"] == (4, good)


def trainer(world: World, group: str = OWN) -> Who:
    at: Any = (group, "trainer")
    return Who(
        person=world.people[at],
        name="",
        language="en",
        trainee=world.trainees[at],
        roles=frozenset({"trainer"}),
        trains=frozenset({world.groups[group]}),
        manages=frozenset(),
        csrf="",
        signed_in_by="",
    )


def test_the_newest_judgement_of_a_criterion_holds(either_world: World) -> None:
    world = either_world
    mine, other = world.assessments[OWN], world.assessments[OTHER]
    judge(world, mine, "own", "overridden", 2, 3)
    judge(world, mine, "own", "confirmed", 2, 2)
    judge(world, mine, "solve", "overridden", None, 4)
    judge(world, other, "own", "overridden", 1, 3)
    with counted_queries(world.record) as queries, world.record.reading() as connection:
        found = held(connection, [mine, other, world.shared[OWN]])
    assert len([one for one in queries if "judgements" in one]) == 1
    assert (found[mine]["own"].level, found[mine]["own"].kind) == (2, "confirmed")
    assert found[mine]["own"].reason == "confirmed at 2"
    assert found[mine]["own"].at == NOW
    assert found[mine]["solve"].level is None, "a person may judge that it was not to be seen"
    assert found[other]["own"].level == 1
    assert found[world.shared[OWN]] == {}


def test_after_a_judgement_is_withdrawn_the_scorecard_holds_again(world: World) -> None:
    mine = world.assessments[OWN]
    judge(world, mine, "own", "overridden", 2, 3)
    judge(world, mine, "own", "withdrawn", 3, 2)
    with world.record.reading() as connection:
        assert held(connection, [mine]) == {mine: {}}
        assert held(connection, []) == {}


def test_two_raters_are_blind_until_both_are_in(either_world: World) -> None:
    world = either_world
    session, first = world.assessments[OWN], trainer(world)
    with world.record.writing() as connection:
        second = add_person(connection, NOW, "Second", ["trainer"])
        join(connection, world.groups[OWN], second, "trainer")
        asked = {"session": session, "first": first.person, "second": second, "asked": NOW}
        connection.execute(insert(second_ratings).values(asked))

    def blind(who: Who) -> bool:
        with world.record.reading() as connection:
            return is_blind(connection, who, session)

    assert blind(first)
    assert not blind(trainer(world, OTHER)), "only who rates is"
    for column in ("first_in", "second_in"):
        assert blind(first), "not before both are in"
        with world.record.writing() as connection:
            connection.execute(update(second_ratings).values({column: NOW}))
    assert not blind(first)


def test_a_trainer_is_blind_to_what_is_in_an_open_calibration_set_until_they_rated_it(
    either_world: World,
) -> None:
    world = either_world
    session, who = world.assessments[OWN], trainer(world)
    with world.record.writing() as connection:
        values = {"id": SET, "name": "November", "scenario": "late-delivery", "person": who.person}
        connection.execute(insert(calibration_sets).values(**values, created=NOW))
        connection.execute(insert(calibration_items).values(set=SET, session=session, number=1))

    def blind() -> frozenset[str]:
        with world.record.reading() as connection:
            return blind_among(connection, who, [session, world.shared[OWN]])

    assert blind() == {session}
    with world.record.writing() as connection:
        connection.execute(
            insert(ratings).values(
                session=session, set=SET, criterion="own", person=who.person, level=2, reason="", at=NOW
            )
        )
    assert blind() == frozenset()
    with world.record.writing() as connection:
        connection.execute(ratings.delete())
        connection.execute(update(calibration_sets).values(closed=NOW + timedelta(days=1)))
    assert blind() == frozenset(), "a set that is closed asks nothing more"
