"""A trainee appeals against a level of their own session, and gets an answer of a trainer who did not set it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from simkit.record.judged import held
from simkit.record.tables import appeals, judgements, people, shares
from tests.server.judge.rooms import add_trainer, forms, open_page, send, text_of
from tests.server.world import GROUPS, Browser, World, counted_queries

OWN, OTHER = GROUPS


def appeal(world: World, criterion: str = "own", text: str = "I did take it up at once.") -> Browser:
    browser, session = world.browser(OWN, "trainee"), world.assessments[OWN]
    page = open_page(browser, f"/judge/sessions/{session}/appeal")
    answer = send(browser, page, "/appeal", {"criterion": criterion, "text": text})
    assert answer.status_code == 303, answer.text
    return browser


def only(world: World) -> Any:
    with world.record.reading() as connection:
        return connection.execute(select(appeals)).one()


def level(world: World) -> Any:
    session = world.assessments[OWN]
    with world.record.reading() as connection:
        found = held(connection, [session])[session].get("own")
    return (found.level, found.kind, found.reason) if found else None


def test_the_page_names_the_session_in_the_readers_language_and_leads_back_to_it(world: World) -> None:
    browser, session = world.browser(OWN, "trainee"), world.assessments[OWN]
    with world.record.writing() as connection:
        connection.execute(update(people).values(language="nl"))
    page = browser.get(f"/judge/sessions/{session}/appeal").text
    assert "Een late bestelling" in page
    assert "A late delivery" not in page
    assert f'href="/sessions/{session}"' in page


def test_an_appeal_that_is_granted_changes_the_level_and_the_trainee_reads_why(either_world: World) -> None:
    world = either_world
    trainee = appeal(world)
    trainer = world.browser(OWN, "trainer")
    assert "I did take it up at once." in text_of(open_page(trainer, "/judge/appeals"))
    path = f"/judge/appeals/{only(world).id}"
    page = open_page(trainer, path)
    filled = {"outcome": "changed", "level": "4", "answer": "You are right, at 0:05."}
    assert send(trainer, page, path, filled).status_code == 303
    assert level(world) == (4, "overridden", "You are right, at 0:05.")
    assert "No appeal waits for an answer." in text_of(open_page(trainer, "/judge/appeals"))
    shown = text_of(open_page(trainee, f"/judge/sessions/{world.assessments[OWN]}/appeal"))
    assert "You are right, at 0:05." in shown
    assert "The level changes" in shown
    assert "Trainer Amsterdam" in shown


def test_an_appeal_that_is_not_granted_leaves_the_level_and_can_be_made_again(world: World) -> None:
    trainee = appeal(world)
    trainer = world.browser(OWN, "trainer")
    path = f"/judge/appeals/{only(world).id}"
    page = open_page(trainer, path)
    for _ in range(2):
        assert send(trainer, page, path, {"outcome": "upheld", "answer": "It came late."}).status_code == 303
    assert level(world) is None
    assert "It came late." in text_of(open_page(trainee, f"/judge/sessions/{world.assessments[OWN]}/appeal"))
    appeal(world, text="It did not come late.")


def test_one_appeal_at_a_time_about_a_criterion(world: World) -> None:
    browser = appeal(world)
    path = f"/judge/sessions/{world.assessments[OWN]}/appeal"
    assert browser.submit(path, {"criterion": "own", "text": "I did take it up at once."}).status_code == 303
    assert only(world)
    answer = browser.submit(path, {"criterion": "own", "text": "And another thing."})
    assert (answer.status_code, "SK9264" in answer.text) == (422, True)
    assert browser.submit(path, {"criterion": "solve", "text": "And another thing."}).status_code == 303
    assert browser.submit(path, {"criterion": "nothing", "text": "x"}).status_code == 404
    assert browser.submit(path, {"criterion": "", "text": " "}).status_code == 422


def test_only_ones_own_and_only_what_a_trainer_may_see(world: World) -> None:
    browser = world.browser(OWN, "trainee")
    for session, status in (
        (world.practices[OWN], 404),
        (world.shared[OWN], 200),
        (world.assessments[OTHER], 404),
    ):
        assert browser.get(f"/judge/sessions/{session}/appeal").status_code == status
    with world.record.writing() as connection:
        connection.execute(shares.delete())
    answer = browser.submit(f"/judge/sessions/{world.shared[OWN]}/appeal", {"text": "x"})
    assert answer.status_code == 404
    appeal(world)
    there = f"/judge/appeals/{only(world).id}"
    assert world.browser(OTHER, "trainer").get(there).status_code == 404
    assert "I did take it up" not in world.browser(OTHER, "trainer").get("/judge/appeals").text


def test_who_judged_leaves_the_answer_to_a_colleague_where_there_is_one(world: World) -> None:
    trainer, session = world.browser(OWN, "trainer"), world.assessments[OWN]
    page = open_page(trainer, f"/judge/sessions/{session}")
    send(trainer, page, "/criteria/own", {"level": "1", "reason": "Curt."}, action="change")
    appeal(world)
    path = f"/judge/appeals/{only(world).id}"
    assert forms(open_page(trainer, path), path), "alone in the group, they answer it themselves"
    colleague = world.browser_of(add_trainer(world, OWN, "Colleague"))
    page = open_page(trainer, path)
    assert forms(page, path) == []
    assert "A colleague of yours answers this appeal." in text_of(page)
    refused = trainer.submit(path, {"outcome": "upheld", "answer": "No."})
    assert (refused.status_code, "SK9265" in refused.text) == (422, True)
    page = open_page(colleague, path)
    assert "Curt." in text_of(page)
    assert (
        send(colleague, page, path, {"outcome": "changed", "level": "3", "answer": "Fair."}).status_code
        == 303
    )
    assert level(world) == (3, "overridden", "Fair.")


def test_where_all_have_judged_it_any_of_them_answers(world: World) -> None:
    """Of an appeal against the whole session: one judged this criterion, the other that."""
    browsers = (world.browser(OWN, "trainer"), world.browser_of(add_trainer(world, OWN, "Colleague")))
    for browser, criterion in zip(browsers, ("own", "solve"), strict=True):
        page = open_page(browser, f"/judge/sessions/{world.assessments[OWN]}")
        send(browser, page, f"/criteria/{criterion}", {}, action="confirm")
    appeal(world, "", "All of it is off.")
    path = f"/judge/appeals/{only(world).id}"
    for browser in browsers:
        assert forms(open_page(browser, path), path)


def test_an_answer_lacks_nothing_and_what_was_filled_in_stays(world: World) -> None:
    appeal(world)
    trainer, path = world.browser(OWN, "trainer"), f"/judge/appeals/{only(world).id}"
    page = open_page(trainer, path)
    for filled in (
        {"outcome": "changed", "answer": "Without a level."},
        {"outcome": "upheld", "answer": ""},
        {"outcome": "", "answer": "Which?"},
    ):
        answer = send(trainer, page, path, filled)
        assert answer.status_code == 422
        assert filled["answer"] in answer.text
    assert only(world).answered is None


def test_two_who_answer_at_once_both_see_it(world: World) -> None:
    appeal(world)
    path = f"/judge/appeals/{only(world).id}"
    one, two = world.browser(OWN, "trainer"), world.browser_of(add_trainer(world, OWN, "Colleague"))
    late = open_page(one, path)
    send(two, open_page(two, path), path, {"outcome": "upheld", "answer": "It stays."})
    answer = send(one, late, path, {"outcome": "changed", "level": "4", "answer": "It changes."})
    assert answer.status_code == 409
    shown = text_of(answer)
    assert "It stays." in shown
    assert "It changes." in shown
    assert level(world) is None


def test_a_level_that_was_judged_meanwhile_is_shown_before_it_is_changed(world: World) -> None:
    appeal(world)
    path = f"/judge/appeals/{only(world).id}"
    one, two = world.browser(OWN, "trainer"), world.browser_of(add_trainer(world, OWN, "Colleague"))
    late = open_page(one, path)
    page = open_page(two, f"/judge/sessions/{world.assessments[OWN]}")
    send(two, page, "/criteria/own", {"level": "1", "reason": "Curt."}, action="change")
    answer = send(one, late, path, {"outcome": "changed", "level": "4", "answer": "It changes."})
    assert answer.status_code == 409
    assert only(world).answered is None, "nothing of it was kept"
    again = send(one, answer, path, {"outcome": "changed", "level": "4", "answer": "It changes."})
    assert again.status_code == 303
    assert level(world) == (4, "overridden", "It changes.")


def test_an_appeal_against_the_whole_session_may_change_one_level_of_it(world: World) -> None:
    appeal(world, "", "All of it is off.")
    trainer, path = world.browser(OWN, "trainer"), f"/judge/appeals/{only(world).id}"
    page = open_page(trainer, path)
    filled = {"outcome": "changed", "criterion": "own", "level": "3", "answer": "We looked again."}
    assert send(trainer, page, path, filled).status_code == 303
    assert level(world) == (3, "confirmed", "We looked again."), "it was 3, and somebody looked"


def test_no_appeal_is_found_by_a_strange_number(world: World) -> None:
    browser = world.browser(OWN, "trainer")
    for id in ("0", "-1", "x", "9" * 30, "1%27"):
        assert browser.get(f"/judge/appeals/{id}").status_code == 404
    assert browser.get("/judge/appeals", params={"after": "x"}).status_code == 200


def test_the_list_asks_a_fixed_number_of_times(world: World) -> None:
    for criterion in ("own", "solve", ""):
        appeal(world, criterion)
    with counted_queries(world.record) as queries:
        shown = text_of(open_page(world.browser(OWN, "trainer"), "/judge/appeals"))
    assert shown.count("I did take it up at once.") == 3
    asked = [query for query in queries if query.lstrip().lower().startswith("select")]
    assert len(asked) <= 6
    with world.record.reading() as connection:
        assert connection.execute(select(judgements)).all() == []
