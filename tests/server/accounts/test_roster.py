"""A roster: read as spreadsheets write it, shown before it is applied, and first PINs for who came by it."""

from __future__ import annotations

import csv
import re
from datetime import timedelta
from html import unescape
from io import StringIO
from typing import Any

import pytest
from sqlalchemy import select

from simkit.record.tables import audit, groups, memberships, people, person_roles
from simkit.server.accounts import pins
from simkit.server.accounts.roster.read import read_roster
from tests.server.world import Browser, World, counted_queries

FIRST = """\
number;name;shop;role
101;Anna de Vries;Zwolle;trainee
102;Bram Jansen;Zwolle;trainer
103;Çelik Yılmaz;Breda;
104;Dewi Bos;Breda;manager
104;Dewi Bos;Zwolle;manager
105;Eva Smit;Breda;trainee
106;Finn Mulder;Breda;trainee
"""


def upload(browser: Browser, text: str | bytes, name: str = "roster.csv") -> Any:
    data = text.encode() if isinstance(text, str) else text
    return browser.submit("/admin/roster", files={"roster": (name, data, "text/csv")})


def apply(browser: Browser, text: str | bytes, **form: str) -> Any:
    shown = upload(browser, text)
    assert shown.status_code == 200, shown.text
    code = re.search(r'name="code" value="([^"]+)"', shown.text)
    assert code
    return browser.submit("/admin/roster/apply", {"code": code.group(1), **form})


def counts(page: str) -> list[int]:
    """new, changed, back, to be closed, as they were"""
    return [int(found) for found in re.findall(r"<strong>(\d+)</strong> ", page)]


def known(world: World) -> dict[str, Any]:
    with world.record.reading() as connection:
        rows = connection.execute(select(people).where(people.c.rostered.is_not(None))).all()
    return {row.number: row for row in rows}


def places(world: World, number: str) -> set[tuple[str, str]]:
    query = (
        select(groups.c.name, memberships.c.role)
        .join(groups, groups.c.id == memberships.c.group)
        .join(people, people.c.id == memberships.c.person)
        .where(people.c.number == number)
    )
    with world.record.reading() as connection:
        return {(name, role) for name, role in connection.execute(query)}


@pytest.mark.parametrize(
    "data",
    [
        FIRST.encode(),
        FIRST.encode("utf-8-sig"),
        FIRST.replace(";", ",").encode(),
        FIRST.replace(";", "\t").replace("\n", "\r\n").encode("utf-16"),
        FIRST.replace("number;name;shop;role", "Personeelsnummer;Naam;Winkel;Rol").encode(),
        FIRST.replace("ı", "i").encode("cp1252"),
    ],
)
def test_it_is_read_as_spreadsheets_write_it(data: bytes) -> None:
    found = read_roster(data, "roster.csv")
    assert not found.faults
    assert [entry.number for entry in found.entries] == ["101", "102", "103", "104", "105", "106"]
    assert found.entries[2].name.replace("ı", "i") == "Çelik Yilmaz"
    assert found.entries[3].places == {("Breda", "manager"), ("Zwolle", "manager")}
    assert found.entries[2].places == {("Breda", "trainee")}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (b"", "SK9210", 1),
        (b"PK\x03\x04\x00\x00", "SK9210", 1),
        (b'number;name;shop\n1;"Anna;Zwolle\n', "SK9210", 1),
        (b"101;Anna;Zwolle\n", "SK9211", 1),
        (b"number;name;shop\n101;Anna;Zwolle\n;Bram;Zwolle\n", "SK9212", 3),
        (b"number;name;shop;role\n101;Anna;Zwolle;admin\n", "SK9213", 2),
        (b"number;name;shop;email\n101;Anna;Zwolle;anna\n", "SK9214", 2),
        (b"number;name;shop\n101;Anna;Zwolle\n\n101;Bram;Zwolle\n", "SK9215", 4),
    ],
)
def test_what_is_wrong_has_a_code_and_a_line(text: bytes, code: str, line: int) -> None:
    found = read_roster(text, "roster.csv")
    assert not found.entries
    first = found.faults[0]
    assert first.place
    assert (first.code, first.place.line) == (code, line)


def test_looking_changes_nothing_and_says_what_would(either_world: World) -> None:
    world = either_world
    browser = world.browser("Amsterdam", "admin")
    with counted_queries(world.record) as asked:
        page = upload(browser, FIRST).text
    assert len(asked) < 20
    assert counts(page) == [6, 0, 0, 0, 0]
    assert "Dewi Bos" in page
    assert not known(world)


