"""Two raters, each blind to the levels and to the other, and what becomes of what they found."""

from __future__ import annotations

import re
from typing import Any

import pytest
from sqlalchemy import select

from simkit.record.judged import held
from simkit.record.tables import judgements, second_ratings
from tests.record.world import BAD
from tests.server.judge.rooms import add_assessment, add_trainer, forms, open_page, send, text_of
from tests.server.world import GROUPS, Browser, World, counted_queries

OWN, OTHER = GROUPS
SAME = {"level-acknowledge": "4", "level-own": "2", "level-solve": "none"}


def raters(world: World) -> tuple[Browser, Browser, str, str]:
    first, second = world.people[OWN, "trainer"], add_trainer(world, OWN, "Second Rater")
    return world.browser_of(first), world.browser_of(second), first, second


def ask(world: World, browser: Browser, first: str, second: str) -> str:
    session = world.assessments[OWN]
    page = open_page(browser, f"/judge/sessions/{session}")
    answer = send(browser, page, "/second", {"first": first, "second": second})
    assert answer.status_code == 303, answer.text
    return f"/judge/sessions/{session}"


def rate(browser: Browser, path: str, levels: dict[str, str], **reasons: str) -> Any:
    page = open_page(browser, f"{path}/rate")
    return send(browser, page, "/rate", {**levels, **reasons})


def test_what_two_find_alike_is_judged_and_what_they_find_differently_waits(either_world: World) -> None:
    world = either_world
    one, two, first, second = raters(world)
    path = ask(world, one, first, second)
    session = world.assessments[OWN]
    assert (
        rate(one, path, {**SAME, "level-own": "1"}, **{"reason-solve": "It never came up."}).status_code
        == 303
    )
    with world.record.reading() as connection:
        assert held(connection, [session]) == {session: {}}, "nothing holds before both are in"
    assert rate(two, path, SAME).status_code == 303
    with world.record.reading() as connection:
        found = held(connection, [session])[session]
    assert {id: (one.level, one.kind) for id, one in found.items()} == {
        "acknowledge": (4, "rated"),
        "solve": (None, "rated"),
    }
    assert found["solve"].reason == "It never came up."
    assert "1 criterion differs" in text_of(open_page(one, "/judge/queue"))
    page = open_page(two, f"{path}/ratings")
    shown = text_of(page)
    assert "Own it differ Level 1 Level 2 Level 3" in shown
    answer = send(two, page, "/ratings/own", {"level": "2", "reason": "We listened again."})
    assert answer.status_code == 303
    with world.record.reading() as connection:
        settled = held(connection, [session])[session]["own"]
        row = connection.execute(select(second_ratings)).one()
    assert (settled.level, settled.kind, settled.reason) == (2, "resolved", "We listened again.")
    assert row.resolved is not None
    assert "Nothing to settle." in text_of(open_page(one, "/judge/queue"))
    assert forms(open_page(one, f"{path}/ratings"), "/ratings/own") == [], "it is settled"


def test_where_they_agree_on_all_there_is_nothing_to_settle(world: World) -> None:
    one, two, first, second = raters(world)
    path = ask(world, one, first, second)
    rate(one, path, SAME)
    rate(two, path, SAME)
    assert "Nothing to settle." in text_of(open_page(one, "/judge/queue"))


def test_neither_sees_a_level_before_both_are_in_whatever_they_open(world: World) -> None:
    one, two, first, second = raters(world)
    path = ask(world, one, first, second)
    rate(one, path, {**SAME, "level-own": "1"}, **{"reason-own": "Nobody was listened to."})
    for browser in (one, two):
        looks = [browser.get(f"{path}{end}", follow_redirects=True) for end in ("", "/rate", "/ratings")]
        looks.append(browser.get("/judge/queue"))
        for page in looks:
            shown = text_of(page)
            assert "Nobody was listened to." not in shown
            assert not re.search(r"Level [1-4](?! Harms)", shown), "but for the levels in words"
            assert "By the rubric" not in shown
            assert "You asked on." not in shown, "the scenario's feedback gives the level away"
        for to in (f"{path}/criteria/own", f"{path}/ratings/own"):
            answer = browser.submit(to, {"action": "change", "level": "4", "reason": "x"})
            assert answer.status_code in (404, 422)
            assert "SK9261" in answer.text or answer.status_code == 404
    with world.record.reading() as connection:
        assert connection.execute(select(judgements)).all() == []
    shown = text_of(open_page(two, f"{path}/rate"))
    assert "Since Monday? What was it for?" in shown, "what was said is there to rate"
    assert "There was an opportunity for it at 0:03." in shown


