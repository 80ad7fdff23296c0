"""People and groups, for who administers them: found, added, changed, closed, and each change in the log."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import insert, select

from simkit.record.tables import audit, memberships, people, person_roles, profiles, web_sessions
from tests.server.world import NOW, Browser, World, counted_queries


def admin(world: World) -> Browser:
    return world.browser("Amsterdam", "admin")


def actions(world: World) -> list[str]:
    with world.record.reading() as connection:
        return list(connection.scalars(select(audit.c.action).order_by(audit.c.id)))


def row_of(world: World, person: str) -> Any:
    with world.record.reading() as connection:
        return connection.execute(select(people).where(people.c.id == person)).one()


def crowd(world: World, count: int) -> None:
    ids = [f"{number:08}-0000-4000-8000-000000000000" for number in range(count)]
    with world.record.writing() as connection:
        connection.execute(insert(profiles), [{"id": id, "home_page": "https://x.example"} for id in ids])
        rows = [
            {"id": id, "trainee": id, "name": f"Crowd {number:04}", "language": "en", "created": NOW}
            for number, id in enumerate(ids)
        ]
        connection.execute(insert(people), rows)
        connection.execute(insert(person_roles), [{"person": id, "role": "trainee"} for id in ids])


def test_people_are_found_by_text_group_and_role(either_world: World) -> None:
    world = either_world
    browser = admin(world)
    everybody = browser.get("/people").text
    assert "Trainee Amsterdam" in everybody
    assert "Trainer Utrecht" in everybody
    by_text = browser.get("/people", params={"q": "TRAINER@utr"}).text
    assert "Trainer Utrecht" in by_text
    assert "Trainee Amsterdam" not in by_text
    by_group = browser.get("/people", params={"group": world.groups["Utrecht"], "role": "manager"}).text
    assert "Manager Utrecht" in by_group
    assert "Trainee Utrecht" not in by_group
    assert "Nobody was found" in browser.get("/people", params={"q": "100%"}).text


def test_pages_follow_each_other_without_a_gap_and_without_more_queries(either_world: World) -> None:
    world = either_world
    crowd(world, 120)
    browser, path, seen = admin(world), "/people", []
    while path:
        with counted_queries(world.record) as asked:
            page = browser.get(path).text
        assert len(asked) <= 12
        seen += re.findall(r">(Crowd \d+|\w+ (?:Amsterdam|Utrecht))</a>", page.partition("<tbody>")[2])
        found = re.search(r'href="([^"]*after=[^"]*)"', page)
        path = found.group(1).replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 130


def test_one_is_added_and_gets_a_link_that_sets_a_password_once(either_world: World) -> None:
    world = either_world
    browser = admin(world)
    form = {"name": "Noor  Bakker", "email": "Noor@Shop.example", "roles": ["trainee", "trainer"]}
    form["group"] = world.groups["Utrecht"]
    answer = browser.submit("/people", form)
    assert answer.status_code == 303
    path = answer.headers["location"]
    person = path.rpartition("/")[2]
    assert row_of(world, person).name == "Noor Bakker"
    with world.record.reading() as connection:
        mine = select(memberships.c.role).where(memberships.c.person == person)
        assert set(connection.scalars(mine)) == {"trainee", "trainer"}
    shown = browser.submit(f"{path}/password").text
    link = re.search(r"http://review.example(/set-password/[\w-]+)", shown)
    assert link
    assert link.group(1) not in browser.get(path).text
    theirs = world.browser(None)
    assert "Noor Bakker" in theirs.get(link.group(1)).text
    assert "Noor Bakker" in theirs.get(link.group(1)).text  # looking spends nothing
    password = {"password": "seven wet umbrellas", "again": "seven wet umbrellas"}
    assert theirs.submit(link.group(1), password).status_code == 303
    assert "Noor Bakker" in theirs.get("/me").text
    assert world.browser(None).get(link.group(1)).status_code == 404
    signing = {"name": "noor@shop.example", "password": "seven wet umbrellas"}
    assert world.browser(None).submit("/sign-in", signing).status_code == 303
    assert {"accounts.added", "accounts.joined", "accounts.password-link", "accounts.password-set"} <= set(
        actions(world)
    )


def test_what_is_wrong_with_a_new_person_is_said_and_nobody_is_added(world: World) -> None:
    browser = admin(world)
    good = {"name": "Noor", "email": "noor@shop.example", "roles": "trainee"}
    for wrong in ({"name": " "}, {"email": "noor"}, {"roles": ""}, {"email": "TRAINEE@amsterdam.example"}):
        answer = browser.submit("/people", good | wrong)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    assert "accounts.added" not in actions(world)


def test_a_later_link_makes_the_earlier_one_worthless(world: World) -> None:
    browser, path = admin(world), f"/people/{world.people['Utrecht', 'trainee']}/password"
    links = [re.search(r"/set-password/[\w-]+", browser.submit(path).text) for _ in range(2)]
    first, second = (found.group() for found in links if found)
    assert world.browser(None).get(first).status_code == 404
    assert world.browser(None).get(second).status_code == 200


def test_roles_and_groups_change_and_a_role_that_goes_takes_its_places_along(either_world: World) -> None:
    world = either_world
    browser, person = admin(world), world.people["Amsterdam", "trainer"]
    place = {"group": world.groups["Utrecht"], "role": "manager"}
    assert browser.submit(f"/people/{person}/join", place).status_code == 303
    assert "manager" in browser.get(f"/people/{person}").text
    form = {"name": "Trainer Amsterdam", "email": "trainer@amsterdam.example", "roles": "manager"}
    assert browser.submit(f"/people/{person}", form).status_code == 303
    with world.record.reading() as connection:
        mine = select(memberships.c.role).where(memberships.c.person == person)
        assert set(connection.scalars(mine)) == {"manager"}
    assert browser.submit(f"/people/{person}/leave", place).status_code == 303
    assert browser.submit(f"/people/{person}/leave", place).status_code == 404
    done = actions(world)
    assert done.count("accounts.roles-changed") == 2
    assert {"accounts.joined", "accounts.left"} <= set(done)


def test_who_is_closed_is_out_at_once_and_is_hidden_until_opened_again(either_world: World) -> None:
    world = either_world
    browser, person = admin(world), world.people["Utrecht", "trainee"]
    theirs = world.browser_of(person)
    assert theirs.get("/me").status_code == 200
    browser.submit(f"/people/{person}/close")
    assert theirs.get("/me").status_code == 303
    assert "Trainee Utrecht" not in browser.get("/people").text
    assert "Trainee Utrecht" in browser.get("/people", params={"closed": "yes"}).text
    assert "Trainee Utrecht" not in browser.get(f"/admin/groups/{world.groups['Utrecht']}").text
    browser.submit(f"/people/{person}/reopen")
    assert "Trainee Utrecht" in browser.get("/people").text
    assert [one for one in actions(world) if one.endswith(("closed", "reopened"))] == [
        "accounts.closed",
        "accounts.reopened",
    ]


def test_the_only_administrator_stays_one(world: World) -> None:
    browser, me, other = (
        admin(world),
        world.people["Amsterdam", "admin"],
        world.people["Utrecht", "admin"],
    )
    assert browser.submit(f"/people/{other}/close").status_code == 303
    assert browser.submit(f"/people/{me}/close").status_code == 422
    form = {"name": "Admin", "email": "admin@amsterdam.example", "roles": "trainee"}
    assert browser.submit(f"/people/{me}", form).status_code == 422
    assert browser.get("/people").status_code == 200


def test_signing_somebody_out_everywhere(world: World) -> None:
    person = world.people["Utrecht", "manager"]
    theirs = [world.browser_of(person), world.browser_of(person)]
    admin(world).submit(f"/people/{person}/sign-out")
    assert [one.get("/me").status_code for one in theirs] == [303, 303]
    with world.record.reading() as connection:
        mine = select(web_sessions.c.token).where(web_sessions.c.person == person)
        assert not connection.execute(mine).all()


def test_a_group_is_added_renamed_filled_and_closed(either_world: World) -> None:
    world = either_world
    browser = admin(world)
    path = browser.submit("/admin/groups", {"name": " Night  shift "}).headers["location"]
    assert "Night shift" in browser.get("/admin/groups").text
    for wrong in ("", "night SHIFT"):
        assert browser.submit("/admin/groups", {"name": wrong}).status_code == 422
    assert browser.submit(path, {"do": "rename", "name": "Utrecht"}).status_code == 422
    assert browser.submit(path, {"do": "rename", "name": "Late shift"}).status_code == 303
    who = {"who": "trainee utrecht", "role": "trainee"}
    assert browser.submit(f"{path}/join", who).status_code == 303
    assert browser.submit(f"{path}/join", {"who": "nobody", "role": "trainee"}).status_code == 422
    assert "Trainee Utrecht" in browser.get(path).text
    gone = {"person": world.people["Utrecht", "trainee"], "role": "trainee"}
    assert browser.submit(f"{path}/leave", gone).status_code == 303
    assert "Nobody yet" in browser.get(path).text
    browser.submit(path, {"do": "close"})
    assert "Late shift" not in browser.get("/admin/groups").text
    assert "Late shift" in browser.get("/admin/groups", params={"closed": "yes"}).text
    browser.submit(path, {"do": "reopen"})
    assert "Late shift" in browser.get("/admin/groups").text
    assert [one for one in actions(world) if "group-" in one] == [
        "accounts.group-added",
        "accounts.group-renamed",
        "accounts.group-closed",
        "accounts.group-reopened",
    ]
