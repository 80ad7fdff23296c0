"""Deliveries: for machines with a token, and for people about their devices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, select

from simkit.record.tables import devices
from tests.server.expected import Expected
from tests.server.world import NOW, World

SESSION = "8c1e2f00-0000-4000-8000-00000000000f"
PROGRAM = "0" * 64


def session(_world: World, _group: str) -> Mapping[str, Any]:
    return {"session": SESSION}


def device(world: World, group: str) -> Mapping[str, Any]:
    """The trainee's of that group."""
    person = world.people[group, "trainee"]
    with world.record.writing() as connection:
        found = connection.scalar(select(devices.c.id).where(devices.c.person == person))
        if found is None:
            found = f"{group:-<36}"[:36]
            values = {"id": found, "person": person, "name": "Laptop", "token": group, "created": NOW}
            connection.execute(insert(devices).values(values))
    return {"device": found}


ROUTES = {
    "upload.me": Expected(device=True),
    "upload.announce": Expected(device=True),
    "upload.chunk": Expected(device=True, path=session),
    "upload.program": Expected(device=True, path=lambda _w, _g: {"program": PROGRAM}),
    "upload.finish": Expected(device=True, path=session),
    "upload.key": Expected(anybody=True),
    "upload.enrol": Expected(anybody=True, ok=(422,)),
    "upload.pair.ask": Expected(anybody=True, ok=(422,)),
    "upload.pair.poll": Expected(anybody=True, ok=(422,)),
    "upload.devices": Expected(),
    "upload.devices.code": Expected(ok=(200,)),
    "upload.device.close": Expected(path=device, shown_to=("trainee",), ok=(303,), elsewhere=404),
    "upload.pair": Expected(ok=(200,)),
    "upload.pair.answer": Expected(ok=(422,), form=lambda _w, _g: {"code": "none", "answer": "yes"}),
    "upload.flags": Expected(roles=("admin",), ok=(200,)),
    "upload.flag.close": Expected(roles=("admin",), path=lambda _w, _g: {"flag": 0}, ok=(404,)),
    "upload.programs": Expected(roles=("designer", "admin"), ok=(200,)),
    "upload.programs.accept": Expected(
        roles=("designer", "admin"), form=lambda _w, _g: {"program": PROGRAM, "answer": "no"}, ok=(303,)
    ),
}
