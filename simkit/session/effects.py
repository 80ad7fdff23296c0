"""What steps and options change in the world, as functions of a region. An effect that leaves a range is clamped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from simkit.events import Changed, Felt
from simkit.scenario import expression as ex
from simkit.scenario.model import AddFact, Effect, Fact, Feel, SetFact
from simkit.session.guards import reader
from simkit.session.making import maker

if TYPE_CHECKING:
    from simkit.session.region import Region

Run = Callable[["Region"], None]

_changed, _felt = maker(Changed), maker(Felt)


def effect(one: Effect, facts: Mapping[str, Fact], slots: Mapping[str, int]) -> Run:
    match one:
        case SetFact(fact, value):
            return _set(facts[fact], slots[fact], value, slots)
        case AddFact(fact, amount):
            return _add(facts[fact], slots[fact], amount, slots)
        case Feel():
            return _feel(one, slots[f"{one.cast}.{one.feeling}"])


def touching(run: Run, slot: int) -> Run:
    """An effect on what a task, a monitor or free work asks about: they look again."""

    def both(r: Region) -> None:
        run(r)
        world = r.session.world
        assert world is not None
        world.touched.add(slot)

    return both


def _set(fact: Fact, slot: int, value: ex.Expr, slots: Mapping[str, int]) -> Run:
    read = reader(value, slots)
    low, high, bounded, name = fact.low, fact.high, fact.kind == "number", fact.id

    def run(r: Region) -> None:
        session = r.session
        before = session.values[slot]
        wanted: Any = read(r)
        after = min(max(wanted, low), high) if bounded else wanted
        if after != before or after != wanted:
            session.values[slot] = after
            session.out.append(_changed(session.at, name, before, after, after != wanted))

    return run


def _add(fact: Fact, slot: int, amount: ex.Expr, slots: Mapping[str, int]) -> Run:
    low, high, name = fact.low, fact.high, fact.id
    fixed: Any = amount.value if isinstance(amount, ex.Const) else None
    read = reader(amount, slots)

    def run(r: Region) -> None:
        session = r.session
        before: Any = session.values[slot]
        wanted = before + (read(r) if fixed is None else fixed)
        after = low if wanted < low else high if wanted > high else wanted
        if after != before or after != wanted:
            session.values[slot] = after
            session.out.append(_changed(session.at, name, before, after, after != wanted))

    return run


def _feel(move: Feel, slot: int) -> Run:
    by, cast, feeling, cause = move.by, move.cast, move.feeling, move.cause

    def run(r: Region) -> None:
        session = r.session
        before: Any = session.values[slot]
        wanted = before + by
        after = 0 if wanted < 0 else 100 if wanted > 100 else wanted
        if after != before or after != wanted:
            session.values[slot] = after
            session.drifting[slot] = 0
            session.out.append(_felt(session.at, cast, feeling, before, after, cause, after != wanted))

    return run
