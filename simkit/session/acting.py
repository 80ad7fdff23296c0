"""Acts on the world: whether they are open, and what they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simkit.events import (
    Changed,
    Did,
    Do,
    Enter,
    EnteredZone,
    Event,
    Evidenced,
    Fill,
    Filled,
    Inspect,
    Inspected,
    Report,
    Reported,
)
from simkit.scenario.expression import Value
from simkit.scenario.model import Fact
from simkit.scenario.tasks import ActWords
from simkit.session import atomic, monitoring, tasking
from simkit.session.points import Kind
from simkit.session.using import can_use
from simkit.session.world_program import DoIt, DoWay

if TYPE_CHECKING:
    from simkit.session.session import Session

_OWN_ACTS = frozenset(("inspect", "report", "fill in"))
"""Affordances that have an act of their own."""


@dataclass(slots=True)
class Doing:
    """An act that is open: its words, and what it does. `doit` is None for coming into a zone."""

    words: ActWords
    doit: DoIt | None = None
    way: DoWay | None = None


def at_work(session: Session) -> bool:
    """Whether somebody works: some region stands at work, and the hands are free."""
    world = session.world
    if world is None or world.busy or session.done:
        return False
    points = session.program.points
    return any(points[region.state].kind is Kind.WORK for region in world.regions)


def open_act(session: Session, act: Do | Enter | Inspect | Report | Fill) -> Doing | str:
    """The act, or the code of why it is not open. Changes nothing."""
    world = session.world
    if world is None or not at_work(session):
        return "SK8121"
    if act.cue is not None and act.cue != world.works:
        return "SK8102"
    found = _enter(session, act) if isinstance(act, Enter) else _use(session, act)
    if isinstance(found, str):
        return found
    lock = atomic.lock(session)
    if lock is not None and not lock.allows(found.words):
        return "SK8124"
    return found


def done(session: Session, doing: Doing) -> None:
    """Do an act that is open: what happens, what it changes, what it shows, and what tasks make of it."""
    words, out = doing.words, session.out
    monitoring.see(session, words)
    world = session.world
    assert world is not None
    event = _event(session, words)
    out.append(event)
    if doing.doit is None:
        _moved(session, words.object)
    else:
        assert doing.way is not None
        affordance, region = doing.doit.affordance, session.main
        if words.verb == "fill in":
            _fill(session, words)
        for run in doing.way.runs:
            run(region)
        key = affordance.key
        session.counts[key] = count = session.counts.get(key, 0) + 1
        for criterion, grade in affordance.evidence:
            out.append(Evidenced(session.at, key, criterion, grade, key, count))
        world.busy = affordance.takes_ms
    for run_of in tuple(world.tasks):
        if not run_of.over:
            tasking.see_act(session, run_of, words)


def possible_acts(session: Session) -> Iterator[Doing]:
    """Every act on objects and zones that is open now; fields once each, whatever they are filled with."""
    world = session.world
    if world is None or not at_work(session):
        return
    lock = atomic.lock(session)
    for (name, object), doit in world.program.acts.items():
        for way in doit.ways.values():
            if can_use(session, doit, way):
                words = ActWords(name, way.with_ if name == "fill in" and way.with_ else object, way.with_)
                if lock is None or lock.allows(words):
                    yield Doing(words, doit, way)
    if world.program.zone_slot is not None:
        here = session.values[world.program.zone_slot]
        fact = session.program.scenario.properties["zone"]
        for zone in fact.values:
            words = ActWords("enter", zone)
            if zone != here and (lock is None or lock.allows(words)):
                yield Doing(words)


def _enter(session: Session, act: Enter) -> Doing | str:
    world = session.world
    assert world is not None
    slot = world.program.zone_slot
    if slot is None or act.zone not in session.program.scenario.properties["zone"].values:
        return "SK8123"
    return "SK8122" if session.values[slot] == act.zone else Doing(ActWords("enter", act.zone))


def _use(session: Session, act: Do | Inspect | Report | Fill) -> Doing | str:
    world = session.world
    assert world is not None
    with_: Value | None = None
    match act:
        case Do(affordance=name, object=object, with_=with_):
            if name in _OWN_ACTS:
                return "SK8122"
        case Inspect(object=object):
            name = "inspect"
        case Report(object=object, as_=with_):
            name = "report"
        case Fill():
            name, object = "fill in", act.field.partition(".")[0]
    doit = world.program.acts.get((name, object))
    if doit is None:
        return "SK8122"
    if isinstance(act, Fill):
        way = doit.ways.get(act.field)
        fact = session.program.scenario.properties.get(act.field)
        if way is None or fact is None or not fits(fact, act.value):
            return "SK8122"
        words = ActWords(name, act.field, act.value)
    else:
        way = doit.ways.get(None if with_ is None else str(with_))
        words = ActWords(name, object, with_)
    if way is None or not can_use(session, doit, way):
        return "SK8122"
    return Doing(words, doit, way)


def fits(fact: Fact, value: Value) -> bool:
    """Whether a field takes a value."""
    if fact.kind == "yes-no":
        return isinstance(value, bool)
    if fact.kind == "number":
        return type(value) is int and fact.low <= value <= fact.high
    return isinstance(value, str) and value in fact.values


def _event(session: Session, words: ActWords) -> Event:
    at = session.at
    match words.verb:
        case "enter":
            world = session.world
            assert world is not None
            assert world.program.zone_slot is not None
            return EnteredZone(at, words.object, str(session.values[world.program.zone_slot]))
        case "inspect":
            return Inspected(at, words.object)
        case "report":
            return Reported(at, words.object, None if words.with_ is None else str(words.with_))
        case "fill in":
            assert words.with_ is not None
            return Filled(at, words.object, words.with_)
    return Did(at, words.verb, words.object, None if words.with_ is None else str(words.with_))


def _moved(session: Session, zone: str) -> None:
    world = session.world
    assert world is not None
    slot = world.program.zone_slot
    assert slot is not None
    session.values[slot] = zone
    world.touched.add(slot)


def _fill(session: Session, words: ActWords) -> None:
    slot = session.program.slots[words.object]
    before = session.values[slot]
    assert words.with_ is not None
    if before != words.with_:
        session.values[slot] = words.with_
        assert session.world is not None
        session.world.touched.add(slot)
        session.out.append(Changed(session.at, words.object, before, words.with_, False))
