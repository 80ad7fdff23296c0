"""The inbox: whose sessions, which of them, in which order, page by page, and what can be done with several."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import insert, update

from simkit.record.tables import assignments, judgements, memberships, people, second_ratings
from simkit.server.accounts.people import add_person, join
from simkit.server.review import queries
from simkit.session import compile_program
from tests.record.world import BAD, STARTED, practise, scenario
from tests.server.world import NOW, World, counted_queries

ROW = re.compile(r'href="/sessions/([0-9a-f-]{36})"')


def shown(world: World, query: str = "", *, group: str = "Amsterdam") -> list[str]:
    answer = world.browser(group, "trainer").get(f"/review{query}")
    assert answer.status_code == 200
    return ROW.findall(answer.text)


def more_sessions(world: World, count: int) -> list[str]:
    """Assessments of the trainee of Amsterdam in another scenario, a minute apart; oldest first."""
    program = compile_program(scenario(id="second-talk", title="A second talk"))
    trainee = world.record.trainee(world.trainees["Amsterdam", "trainee"])
    return [
        practise(
            world.record,
            trainee,
            mode="assessment",
            acts=BAD,
            program=program,
            started=STARTED + timedelta(hours=3, minutes=number),
        ).row.id
        for number in range(count)
    ]


def judge(world: World, session: str, criterion: str, level: int | None, kind: str = "overridden") -> None:
    values = {
        "session": session,
        "criterion": criterion,
        "rubric": world.program.scenario.rubric.hash if world.program.scenario.rubric else "",
        "kind": kind,
        "level": level,
        "reason": "I saw it",
        "person": world.people["Amsterdam", "trainer"],
        "at": NOW,
    }
    with world.record.writing() as connection:
        connection.execute(insert(judgements).values(values))


def test_it_has_assessments_and_shared_practice_of_own_groups_newest_first(world: World) -> None:
    assert shown(world) == [world.shared["Amsterdam"], world.assessments["Amsterdam"]]
    page = world.browser("Amsterdam", "trainer").get("/review").text
    assert "Trainee Amsterdam" in page
    assert "Trainee Utrecht" not in page
    assert world.practices["Amsterdam"] not in page


def test_every_filter_finds_what_it_says(either_world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also for who trains so much that the list is made in another way."""
    every_filter(either_world)
    monkeypatch.setattr(queries, "_MANY_GROUPS", 1)
    every_filter(either_world)


def every_filter(world: World) -> None:
    test, shared = world.assessments["Amsterdam"], world.shared["Amsterdam"]
    assert shown(world, "?mode=assessment") == [test]
    assert shown(world, "?mode=practice") == [shared]
    assert shown(world, f"?group={world.groups['Amsterdam']}") == [shared, test]
    assert shown(world, f"?group={world.groups['Utrecht']}") == []
    assert shown(world, "?scenario=late-delivery") == [shared, test]
    assert shown(world, "?scenario=other") == []
    assert shown(world, "?since=2026-11-25") == []
    assert shown(world, "?until=2026-11-24") == [shared, test]
    assert shown(world, "?since=2026-11-24&until=2026-11-24&sort=oldest") == [test, shared]
    assert shown(world, "?search=AMSTER") == [shared, test]
    assert shown(world, "?search=%25") == []
    # Good was at level 4 in listening, bad at 2.
    assert shown(world, "?skill=listening&level=4") == [test]
    assert shown(world, "?skill=listening&level=2-") == [shared]
    assert shown(world, "?skill=listening") == [shared, test]


def test_a_number_of_staff_finds_its_person(world: World) -> None:
    with world.record.writing() as connection:
        person = world.people["Amsterdam", "trainee"]
        connection.execute(update(people).where(people.c.id == person).values(number="00417"))
    assert len(shown(world, "?search=00417")) == 2
    assert shown(world, "?search=00418") == []


def test_the_level_that_a_person_judged_is_the_one_that_is_found(either_world: World) -> None:
    world, test = either_world, either_world.assessments["Amsterdam"]
    judge(world, test, "acknowledge", 1)
    assert shown(world, "?skill=listening&level=4") == []
    assert test in shown(world, "?skill=listening&level=1")
    assert shown(world, "?judged=yes") == [test]
    judge(world, test, "own", 3)
    assert shown(world, "?judged=yes") == [test], "once, however much was judged"
    judge(world, test, "own", None, "withdrawn")
    assert shown(world, "?judged=no") == [world.shared["Amsterdam"]]
    judge(world, test, "acknowledge", None, "withdrawn")
    assert shown(world, "?skill=listening&level=4") == [test]
    assert shown(world, "?judged=yes") == []


def test_who_rates_a_session_blind_does_not_find_it_by_its_level(world: World) -> None:
    test = world.assessments["Amsterdam"]
    with world.record.writing() as connection:
        other = add_person(connection, NOW, "Second", ["trainer"])
        join(connection, world.groups["Amsterdam"], other, "trainer")
        first = world.people["Amsterdam", "trainer"]
        values = {"session": test, "first": first, "second": other, "asked": NOW}
        connection.execute(insert(second_ratings).values(values))
    assert shown(world, "?skill=listening&level=4") == []
    page = world.browser("Amsterdam", "trainer").get("/review").text
    assert test in page
    assert "waits for your rating" in page


