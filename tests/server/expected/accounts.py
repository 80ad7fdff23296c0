"""Signing in and out, one's own account; people, groups, rosters and the log are for administrators alone."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update

from simkit.record.tables import people
from simkit.server.accounts.passwords import hashed, hashed_pins
from tests.server.expected import Expected
from tests.server.world import World

ADMIN = ("admin",)


def person(world: World, group: str) -> Mapping[str, Any]:
    return {"person": world.people[group, "trainee"]}


def with_number(world: World, group: str) -> Mapping[str, Any]:
    with world.record.writing() as connection:
        mine = people.c.id == world.people[group, "trainee"]
        connection.execute(update(people).where(mine).values(number=f"7-{group}"))
    return person(world, group)


def member(world: World, group: str) -> Mapping[str, Any]:
    return {"group": world.groups[group], "role": "trainee"}


def member_of(world: World, group: str) -> Mapping[str, Any]:
    return {**member(world, group), **person(world, group)}


def group_of(world: World, group: str) -> Mapping[str, Any]:
    return {"group": world.groups[group]}


def own_password(world: World, _group: str) -> Mapping[str, Any]:
    with world.record.writing() as connection:
        connection.execute(
            update(people).values(password=hashed("nine green bottles"), pin=hashed_pins(["730915"])[0])
        )
    return {}


def changed(world: World, group: str) -> Mapping[str, Any]:
    return {"name": f"Trainee {group}", "email": f"trainee@{group.lower()}.example", "roles": "trainee"}


ROUTES = {
    "accounts.sign_in": Expected(anybody=True),
    "accounts.sign_in.password": Expected(
        anybody=True, form=lambda _w, _g: {"name": "x", "password": "y"}, ok=(422,)
    ),
    "accounts.start": Expected(anybody=True, path=lambda _w, _g: {"code": "no-such-code"}, ok=(404,)),
    "accounts.new_pin": Expected(anybody=True, form=lambda _w, _g: {"code": "no-such-code"}, ok=(303,)),
    "accounts.set_password": Expected(anybody=True, path=lambda _w, _g: {"code": "no-such"}, ok=(404,)),
    "accounts.set_password.do": Expected(anybody=True, path=lambda _w, _g: {"code": "no-such"}, ok=(404,)),
    "accounts.first": Expected(anybody=True, path=lambda _w, _g: {"code": "no-such-code"}, ok=(404,)),
    "accounts.first.do": Expected(anybody=True, path=lambda _w, _g: {"code": "no-such-code"}, ok=(404,)),
    "accounts.oidc": Expected(anybody=True, ok=(404,)),
    "accounts.oidc.back": Expected(anybody=True, ok=(404,)),
    "accounts.sign_out": Expected(),
    "accounts.me": Expected(),
    "accounts.me.password": Expected(
        ok=(422,), query=own_password, form=lambda _w, _g: {"current": "not this one"}
    ),
    "accounts.me.pin": Expected(ok=(422,), query=own_password, form=lambda _w, _g: {"current": "100200"}),
    "accounts.me.sessions": Expected(),
    "accounts.people": Expected(ADMIN),
    "accounts.person.add": Expected(
        ADMIN, form=lambda _w, _g: {"name": "New", "email": "new@example.org", "roles": "trainee"}
    ),
    "accounts.person": Expected(ADMIN, path=person, elsewhere=200),
    "accounts.person.change": Expected(ADMIN, path=person, form=changed, elsewhere=303),
    "accounts.person.join": Expected(ADMIN, path=person, form=member, elsewhere=303),
    "accounts.person.leave": Expected(ADMIN, path=person, form=member, elsewhere=303),
    "accounts.person.password": Expected(ADMIN, path=person, elsewhere=200),
    "accounts.person.pin": Expected(ADMIN, path=with_number, elsewhere=200),
    "accounts.person.sign_out": Expected(ADMIN, path=person, elsewhere=303),
    "accounts.person.close": Expected(ADMIN, path=person, elsewhere=303),
    "accounts.person.reopen": Expected(ADMIN, path=person, elsewhere=303),
    "accounts.person.link": Expected(
        ADMIN, path=person, form=lambda _w, _g: {"unknown": "99"}, ok=(404,), elsewhere=404
    ),
    "accounts.person.unlink": Expected(ADMIN, path=person, elsewhere=303),
    "accounts.groups": Expected(ADMIN),
    "accounts.group.add": Expected(ADMIN, form=lambda _w, _g: {"name": "Zwolle"}),
    "accounts.group": Expected(ADMIN, path=group_of, elsewhere=200),
    "accounts.group.change": Expected(ADMIN, path=group_of, elsewhere=303),
    "accounts.group.join": Expected(
        ADMIN,
        path=group_of,
        form=lambda _w, g: {"who": f"designer@{g.lower()}.example", "role": "trainer"},
        elsewhere=303,
    ),
    "accounts.group.leave": Expected(
        ADMIN,
        path=group_of,
        form=lambda w, g: {"person": w.people[g, "manager"], "role": "manager"},
        elsewhere=303,
    ),
    "accounts.roster": Expected(ADMIN),
    "accounts.roster.preview": Expected(ADMIN, ok=(422,)),
    "accounts.roster.apply": Expected(ADMIN, form=lambda _w, _g: {"code": "no-such-code"}, ok=(422,)),
    "accounts.pins": Expected(ADMIN),
    "accounts.pins.csv": Expected(ADMIN, form=lambda _w, _g: {"list": "[]"}),
    "accounts.audit": Expected(ADMIN),
    "accounts.audit.csv": Expected(ADMIN),
}
