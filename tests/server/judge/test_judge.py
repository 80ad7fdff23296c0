"""Confirm, change, rate and take back a level; what stands between two who do so at once."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from scoring import rubric_from_data
from simkit.record.judged import held, judged_card
from simkit.record.tables import audit, judgements
from simkit.server.accounts.people import join
from tests.record.world import BAD, practise, rubric
from tests.server.judge.rooms import add_assessment, add_trainer, form, forms, open_page, send, text_of
from tests.server.world import GROUPS, NOW, Browser, World, counted_queries

OWN, OTHER = GROUPS
CRITERION = "/criteria/own"


def page_of(world: World) -> str:
    return f"/judge/sessions/{world.assessments[OWN]}"


def levels(world: World) -> dict[str, Any]:
    session = world.assessments[OWN]
    with world.record.reading() as connection:
        return {id: (one.level, one.kind) for id, one in held(connection, [session])[session].items()}


def history(world: World) -> list[tuple[Any, ...]]:
    query = select(judgements).where(judgements.c.session == world.assessments[OWN]).order_by(judgements.c.id)
    with world.record.reading() as connection:
        return [(one.kind, one.before, one.level, one.reason) for one in connection.execute(query)]


def change(browser: Browser, world: World, level: str, reason: str = "She said sorry at 0:03.") -> Any:
    page = open_page(browser, page_of(world))
    return send(browser, page, CRITERION, {"level": level, "reason": reason}, action="change")


def test_a_level_is_confirmed_changed_and_taken_back_and_all_of_it_stays(either_world: World) -> None:
    world = either_world
    browser = world.browser(OWN, "trainer")
    page = open_page(browser, page_of(world))
    assert send(browser, page, CRITERION, {}, action="confirm").status_code == 303
    assert levels(world) == {"own": (3, "confirmed")}
    assert change(browser, world, "1").headers["location"].endswith("#judge-own")
    assert levels(world) == {"own": (1, "overridden")}
    assert change(browser, world, "none", "It was not to be heard.").status_code == 303
    page = open_page(browser, page_of(world))
    assert send(browser, page, CRITERION, {"reason": "I was wrong."}, action="withdraw").status_code == 303
    assert levels(world) == {}
    assert history(world) == [
        ("confirmed", 3, 3, ""),
        ("overridden", 3, 1, "She said sorry at 0:03."),
        ("overridden", 1, None, "It was not to be heard."),
        ("withdrawn", None, 3, "I was wrong."),
    ]
    shown = text_of(open_page(browser, page_of(world)))
    for said in ("Trainer Amsterdam", "She said sorry at 0:03.", "Level 3 → Level 1", "Taken back"):
        assert said in shown
    with world.record.reading() as connection:
        rows = connection.execute(select(audit).where(audit.c.action.startswith("judge."))).all()
    assert [row.action for row in rows][-1] == "judge.withdrawn"
    assert rows[1].details == {"criterion": "own", "before": 3, "after": 1}
    assert {row.person for row in rows} == {world.people[OWN, "trainer"]}


def test_what_was_said_and_what_it_counted_as_stands_beside_the_level(world: World) -> None:
    shown = text_of(open_page(world.browser(OWN, "trainer"), page_of(world)))
    assert "“Since Monday? What was it for?”" in shown
    assert "By the rubric’s rules; nobody judged it yet." in shown


def test_a_form_sent_twice_is_one_judgement(world: World) -> None:
    browser = world.browser(OWN, "trainer")
    filled = form(open_page(browser, page_of(world)), CRITERION, action="change")
    filled |= {"level": "2", "reason": "Too short."}
    for _ in range(2):
        assert browser.submit(f"{page_of(world)}{CRITERION}", filled).status_code == 303
    assert len(history(world)) == 1


def test_two_at_once_both_see_what_the_other_did_and_nothing_is_lost(either_world: World) -> None:
    world = either_world
    mine = world.browser(OWN, "trainer")
    theirs = world.browser_of(add_trainer(world, OWN, "Colleague"))
    mine_page = open_page(mine, page_of(world))
    assert change(theirs, world, "1", "It was harsh.").status_code == 303
    filled = {"level": "4", "reason": "It was excellent, truly."}
    again = send(mine, mine_page, CRITERION, filled, action="change")
    assert again.status_code == 409
    assert "It was harsh." in text_of(again)
    assert "Colleague" in text_of(again)
    assert "It was excellent, truly." in again.text
    assert levels(world) == {"own": (1, "overridden")}, "not saved yet"
    (kept,) = forms(again, CRITERION)
    assert kept["level"] == "4"
    assert send(mine, again, CRITERION, {"reason": "It was excellent, truly."}).status_code == 303
    assert [one[:3] for one in history(world)] == [("overridden", 3, 1), ("overridden", 1, 4)]


def test_scoring_again_meanwhile_is_shown_too(world: World) -> None:
    browser = world.browser(OWN, "trainer")
    page = open_page(browser, page_of(world))
    world.record.rescore(rubric(version="2", rule="lowest"), "late-delivery", at=NOW)
    assert send(browser, page, CRITERION, {}, action="confirm").status_code == 409
    assert history(world) == []


@pytest.mark.parametrize(
    "sent",
    [
        {"reason": "Why not"},
        {"level": "2"},
        {"level": "5", "reason": "Why not"},
        {"level": "2", "reason": " "},
    ],
)
def test_without_a_level_or_a_reason_nothing_changes_and_what_was_filled_in_is_there(
    world: World, sent: dict[str, str]
) -> None:
    browser = world.browser(OWN, "trainer")
    page = open_page(browser, page_of(world))
    fields = {**form(page, CRITERION, action="change"), "level": "", "reason": "", **sent}
    answer = browser.submit(f"{page_of(world)}{CRITERION}", fields)
    assert answer.status_code == 422
    assert sent.get("reason", "").strip() in answer.text
    assert history(world) == []


def test_what_the_rules_could_not_see_is_rated_by_a_person(world: World) -> None:
    """The session that was lost never came to a choice about solving, under a rubric that wants two occasions."""
    browser = world.browser(OWN, "trainer")
    data = rubric(version="3").to_data()
    for skill in data["skills"].values():
        for criterion in skill["criteria"].values():
            criterion["at least"] = 2

    world.record.rescore(rubric_from_data(data), "late-delivery", at=NOW)
    assert "Rate it if you did see it." in text_of(open_page(browser, page_of(world)))
    assert change(browser, world, "3").status_code == 303
    assert levels(world) == {"own": (3, "rated")}


def test_nobody_judges_themselves(world: World) -> None:
    """A trainer who also practises in their own group."""
    person = world.people[OWN, "trainer"]
    with world.record.writing() as connection:
        join(connection, world.groups[OWN], person, "trainee")
    profile = world.record.trainee(world.trainees[OWN, "trainer"])

    own = practise(world.record, profile, mode="assessment", program=world.program).row.id
    browser = world.browser(OWN, "trainer")
    for answer in (
        browser.get(f"/judge/sessions/{own}"),
        browser.submit(f"/judge/sessions/{own}/criteria/own", {"action": "confirm"}),
        browser.submit(f"/judge/sessions/{own}/second", {"second": person}),
        browser.get(f"/judge/sessions/{own}/rate"),
    ):
        assert answer.status_code == 422
        assert "SK9260" in answer.text


def test_a_criterion_that_is_not_there_is_not_there(world: World) -> None:
    browser = world.browser(OWN, "trainer")
    for criterion in ("nothing", "..%2f..", "<b>"):
        answer = browser.submit(f"{page_of(world)}/criteria/{criterion}", {"action": "confirm"})
        assert answer.status_code == 404


def test_words_of_people_are_shown_as_words(world: World) -> None:
    browser = world.browser(OWN, "trainer")
    change(browser, world, "2", "<script>alert(1)</script>{{ 7 * 7 }}")
    shown = open_page(browser, page_of(world)).text
    assert "<script>alert(1)" not in shown
    assert "{{ 7 * 7 }}" in shown


def test_the_outcome_follows_what_people_judged(world: World) -> None:
    session = add_assessment(world, OWN, BAD, 3)
    browser = world.browser(OWN, "trainer")
    before = world.record.scorecards(session)[0].card
    assert before.passing.outcome == "not_yet"
    for criterion in before.levels:
        page = open_page(browser, f"/judge/sessions/{session}")
        end = f"/criteria/{criterion}"
        assert send(browser, page, end, {"level": "4", "reason": "x"}, action="change").status_code == 303
    with world.record.reading() as connection:
        card = judged_card(before, held(connection, [session])[session])
    assert card.passing.outcome == "passed"
    assert set(card.levels.values()) == {4}


def test_the_pages_ask_the_database_a_fixed_number_of_times(world: World) -> None:
    browser = world.browser(OWN, "trainer")

    def asked() -> int:
        with counted_queries(world.record) as queries:
            open_page(browser, page_of(world))
        return len([one for one in queries if one.lstrip().lower().startswith("select")])

    open_page(browser, page_of(world))
    first = asked()
    assert first <= 14
    for number in range(4):
        change(browser, world, str(1 + number % 4))
    assert asked() == first


def test_it_is_dutch_for_who_reads_dutch(world: World) -> None:
    browser = world.browser(OWN, "trainer")
    browser.submit("/language", {"language": "nl"})
    shown = text_of(open_page(browser, page_of(world)))
    assert "Beoordeling aanpassen" in shown
    assert "Volgens de regels van het beoordelingsmodel" in shown