def test_it_is_applied_and_the_next_one_moves_renames_and_closes(either_world: World) -> None:
    world = either_world
    browser = world.browser("Amsterdam", "admin")
    assert "6 new" in apply(browser, FIRST).text
    assert set(known(world)) == {"101", "102", "103", "104", "105", "106"}
    assert places(world, "104") == {("Breda", "manager"), ("Zwolle", "manager")}
    theirs = world.browser_of(known(world)["106"].id)
    second = (
        FIRST.replace("101;Anna de Vries;Zwolle", "101;Anna de Vries;Breda")
        .replace("103;Çelik Yılmaz", "103;Çelik Demir")
        .replace("106;Finn Mulder;Breda;trainee", "107;Gijs Peters;Ede;trainee")
    )
    page = upload(browser, second).text
    assert counts(page) == [1, 2, 0, 1, 3]
    assert "Finn Mulder" in page
    apply(browser, second)
    rows = known(world)
    assert rows["106"].closed is not None
    assert theirs.get("/me").status_code == 303
    assert rows["103"].name == "Çelik Demir"
    assert places(world, "101") == {("Breda", "trainee")}
    assert places(world, "107") == {("Ede", "trainee")}
    third = second + "106;Finn Mulder;Breda;trainee\n"
    assert counts(upload(browser, third).text) == [0, 0, 1, 0, 6]
    apply(browser, third)
    assert known(world)["106"].closed is None
    with world.record.reading() as connection:
        done = list(connection.scalars(select(audit.c.action)))
    assert done.count("accounts.added") == 7
    assert done.count("accounts.closed") == done.count("accounts.reopened") == 1
    assert done.count("accounts.roster-applied") == 3


