"""One's own page: what is there, who sees it, taking it along, having it erased."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

from sqlalchemy import select

from simkit.record.tables import erased, erasures, people, sessions
from simkit.server.config import Config
from tests.server.world import World, bare_world, counted_queries


def ids(world: World) -> set[str]:
    with world.record.reading() as connection:
        return set(connection.scalars(select(sessions.c.id)))


def test_it_shows_own_sessions_and_says_who_sees_each(either_world: World) -> None:
    page = either_world.browser("Amsterdam", "trainee").get("/own").text
    assert page.count("A late delivery") >= 3
    assert page.count("you and your trainers") == 2  # the assessment, and the one that was shared
    assert page.count("you alone") == 1
    assert "3 attempts" in page


def test_sharing_and_taking_back_are_the_trainees_own_acts(world: World) -> None:
    browser, session = world.browser("Amsterdam", "trainee"), world.practices["Amsterdam"]
    browser.submit(f"/own/sessions/{session}/share")
    browser.submit(f"/own/sessions/{session}/share")
    assert browser.get("/own").text.count("you and your trainers") == 3
    browser.submit(f"/own/sessions/{session}/unshare")
    assert browser.get("/own").text.count("you and your trainers") == 2


def test_an_assessment_is_not_shared_it_is_seen_anyway(world: World) -> None:
    session = world.assessments["Amsterdam"]
    answer = world.browser("Amsterdam", "trainee").submit(f"/own/sessions/{session}/share")
    assert answer.status_code == 404


def test_practice_is_erased_at_once_and_leaves_a_head(either_world: World) -> None:
    world = either_world
    session = world.practices["Amsterdam"]
    journal = world.record.home.journal(session)
    pictures = world.record.home.pictures / session
    pictures.mkdir()
    assert journal.exists()
    browser = world.browser("Amsterdam", "trainee")
    assert "Erase this session?" in browser.get(f"/own/sessions/{session}/erase").text
    assert browser.submit(f"/own/sessions/{session}/erase").status_code == 303
    assert session not in ids(world)
    assert not journal.exists()
    assert not pictures.exists()
    with world.record.reading() as connection:
        assert len(connection.execute(select(erased)).all()) == 1


def test_an_assessment_is_asked_for_and_an_administrator_decides(either_world: World) -> None:
    world = either_world
    session = world.assessments["Amsterdam"]
    browser, admin = world.browser("Amsterdam", "trainee"), world.browser("Amsterdam", "admin")
    for _ in range(2):
        browser.submit(f"/own/sessions/{session}/erase", {"reason": "I was ill that day"})
    assert session in ids(world)
    assert "asked to be erased" in browser.get("/own").text
    with world.record.reading() as connection:
        (row,) = connection.execute(select(erasures)).all()
    assert "I was ill that day" in admin.get("/erasures").text
    assert admin.submit(f"/erasures/{row.id}", {"outcome": "kept"}).status_code == 404  # without an answer
    assert admin.submit(f"/erasures/{row.id}", {"outcome": "erased"}).status_code == 303
    assert session not in ids(world)
    assert admin.submit(f"/erasures/{row.id}", {"outcome": "erased"}).status_code == 404
    assert "a session that is no longer here" in admin.get("/erasures").text


def test_where_it_is_set_so_an_assessment_is_erased_by_its_trainee(world: World) -> None:
    fresh = bare_world(world.record, erase_assessments="self")
    world.app = fresh.app
    session = world.assessments["Amsterdam"]
    world.browser("Amsterdam", "trainee").submit(f"/own/sessions/{session}/erase")
    assert session not in ids(world)


def test_all_that_is_kept_can_be_taken_along_and_no_secret_is_in_it(world: World) -> None:
    with world.record.writing() as connection:
        connection.execute(people.update().values(password="argon-hash", pin="pin-hash"))
    answer = world.browser("Amsterdam", "trainee").get("/own/export")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(BytesIO(answer.content)) as archive:
        names = set(archive.namelist())
        known = json.loads(archive.read("person.json"))
        mine = {world.assessments["Amsterdam"], world.practices["Amsterdam"], world.shared["Amsterdam"]}
        assert names == {"person.json"} | {f"sessions/{id}.json" for id in mine} | {
            f"journals/{id}.jsonl" for id in mine
        }
        document = json.loads(archive.read(f"sessions/{world.assessments['Amsterdam']}.json"))
    assert known["person"][0]["name"] == "Trainee Amsterdam"
    assert document["session"]["mode"] == "assessment"
    assert b"hash" not in answer.content.replace(b"rubric_hash", b"")
    assert "argon-hash" not in json.dumps(known)


def test_it_says_by_name_who_can_see_what(world: World) -> None:
    page = world.browser("Amsterdam", "trainee").get("/own/who-sees").text
    assert "Trainer Amsterdam" in page
    assert "Manager Amsterdam" in page
    assert "Utrecht" not in page
    assert str(Config(home=world.record.home.path).suppress_below) in page


def test_the_page_takes_few_queries(world: World) -> None:
    browser = world.browser("Amsterdam", "trainee")
    browser.get("/own")
    with counted_queries(world.record) as found:
        browser.get("/own")
    assert len(found) <= 14