def test_what_was_due_comes_first_when_that_is_asked(either_world: World) -> None:
    world = either_world
    values = {
        "id": world.assessments["Utrecht"],
        "scenario": "late-delivery",
        "mode": "assessment",
        "group": world.groups["Amsterdam"],
        "due": STARTED - timedelta(minutes=1),
        "note": "",
        "by": world.people["Amsterdam", "trainer"],
        "created": STARTED - timedelta(days=9),
    }
    with world.record.writing() as connection:
        connection.execute(insert(assignments).values(values))
    assert shown(world, "?sort=due") == [world.assessments["Amsterdam"], world.shared["Amsterdam"]]
    page = world.browser("Amsterdam", "trainer").get("/review").text
    assert page.count('<span class="tag warn">late</span>') == 1


def test_by_what_was_due_the_earliest_date_counts_however_few_are_looked_at(
    either_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = either_world
    monkeypatch.setattr(queries, "PAGE", 2)
    monkeypatch.setattr(queries, "_AT_FIRST", 1)
    values = {
        "scenario": "late-delivery",
        "note": "",
        "by": world.people["Amsterdam", "trainer"],
        "created": STARTED - timedelta(days=9),
    }
    to_group = {"group": world.groups["Amsterdam"], "person": None}
    to_person = {"group": None, "person": world.people["Amsterdam", "trainee"]}
    elsewhere = {"group": world.groups["Utrecht"], "person": None}
    given = [
        ("practice", to_group, 9),
        ("assessment", to_group, 8),
        ("practice", to_person, 4),
        ("assessment", to_person, 5),
        ("assessment", elsewhere, 1),
        ("practice", elsewhere, 1),
    ]
    with world.record.writing() as connection:
        for number, (mode, to, days) in enumerate(given):
            id = f"a5500000-0000-4000-8000-{number:012}"
            due = STARTED + timedelta(days=days)
            connection.execute(insert(assignments).values(**values, **to, id=id, mode=mode, due=due))
    (more,) = more_sessions(world, 1)
    browser = world.browser("Amsterdam", "trainer")
    page = browser.get("/review?sort=due").text
    first, second = world.shared["Amsterdam"], world.assessments["Amsterdam"]
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert following
    rest = ROW.findall(browser.get(unescape(following[1])).text)
    assert [*ROW.findall(page), *rest] == [first, second, more]


@pytest.mark.parametrize("sort", ["newest", "oldest", "due"])
def test_page_by_page_each_session_comes_once(
    world: World, monkeypatch: pytest.MonkeyPatch, sort: str
) -> None:
    monkeypatch.setattr(queries, "PAGE", 3)
    made = {*more_sessions(world, 5), world.assessments["Amsterdam"], world.shared["Amsterdam"]}
    browser, found, path = world.browser("Amsterdam", "trainer"), [], f"/review?sort={sort}"
    for _ in range(9):
        page = browser.get(path).text
        found += ROW.findall(page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        if following is None:
            break
        path = following[1].replace("&amp;", "&")
        assert "First page" in browser.get(path).text
    assert len(found) == len(made)
    assert set(found) == made


def test_a_script_gets_the_list_alone_and_going_back_gets_the_page(world: World) -> None:
    browser = world.browser("Amsterdam", "trainer")
    part = browser.get("/review?mode=practice", headers={"HX-Request": "true"})
    assert "<html" not in part.text
    assert ROW.findall(part.text) == [world.shared["Amsterdam"]]
    assert "HX-Request" in part.headers["vary"]
    back = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in browser.get("/review?mode=practice", headers=back).text


def test_empty_says_why(world: World) -> None:
    assert (
        "No session fits these filters" in world.browser("Amsterdam", "trainer").get("/review?search=zz").text
    )
    with world.record.writing() as connection:
        group = world.groups["Amsterdam"]
        of_group = memberships.c.group == group
        connection.execute(memberships.delete().where(of_group, memberships.c.role == "trainee"))
    assert "nothing to review yet" in world.browser("Amsterdam", "trainer").get("/review").text
    with world.record.writing() as connection:
        connection.execute(memberships.delete().where(memberships.c.group == group))
    assert "You train no group yet" in world.browser("Amsterdam", "trainer").get("/review").text


def test_ticked_sessions_go_to_the_rooms_that_act_on_them(world: World) -> None:
    with world.record.writing() as connection:
        other = add_person(connection, NOW, "Second", ["trainer"])
        join(connection, world.groups["Amsterdam"], other, "trainer")
    browser = world.browser("Amsterdam", "trainer")
    page = browser.get("/review").text
    acts = dict(re.findall(r'<button formaction="([^"]+)">([^<]+)<', page))
    assert list(acts.values()) == ["Ask for a second rating", "Give to practise"]
    ask, give = acts
    ticked = {"session": [world.assessments["Amsterdam"], world.shared["Amsterdam"]]}
    assert browser.submit(ask, {**ticked, "second": other}).status_code == 303
    assert browser.submit(give, {**ticked, "scenario": "late-delivery", "due": ""}).status_code == 303
    with world.record.reading() as connection:
        assert len(connection.execute(second_ratings.select()).all()) >= 1
        given = connection.execute(assignments.select()).all()
    assert [one.person for one in given] == [world.people["Amsterdam", "trainee"]]


def test_the_number_of_queries_does_not_grow_with_the_list(world: World) -> None:
    browser = world.browser("Amsterdam", "trainer")
    browser.get("/review")
    with counted_queries(world.record) as few:
        browser.get("/review?skill=listening&level=3-&sort=due")
    more_sessions(world, 8)
    browser.get("/review?skill=listening&level=3-&sort=due")
    with counted_queries(world.record) as many:
        browser.get("/review?skill=listening&level=3-&sort=due")
    assert len(many) <= len(few) <= 14
