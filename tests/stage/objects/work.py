"""A session at work with objects, for tests of what the stage shows of it."""

from __future__ import annotations

from pathlib import Path

from simkit.events import Clock
from simkit.present.doable import doable_acts
from simkit.scenario import load
from simkit.scenario.expression import Value
from simkit.session import Session, Settings, View, compile_program

BLEED = Path(__file__).parent / "data" / "bleed"
SEED = 7


def at_work() -> Session:
    """Where the trainee can begin to work."""
    session = Session(compile_program(load(BLEED)), seed=SEED, settings=Settings(language="en"))
    idle(session)
    return session


def idle(session: Session) -> None:
    """Let time pass until hands are free again."""
    for _ in range(200):
        if session.view.acts or session.done:
            return
        session.act(Clock(250))
    raise AssertionError("there is nothing to do")


def do(session: Session, affordance: str, object: str, with_: Value | None = None) -> None:
    act = next(a for a in session.view.acts if (a.affordance, a.object) == (affordance, object))
    session.act(act.act(with_))
    idle(session)


def all_acts(view: View) -> set[object]:
    """Every act that can be handed in now; of a number field, the lowest value."""
    lows = {act.object: act.low for act in view.acts if act.low is not None}
    return {
        one.answer for one in doable_acts(view) if one.object not in lows or one.with_ == lows[one.object]
    }