def test_only_who_came_by_a_roster_is_closed_by_one_and_hand_made_groups_stay(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    apply(browser, FIRST)
    anna = known(world)["101"].id
    place = {"group": world.groups["Utrecht"], "role": "trainee"}
    browser.submit(f"/people/{anna}/join", place)
    with world.record.writing() as connection:
        connection.execute(person_roles.insert().values(person=anna, role="designer"))
    moved = FIRST.replace("101;Anna de Vries;Zwolle", "101;Anna de Vries;Breda")
    apply(browser, moved)
    assert places(world, "101") == {("Breda", "trainee"), ("Utrecht", "trainee")}
    with world.record.reading() as connection:
        held = set(connection.scalars(select(person_roles.c.role).where(person_roles.c.person == anna)))
        left = connection.scalars(select(people.c.id).where(people.c.closed.is_not(None))).all()
    assert held == {"trainee", "designer"}
    assert not left


def test_more_than_a_third_leaving_asks_for_a_tick(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    apply(browser, FIRST)
    half = "\n".join(FIRST.splitlines()[:4])
    refused = apply(browser, half)
    assert refused.status_code == 422
    assert "3 people have left" in refused.text
    assert all(row.closed is None for row in known(world).values())
    assert apply(browser, half, sure="yes").status_code == 200
    assert {number for number, row in known(world).items() if row.closed} == {"104", "105", "106"}


def test_what_changed_between_looking_and_applying_is_looked_at_again(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    code = re.search(r'name="code" value="([^"]+)"', upload(browser, FIRST).text)
    assert code
    apply(browser, FIRST)
    again = browser.submit("/admin/roster/apply", {"code": code.group(1)})
    assert again.status_code == 422
    assert counts(again.text) == [0, 0, 0, 0, 6]
    other = world.browser("Utrecht", "admin")
    kept = re.search(r'name="code" value="([^"]+)"', upload(browser, FIRST).text)
    assert kept
    assert other.submit("/admin/roster/apply", {"code": kept.group(1)}).status_code == 422


def test_a_file_with_errors_shows_them_all_and_changes_nothing(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    answer = upload(browser, "number;name;shop;role\n1;A;X;boss\n2;;X;\n3;C;X;trainee\n")
    assert answer.status_code == 422
    assert "SK9213" in answer.text
    assert "SK9212" in answer.text
    taken = "number;name;shop;email\n1;A;X;trainer@utrecht.example\n"
    assert "SK9216" in upload(browser, taken).text
    assert browser.submit("/admin/roster").status_code == 422
    assert not known(world)


def given_in(page: str) -> dict[str, str]:
    rows = re.findall(r'<td class="mono">(\w+)</td><td class="mono">(\d{6})</td>', page)
    return dict(rows)


def test_first_pins_are_shown_once_and_changed_at_the_first_sign_in(either_world: World) -> None:
    world = either_world
    browser = world.browser("Amsterdam", "admin")
    page = apply(browser, FIRST).text
    given = given_in(page)
    assert set(given) == {"101", "102", "103", "104", "105", "106"}
    assert not given_in(browser.submit("/admin/pins").text)
    assert all(given["101"] not in str(row) for row in known(world).values())
    hers = world.browser(None)
    wrong = "730916" if given["101"] == "730915" else "730915"
    assert hers.submit("/sign-in", {"name": "101", "password": wrong}).status_code == 422
    asked = hers.submit("/sign-in", {"name": "101", "password": given["101"], "next": "/own"})
    assert "Choose your own PIN" in asked.text
    assert hers.get("/me").status_code == 303
    code = re.search(r'name="code" value="([^"]+)"', asked.text)
    assert code
    new = "417802" if given["101"] != "417802" else "417803"
    for pin, again in (("123456", "123456"), (given["101"],) * 2, (new, "417888"), ("41780", "41780")):
        form = {"code": code.group(1), "pin": pin, "again": again}
        assert hers.submit("/sign-in/pin", form).status_code == 422
    done = hers.submit("/sign-in/pin", {"code": code.group(1), "pin": new, "again": new})
    assert done.headers["location"] == "/own"
    assert "Anna de Vries" in hers.get("/me").text
    spent = world.browser(None).submit("/sign-in/pin", {"code": code.group(1), "pin": new, "again": new})
    assert spent.headers["location"] == "/sign-in"
    assert world.browser(None).submit("/sign-in", {"name": "101", "password": new}).status_code == 303


def test_the_list_of_pins_is_taken_along_and_no_name_in_it_is_a_formula(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    page = apply(browser, FIRST.replace("Anna de Vries", "=HYPERLINK(A1)")).text
    text = re.search(r'name="list" value="([^"]*)"', page)
    assert text
    answer = browser.submit("/admin/pins.csv", {"list": unescape(text.group(1))})
    cells = [cell for row in csv.reader(StringIO(answer.content.decode("utf-8-sig"))) for cell in row]
    assert "'=HYPERLINK(A1)" in cells
    assert given_in(page)["101"] in cells
    assert browser.submit("/admin/pins.csv", {"list": '[{"name": 3}]'}).status_code == 200


def test_a_first_pin_that_nobody_used_ends(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    given = given_in(apply(browser, FIRST).text)
    signing = {"name": "102", "password": given["102"]}
    world.clock.forward(pins.VALID + timedelta(minutes=1))
    assert world.browser(None).submit("/sign-in", signing).status_code == 422
    again = world.browser("Amsterdam", "admin")
    page = again.submit(f"/people/{known(world)['102'].id}/pin").text
    new = re.search(r'class="pin">(\d{6})<', page)
    assert new
    assert (
        "Choose your own" in world.browser(None).submit("/sign-in", signing | {"password": new.group(1)}).text
    )


def test_who_has_an_address_gets_no_pin(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    text = "number,name,shop,email\n201,Hanna,Ede,hanna@shop.example\n202,Isa,Ede,\n"
    assert set(given_in(apply(browser, text).text)) == {"202"}


def test_pins_are_made_some_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "AT_ONCE", 4)
    browser = world.browser("Amsterdam", "admin")
    first = apply(browser, FIRST).text
    assert len(given_in(first)) == 4
    assert "2 people of the roster have no e-mail address" in first
    assert len(given_in(browser.submit("/admin/pins").text)) == 2


def test_too_many_tries_lock_a_number_whether_it_is_there_or_not(world: World) -> None:
    browser = world.browser("Amsterdam", "admin")
    given = given_in(apply(browser, FIRST).text)
    texts = []
    for number in ("103", "999"):
        hers = world.browser(None)
        tries = [hers.submit("/sign-in", {"name": number, "password": "730915"}) for _ in range(6)]
        assert [one.status_code for one in tries] == [422] * 5 + [429]
        texts.append([re.sub(r'value="\w*"', "", one.text) for one in tries])
    assert texts[0] == texts[1]
    right = {"name": "103", "password": given["103"]}
    assert world.browser(None).submit("/sign-in", right).status_code == 429
    world.clock.forward(timedelta(minutes=16))
    assert world.browser(None).submit("/sign-in", right).status_code == 200


def test_a_day_holds_only_so_many_tries_however_patient_they_are(world: World) -> None:
    given = given_in(apply(world.browser("Amsterdam", "admin"), FIRST).text)
    for _ in range(4):
        hers = world.browser(None)
        tries = [hers.submit("/sign-in", {"name": "103", "password": "730915"}) for _ in range(5)]
        assert [one.status_code for one in tries] == [422] * 5
        world.clock.forward(timedelta(minutes=16))
    right = {"name": "103", "password": given["103"]}
    assert world.browser(None).submit("/sign-in", right).status_code == 429
    world.clock.forward(timedelta(days=1))
    assert world.browser(None).submit("/sign-in", right).status_code == 200