def test_a_rating_that_is_not_whole_keeps_what_was_filled_in(world: World) -> None:
    one, _, first, second = raters(world)
    path = ask(world, one, first, second)
    page = open_page(one, f"{path}/rate")
    answer = send(one, page, "/rate", {"level-own": "2", "reason-own": "It was short."})
    assert answer.status_code == 422
    assert "It was short." in answer.text
    (kept,) = forms(answer, "/rate")
    assert kept["level-own"] == "2"


def test_sent_twice_is_one_rating_and_sent_is_sent(world: World) -> None:
    one, two, first, second = raters(world)
    path = ask(world, one, first, second)
    page = open_page(one, f"{path}/rate")
    for level in ("2", "4"):
        assert send(one, page, "/rate", {**SAME, "level-own": level}).status_code == 303
    rate(two, path, SAME)
    shown = text_of(open_page(one, f"{path}/ratings"))
    assert "differ" not in shown.replace("differently", "")


def test_only_two_trainers_of_the_group_who_do_not_know_it_yet_are_asked(world: World) -> None:
    browser, _, first, second = raters(world)
    session = world.assessments[OWN]
    path = f"/judge/sessions/{session}"
    elsewhere, trainee = world.people[OTHER, "trainer"], world.people[OWN, "trainee"]
    for pair in ((first, first), (first, elsewhere), (first, trainee), (first, "nobody"), (first, "")):
        answer = browser.submit(f"{path}/second", {"first": pair[0], "second": pair[1]})
        assert answer.status_code == 422
        assert "SK9262" in answer.text
    page = open_page(browser, path)
    send(browser, page, "/criteria/own", {}, action="confirm")
    answer = browser.submit(f"{path}/second", {"first": first, "second": second})
    assert "SK9262" in answer.text, "one who judged it knows its levels"


def test_many_are_asked_at_once_all_or_none(either_world: World) -> None:
    world = either_world
    browser, _, first, second = raters(world)
    more = add_assessment(world, OWN, BAD, 4)
    ids = [world.assessments[OWN], more]
    refused = browser.submit("/judge/second", {"session": [*ids, world.assessments[OTHER]], "second": second})
    assert refused.status_code == 404

    def asked() -> list[str]:
        with world.record.reading() as connection:
            return sorted(connection.scalars(select(second_ratings.c.session)))

    assert asked() == []
    answer = browser.submit("/judge/second", {"session": ids, "second": second})
    assert (answer.status_code, asked()) == (303, sorted(ids))
    with world.record.reading() as connection:
        row = connection.execute(select(second_ratings)).first()
    assert row is not None
    assert (row.first, row.second) == (first, second)
    shown = text_of(open_page(browser, "/judge/queue"))
    assert shown.count("A late delivery") == 2


def test_one_who_has_not_rated_yet_can_be_replaced(world: World) -> None:
    one, two, first, second = raters(world)
    third = add_trainer(world, OWN, "Third Rater")
    path = ask(world, one, first, second)
    rate(one, path, SAME)
    boss = world.browser_of(add_trainer(world, OWN, "Who asks"))
    answer = boss.submit(f"{path}/second", {"first": second, "second": third})
    assert "SK9263" in answer.text, "the one who rated stays"
    assert boss.submit(f"{path}/second", {"first": first, "second": third}).status_code == 303
    assert two.get(f"{path}/rate").status_code == 404
    assert rate(world.browser_of(third), path, SAME).status_code == 303
    assert boss.submit(f"{path}/second", {"first": second, "second": third}).status_code == 422


def test_two_who_settle_at_once_both_see_it(world: World) -> None:
    one, two, first, second = raters(world)
    path = ask(world, one, first, second)
    rate(one, path, {**SAME, "level-own": "1"})
    rate(two, path, SAME)
    late = open_page(one, f"{path}/ratings")
    send(two, open_page(two, f"{path}/ratings"), "/ratings/own", {"level": "2", "reason": "First."})
    answer = send(one, late, "/ratings/own", {"level": "1", "reason": "Second."})
    assert answer.status_code == 409
    assert "Second." in answer.text
    with world.record.reading() as connection:
        assert len(connection.execute(select(judgements).where(judgements.c.criterion == "own")).all()) == 1
    for filled in ({"level": "1"}, {"reason": "x"}):
        fields = {**forms(answer, "/ratings/own")[0], "reason": "", "level": "", **filled}
        assert one.submit(f"{path}/ratings/own", fields).status_code == 422


@pytest.mark.parametrize("after", ["", "nonsense", "2026-01-01T00:00:00+00:00_x", "2026-01-01_x"])
def test_the_queue_asks_a_fixed_number_of_times(world: World, after: str) -> None:
    one, two, first, second = raters(world)
    path = ask(world, one, first, second)
    rate(one, path, {**SAME, "level-own": "1"})
    rate(two, path, SAME)
    with counted_queries(world.record) as queries:
        assert one.get("/judge/queue", params={"after": after}).status_code == 200
    assert len([query for query in queries if query.lstrip().lower().startswith("select")]) <= 5
