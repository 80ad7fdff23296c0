"""Judging, second ratings, appeals and calibration.

The world's groups have one trainer each, so that asking for a second rating is refused with a reason (422), and
nobody was asked: who is to rate is not there (404). There is no appeal and no set yet either, and none is made: a
trainer is blind to what is in an open set.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from simkit.record.tables import scorecards
from tests.server.expected import Expected
from tests.server.world import World

NO_SET = "5e700000-0000-4000-8000-000000000000"


def session(world: World, group: str) -> Mapping[str, Any]:
    return {"session": world.assessments[group]}


def criterion(world: World, group: str) -> Mapping[str, Any]:
    return {"session": world.assessments[group], "criterion": "own"}


def confirm(world: World, group: str) -> Mapping[str, Any]:
    query = scorecards.select().where(scorecards.c.session == world.assessments[group])
    with world.record.reading() as connection:
        row = connection.execute(query).first()
    return {"action": "confirm", "seen": "0", "card": row.id if row else 0}


def in_set(world: World, group: str) -> Mapping[str, Any]:
    return {"set": NO_SET, "session": world.assessments[group]}


TRAINER: Any = ("trainer",)
CALIBRATING: Any = ("trainer", "designer")
NOT_THERE: Any = {"ok": (404,), "elsewhere": 404}

ROUTES = {
    "judge.session": Expected(TRAINER, path=session, elsewhere=404),
    "judge.judge": Expected(TRAINER, path=criterion, form=confirm, elsewhere=404),
    "judge.second": Expected(TRAINER, path=session, ok=(422,), elsewhere=404),
    "judge.second.bulk": Expected(TRAINER, form=session, ok=(422,), elsewhere=404),
    "judge.rate": Expected(TRAINER, path=session, **NOT_THERE),
    "judge.rate.save": Expected(TRAINER, path=session, **NOT_THERE),
    "judge.ratings": Expected(TRAINER, path=session, **NOT_THERE),
    "judge.resolve": Expected(TRAINER, path=criterion, **NOT_THERE),
    "judge.queue": Expected(TRAINER),
    "judge.appeals": Expected(TRAINER),
    "judge.appeal": Expected(TRAINER, path=lambda _w, _g: {"appeal": "1"}, ok=(404,)),
    "judge.appeal.answer": Expected(TRAINER, path=lambda _w, _g: {"appeal": "1"}, ok=(404,)),
    "judge.appeal.own": Expected(path=session, ok=(200, 404), elsewhere=404),
    "judge.appeal.send": Expected(
        path=session, form=lambda _w, _g: {"text": "x"}, ok=(303, 404), elsewhere=404
    ),
    "judge.calibration": Expected(CALIBRATING),
    "judge.calibration.make": Expected(
        CALIBRATING,
        form=lambda w, g: {"name": "x", "scenario": "late-delivery", "session": w.assessments[g]},
        ok=(422,),
        elsewhere=422,
    ),
    "judge.calibration.set": Expected(CALIBRATING, path=lambda _w, _g: {"set": NO_SET}, ok=(404,)),
    "judge.calibration.close": Expected(CALIBRATING, path=lambda _w, _g: {"set": NO_SET}, ok=(404,)),
    "judge.calibration.rate": Expected(TRAINER, path=in_set, ok=(404,), elsewhere=404),
    "judge.calibration.save": Expected(TRAINER, path=in_set, ok=(404,), elsewhere=404),
}
