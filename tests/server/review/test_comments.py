"""Comments: who writes them, who reads them, and that they are only ever added."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, select

from simkit.record.tables import audit, comments, second_ratings
from simkit.server.accounts.people import add_person, join
from simkit.server.review.comments import LONGEST
from tests.server.world import NOW, World


def kept(world: World) -> list[tuple[int | None, str]]:
    with world.record.reading() as connection:
        rows = connection.execute(select(comments).order_by(comments.c.id))
        return [(row.entry, row.text) for row in rows]


def test_a_comment_on_a_moment_is_seen_by_the_trainee(either_world: World) -> None:
    world = either_world
    session, trainer = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    answer = trainer.submit(f"/sessions/{session}/comments", {"text": "Well asked.", "entry": "2"})
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/sessions/{session}#comments-2"
    trainer.submit(f"/sessions/{session}/comments", {"text": "A good talk."})
    assert kept(world) == [(2, "Well asked."), (None, "A good talk.")]
    page = world.browser("Amsterdam", "trainee").get(f"/sessions/{session}").text
    assert page.index('id="comments-2"') < page.index("Well asked.") < page.index("A good talk.")
    assert "Trainer Amsterdam" in page
    with world.record.reading() as connection:
        actions = connection.scalars(select(audit.c.action)).all()
    assert list(actions).count("review.commented") == 2


def test_a_script_gets_the_comments_of_that_moment_back(world: World) -> None:
    session, browser = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    form = {"text": "<b>Bold</b> & plain", "entry": "2"}
    answer = browser.submit(f"/sessions/{session}/comments", form, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; plain" in answer.text
    assert "<html" not in answer.text


@pytest.mark.parametrize("entry", ["0", "1", "999", "x", "-2"])
def test_a_comment_on_what_is_no_moment_is_refused(world: World, entry: str) -> None:
    session, browser = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    form = {"text": "Well asked.", "entry": entry}
    assert browser.submit(f"/sessions/{session}/comments", form).status_code == 404
    assert kept(world) == []


def test_nothing_is_no_comment_and_a_long_one_is_cut(world: World) -> None:
    session, browser = world.assessments["Amsterdam"], world.browser("Amsterdam", "trainer")
    browser.submit(f"/sessions/{session}/comments", {"text": "   "})
    assert kept(world) == []
    browser.submit(f"/sessions/{session}/comments", {"text": "a" * (LONGEST + 50)})
    assert len(kept(world)[0][1]) == LONGEST


def test_who_rates_it_blind_reads_their_own_comments_alone(world: World) -> None:
    session = world.assessments["Amsterdam"]
    with world.record.writing() as connection:
        other = add_person(connection, NOW, "Second", ["trainer"])
        join(connection, world.groups["Amsterdam"], other, "trainer")
        first = world.people["Amsterdam", "trainer"]
        values = {"session": session, "first": first, "second": other, "asked": NOW}
        connection.execute(insert(second_ratings).values(values))
    world.browser("Amsterdam", "trainer").submit(f"/sessions/{session}/comments", {"text": "By the first."})
    world.browser_of(other).submit(f"/sessions/{session}/comments", {"text": "By the second."})
    page = world.browser_of(other).get(f"/sessions/{session}").text
    assert "By the second." in page
    assert "By the first." not in page
    assert "By the first." in world.browser("Amsterdam", "trainee").get(f"/sessions/{session}").text
