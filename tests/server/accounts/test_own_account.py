"""One's own account: passwords, where one is signed in, and how the first administrator comes to be."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, select, update

from simkit.record.tables import people, person_roles
from simkit.server.accounts.first import first_link
from simkit.server.accounts.passwords import hashed, hashed_pins, password_fault, pin_fault
from tests.server.world import Browser, World

OLD, NEW = "seven wet umbrellas", "eight dry umbrellas"


def with_password(world: World, **values: Any) -> str:
    person = world.people["Amsterdam", "trainee"]
    with world.record.writing() as connection:
        mine = people.c.id == person
        connection.execute(update(people).where(mine).values(**values or {"password": hashed(OLD)}))
    return person


def change(browser: Browser, **form: str) -> Any:
    return browser.submit("/me/password", {"current": OLD, "password": NEW, "again": NEW, **form})


@pytest.mark.parametrize(
    ("password", "fault"),
    [
        ("elevenchars", "accounts.password.short"),
        ("x" * 201, "accounts.password.long"),
        ("password1234", "accounts.password.common"),
        ("Welkom2026!!", "accounts.password.common"),
        ("wachtwoord123", "accounts.password.common"),
        ("123456789012", "accounts.password.common"),
        ("abababababab", "accounts.password.common"),
        ("qwertyuiopas", "accounts.password.common"),
        ("welkomwelkom", "accounts.password.common"),
        ("noor.bakker2026", "accounts.password.common"),
        ("groenretail!!", "accounts.password.common"),
        ("twelve chars", None),
        ("paard batterij nietje", None),
        ("bakker van de hoek", None),
        ("zeven natte paraplu’s", None),
    ],
)
def test_a_password_is_long_and_not_the_first_to_be_tried_and_that_is_all(
    password: str, fault: str | None
) -> None:
    assert password_fault(password, "Noor Bakker", "noor@groenretail.example", "GroenRetail") == fault


@pytest.mark.parametrize("pin", ["12345", "1234567", "12345a", "१२३४५६"])
def test_a_pin_is_six_digits(pin: str) -> None:
    assert pin_fault(pin) == "accounts.pin.six"


@pytest.mark.parametrize("pin", ["000000", "123456", "987654", "890123", "121212", "417417"])
def test_a_pin_that_anybody_guesses_is_none(pin: str) -> None:
    assert pin_fault(pin) == "accounts.pin.simple"


def test_a_new_password_ends_every_other_session_and_gives_this_one_a_new_token(either_world: World) -> None:
    world = either_world
    person = with_password(world)
    here, there = world.browser_of(person), world.browser_of(person)
    before = here.cookies["simkit"]
    changed = change(here)
    assert changed.status_code == 303
    assert before not in changed.headers["set-cookie"]
    assert "Changed" in here.get("/me?changed=yes").text
    assert there.get("/me").status_code == 303
    signing = {"name": "trainee@amsterdam.example", "password": OLD}
    assert world.browser(None).submit("/sign-in", signing).status_code == 422
    assert world.browser(None).submit("/sign-in", signing | {"password": NEW}).status_code == 303


def test_a_password_is_not_changed_without_the_current_one_or_by_guessing_it(world: World) -> None:
    here = world.browser_of(with_password(world))
    assert change(here, again="something else").status_code == 422
    assert change(here, password="welkom", again="welkom").status_code == 422
    answers = [change(here, current="not this one").status_code for _ in range(9)]
    assert answers[:8] == [422] * 8
    assert answers[8] == 429
    assert world.browser("Utrecht", "trainee").submit("/me/password").status_code == 404  # has none


def test_a_pin_is_changed_too(world: World) -> None:
    here = world.browser_of(with_password(world, pin=hashed_pins(["730915"])[0], number="41"))
    form = {"current": "730915", "pin": "408172", "again": "408172"}
    assert here.submit("/me/pin", form | {"current": "111111"}).status_code == 422
    assert here.submit("/me/pin", form).status_code == 303
    assert world.browser(None).submit("/sign-in", {"name": "41", "password": "408172"}).status_code == 303


def test_one_sees_where_one_is_signed_in_and_ends_it(either_world: World) -> None:
    world = either_world
    person = with_password(world)
    agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
    shop = world.browser(None)
    form = {"name": "trainee@amsterdam.example", "password": OLD}
    assert shop.submit("/sign-in", form, headers={"user-agent": agent}).status_code == 303
    here, third = world.browser_of(person), world.browser_of(person)
    page = here.get("/me").text
    assert "Firefox, Windows" in page
    keys = re.findall(r'name="session" value="(\w+)"', page)
    assert len(keys) == 2
    theirs = world.browser("Utrecht", "trainee")
    theirs.submit("/me/sessions", {"session": keys[0]})
    assert len(re.findall(r'name="session"', here.get("/me").text)) == 2  # another's are not theirs to end
    here.submit("/me/sessions", {"session": keys[0]})
    assert sorted(one.get("/me").status_code for one in (shop, third)) == [200, 303]
    here.submit("/me/sessions")
    assert [one.get("/me").status_code for one in (shop, third, here)] == [303, 303, 200]


def test_the_language_is_chosen_on_the_page(world: World) -> None:
    here = world.browser("Amsterdam", "trainee")
    here.submit("/language", {"language": "nl"}, headers={"referer": "http://review.example/me"})
    assert "Mijn account" in here.get("/me").text


def test_the_first_administrator_is_made_by_a_link_that_works_once(either_world: World) -> None:
    world = either_world
    with world.record.writing() as connection:
        admins = people.c.id == world.people["Utrecht", "admin"]
        connection.execute(update(people).where(admins).values(password=hashed(OLD)))
    assert first_link(world.server) is None
    with world.record.writing() as connection:
        connection.execute(delete(person_roles).where(person_roles.c.role == "admin"))
    earlier, link = first_link(world.server), first_link(world.server)
    assert earlier
    assert link
    path = link.removeprefix("http://review.example")
    browser = world.browser(None)
    assert browser.get(earlier.removeprefix("http://review.example")).status_code == 404
    assert "first administrator" in browser.get(path).text
    form = {"name": "Noor", "email": "noor@shop.example", "password": NEW, "again": NEW}
    for wrong in ({"name": ""}, {"email": "noor"}, {"password": "short"}, {"again": "another"}):
        assert browser.submit(path, form | wrong).status_code == 422
    assert browser.submit(path, form).status_code == 303
    assert browser.get("/people").status_code == 200
    assert world.browser(None).get(path).status_code == 404
    assert world.browser(None).submit(path, form).status_code == 404
    assert first_link(world.server) is None
    with world.record.reading() as connection:
        roles = connection.scalars(
            select(person_roles.c.role)
            .join(people, people.c.id == person_roles.c.person)
            .where(people.c.email == "noor@shop.example")
        )
        assert set(roles) == {"trainee", "admin"}


def test_a_console_for_an_organisation_prints_that_link_at_its_start(tmp_path: Path) -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "simkit", "review", "--port", str(port), "--base-url", base, "--no-open"]
    environ = {**os.environ, "SIMKIT_HOME": str(tmp_path / "home"), "LANG": "en_GB.UTF-8"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environ) as process:
        assert process.stdout is not None
        try:
            found = None
            for line in process.stdout:
                if found := re.search(r"http://\S+/first/\S+", line):
                    break
            assert found
            page = httpx.get(found.group(), timeout=30)
            assert page.status_code == 200
            assert "first administrator" in page.text
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def test_a_session_ends_when_its_time_is_over(world: World) -> None:
    here = world.browser("Amsterdam", "trainee")
    world.clock.forward(timedelta(hours=world.server.config.session_hours) - timedelta(minutes=1))
    assert here.get("/me").status_code == 200
    world.clock.forward(timedelta(minutes=2))
    assert here.get("/me").status_code == 303
