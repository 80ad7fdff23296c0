"""Enrolling a machine: by a code, and by a pairing that the person confirms in the browser."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.export.upload.server import Away
from simkit.record import Record
from simkit.record.tables import devices, people
from simkit.server.upload import enrolling
from simkit.server.upload.keys import public_key
from tests.server.upload.machine import Machine, anonymous, count, enrolled, refusal, server_for
from tests.server.world import Browser, World

TRAINEE = "3f0c6f7e-0000-4000-8000-00000000000a"
OTHER = "3f0c6f7e-0000-4000-8000-00000000000b"


def test_a_code_from_the_page_enrols_once_and_however_it_is_typed(either_world: World) -> None:
    world = either_world
    page = world.browser("Amsterdam").submit("/devices/code").text
    code = page.partition('class="upload-code"><code>')[2].partition("<")[0]
    server = anonymous(world)
    said = server.enrol(code.lower().replace("-", " "), "Front desk", TRAINEE)
    assert said["person"] == "Trainee Amsterdam"
    assert server_for(world, said["token"]).me()["groups"] == ["Amsterdam"]
    assert refusal(lambda: server.enrol(code, "Front desk", TRAINEE)) == "SK9245"
    assert "Front desk" in world.browser("Amsterdam").get("/devices").text
    assert "Front desk" not in world.browser("Utrecht").get("/devices").text


def test_a_code_is_too_old_after_a_quarter_of_an_hour(world: World) -> None:
    code = enrolling.new_code(world.server, world.people["Amsterdam", "trainee"])
    world.clock.forward(timedelta(minutes=15, seconds=1))
    assert refusal(lambda: anonymous(world).enrol(code, "Laptop", TRAINEE)) == "SK9245"


def test_guessing_codes_is_stopped(world: World) -> None:
    server = anonymous(world)
    for _ in range(20):
        assert refusal(lambda: server.enrol("AAAA-AAAA", "Laptop", TRAINEE)) == "SK9245"
    with pytest.raises(Away) as caught:
        server.enrol("AAAA-AAAA", "Laptop", TRAINEE)
    assert caught.value.found.code == "SK9251"


def test_a_pairing_is_confirmed_by_who_signs_in(either_world: World) -> None:
    world = either_world
    server = anonymous(world)
    asked = server.ask_to_pair("Kiosk <b>", TRAINEE)
    assert server.is_paired(asked["device_code"]) == {"error": "authorization_pending"}
    path = asked["verification_uri_complete"].removeprefix(world.server.config.base_url)
    nobody = Browser(world, None).get(path)
    assert nobody.status_code == 303
    assert "/sign-in?next=" in nobody.headers["location"]
    browser = world.browser("Utrecht")
    page = browser.get(path).text
    assert "Kiosk &lt;b&gt;" in page
    assert asked["user_code"] in page
    assert browser.submit("/pair", {"code": asked["user_code"], "answer": "yes"}).status_code == 200
    said = server.is_paired(asked["device_code"])
    assert said["person"] == "Trainee Utrecht"
    assert server_for(world, said["token"]).me()["person"] == "Trainee Utrecht"
    assert server.is_paired(asked["device_code"]) == {"error": "expired_token"}
    assert browser.get(path).status_code == 422


def test_a_pairing_that_was_denied_or_forgotten_gives_nothing(world: World) -> None:
    server, browser = anonymous(world), world.browser("Amsterdam")
    denied = server.ask_to_pair("Kiosk", TRAINEE)
    browser.submit("/pair", {"code": denied["user_code"], "answer": "no"})
    assert server.is_paired(denied["device_code"]) == {"error": "access_denied"}
    forgotten = server.ask_to_pair("Kiosk", TRAINEE)
    world.clock.forward(timedelta(minutes=16))
    assert server.is_paired(forgotten["device_code"]) == {"error": "expired_token"}
    assert browser.submit("/pair", {"code": forgotten["user_code"], "answer": "yes"}).status_code == 422
    assert count(world, devices) == 0


def test_a_closed_device_and_a_person_who_left_deliver_nothing(machine: Machine, world: World) -> None:
    browser = world.browser("Amsterdam")
    assert browser.submit(f"/devices/{machine.enrolment.device}/close").status_code == 303
    assert refusal(machine.server.me) == "SK9250"
    assert world.browser("Utrecht").submit(f"/devices/{machine.enrolment.device}/close").status_code == 404
    again = enrolled(world, machine.record.home.path)
    again.server.me()
    with world.record.writing() as connection:
        connection.execute(
            people.update().where(people.c.name == "Trainee Amsterdam").values(closed=world.clock())
        )
    assert refusal(again.server.me) == "SK9250"
    again.record.close()


def test_a_machine_that_enrols_again_closes_its_older_token(world: World, tmp_path: Path) -> None:
    first = enrolled(world, tmp_path / "home")
    second = enrolled(world, tmp_path / "home")
    assert refusal(first.server.me) == "SK9250"
    second.server.me()
    for one in (first, second):
        one.record.close()


def test_a_home_folder_stands_for_one_person(world: World, tmp_path: Path) -> None:
    first = enrolled(world, tmp_path / "home")
    code = enrolling.new_code(world.server, world.people["Utrecht", "trainee"])
    assert refusal(lambda: anonymous(world).enrol(code, "Laptop", first.enrolment.trainee)) == "SK9247"
    code = enrolling.new_code(world.server, world.people["Utrecht", "trainee"])
    theirs = world.trainees["Amsterdam", "trainer"]
    assert refusal(lambda: anonymous(world).enrol(code, "Laptop", theirs)) == "SK9247"
    first.record.close()


def test_a_name_is_a_label_and_a_trainee_an_id(world: World) -> None:
    browser = Browser(world, None)
    for name, trainee in (("", TRAINEE), ("a\x00b", TRAINEE), ("x" * 81, TRAINEE), ("Laptop", "me")):
        answer = browser.post("/api/pair", json={"name": name, "trainee": trainee})
        assert answer.status_code == 422
    assert browser.post("/api/enrol", data={"code": "AAAA-AAAA"}).status_code == 422


def test_a_signing_key_that_is_none_is_said(world: World, tmp_path: Path) -> None:
    broken = world.server.config.model_copy(update={"signing_key": "not-hex"})
    with pytest.raises(SimkitError) as caught:
        public_key(broken)
    assert caught.value.code == "SK9256"
    with Record.open(tmp_path / "other") as record:
        given = world.server.config.model_copy(update={"home": record.home.path})
        made = public_key(given)
        assert made == public_key(given)
        kept = (record.home.path / "keys" / "countersign").read_text()
        configured = given.model_copy(update={"signing_key": kept})
        assert public_key(configured) == made
