"""A group's page: whole for its trainer, suppressed for its manager, and what can be taken along."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from simkit.server.accounts.people import add_person, join
from simkit.session import compile_program
from tests.record.world import BAD, GOOD, STARTED, practise, scenario
from tests.server.live import serving
from tests.server.world import NOW, World, counted_queries


def fill_group(world: World, people: int, *, group: str = "Amsterdam") -> list[str]:
    """So many more trainees, each assessed in two scenarios; the names of those that did badly come last."""
    other = compile_program(scenario(id="second-talk", title="A second talk"))
    names = []
    for number in range(people):
        name = f"Person {number}"
        names.append(name)
        with world.record.writing() as connection:
            person = add_person(connection, NOW, name, ["trainee"])
            join(connection, world.groups[group], person, "trainee")
        with world.record.reading() as connection:
            from simkit.record.tables import people as table

            profile = connection.execute(table.select().where(table.c.id == person)).one().trainee
        trainee = world.record.trainee(profile)
        acts = GOOD if number % 2 else BAD
        for hours, program in enumerate((world.program, other)):
            when = STARTED + timedelta(hours=3 + 2 * number + hours)
            practise(world.record, trainee, mode="assessment", acts=acts, program=program, started=when)
    return names


def test_a_trainer_sees_the_whole_of_a_small_group(either_world: World) -> None:
    page = (
        either_world.browser("Amsterdam", "trainer").get(f"/groups/{either_world.groups['Amsterdam']}").text
    )
    assert "1 person practises in this group" in page
    assert "A late delivery" in page
    assert "not shown" not in page


def test_a_manager_sees_nothing_of_a_small_group(world: World) -> None:
    page = world.browser("Amsterdam", "manager").get(f"/groups/{world.groups['Amsterdam']}").text
    assert "There are figures here once at least 5 people" in page
    assert "A late delivery" not in page


def test_a_manager_sees_figures_of_a_large_group_and_no_name(world: World) -> None:
    names = fill_group(world, 12)
    page = world.browser("Amsterdam", "manager").get(f"/groups/{world.groups['Amsterdam']}").text
    assert "13 people practise in this group" in page
    assert "Listening" in page
    assert not any(name in page for name in [*names, "Trainee Amsterdam"])
    assert "data-live" not in page


def test_a_managers_figures_stand_still_until_enough_people_have_new_results(world: World) -> None:
    fill_group(world, 9)
    browser, path = world.browser("Amsterdam", "manager"), f"/groups/{world.groups['Amsterdam']}/figures.csv"
    before = browser.get(path).text
    trainee = world.record.trainee(world.trainees["Amsterdam", "trainee"])
    later = STARTED + timedelta(days=20)
    practise(world.record, trainee, mode="assessment", acts=BAD, program=world.program, started=later)
    assert browser.get(path).text == before
    trainers = world.browser("Amsterdam", "trainer").get(path).text
    assert trainers != before


@pytest.mark.parametrize("format", ["csv", "xlsx", "pdf"])
def test_what_is_taken_along_is_what_is_shown(world: World, format: str) -> None:
    fill_group(world, 6)
    path = f"/groups/{world.groups['Amsterdam']}/figures.{format}"
    answer = world.browser("Amsterdam", "manager").get(path)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'.{format}"')
    if format == "csv":
        assert "Listening" in answer.text
        assert "Person 1" not in answer.text
        assert "–" in answer.text


def test_a_format_that_is_none_is_not_there(world: World) -> None:
    path = f"/groups/{world.groups['Amsterdam']}/figures.docx"
    assert world.browser("Amsterdam", "trainer").get(path).status_code == 404


def test_the_page_takes_the_same_queries_for_a_large_group(world: World) -> None:
    browser, path = world.browser("Amsterdam", "trainer"), f"/groups/{world.groups['Amsterdam']}"
    browser.get(path)
    with counted_queries(world.record) as few:
        browser.get(path)
    fill_group(world, 8)
    browser.get(path)
    with counted_queries(world.record) as many:
        browser.get(path)
    assert len(many) == len(few) <= 16


def test_a_page_that_is_open_hears_of_a_new_result(world: World) -> None:
    cookies = dict(world.browser("Amsterdam", "trainer").cookies)
    path = f"/groups/{world.groups['Amsterdam']}/live"
    with (
        serving(world.app) as address,
        httpx.stream("GET", address + path, cookies=cookies, timeout=30) as answer,
    ):
        lines = answer.iter_lines()
        assert next(line for line in lines if line.startswith("event")) == "event: hello"
        trainee = world.record.trainee(world.trainees["Amsterdam", "trainee"])
        practise(world.record, trainee, mode="assessment", acts=BAD, program=world.program, started=NOW)
        assert next(line for line in lines if line.startswith("event")) == "event: changed"


def test_a_designer_sees_a_scenario_without_people(either_world: World) -> None:
    world = either_world
    browser = world.browser("Amsterdam", "designer")
    assert "A late delivery" in browser.get("/scenarios").text
    assert "There are figures here once" in browser.get("/scenarios/late-delivery").text
    fill_group(world, 9)
    page = browser.get("/scenarios/late-delivery").text
    assert "11 people" in page
    assert "Acknowledge" in page
    assert "Person" not in page
    assert browser.get("/scenarios/no-such").status_code == 404
