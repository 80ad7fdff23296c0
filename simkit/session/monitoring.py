"""Monitors: whether what must not happen did, nearly did, or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import Evidenced, NearMiss, Violated, Watched, Watching
from simkit.scenario.objects import MARGIN
from simkit.scenario.tasks import ActWords
from simkit.session.task_walk import matches
from simkit.session.watched import ALWAYS
from simkit.session.world import Hit
from simkit.session.world import Watching as State
from simkit.session.world_program import Watch

if TYPE_CHECKING:
    from simkit.session.session import Session


def see(session: Session, act: ActWords) -> None:
    """Note the monitors that an act offends, by how the world is before it changes anything."""
    world = session.world
    assert world is not None
    for watch in world.program.by_act.get((act.verb, act.object.partition(".")[0]), ()):
        state, monitor = world.watches[watch.index], watch.monitor
        if matches(monitor.do, act):
            if state.on:
                world.hits.append(Hit(watch.index, near=False))
            elif _just_after(session, watch, state):
                world.hits.append(Hit(watch.index, near=True))
        elif monitor.near is not None and matches(monitor.near, act) and state.on:
            slot = world.program.zone_slot
            inner = act.object.removesuffix(MARGIN)
            if act.verb != "enter" or slot is None or session.values[slot] != inner:
                world.hits.append(Hit(watch.index, near=True))


def check(session: Session) -> bool:
    """After everything else of an act has come to rest: violations, and whiles that began or ended.

    True if the story changed, so that it has to come to rest again.
    """
    world = session.world
    assert world is not None
    changed = False
    while world.hits and not session.done:
        hit = world.hits.pop(0)
        watch = world.program.monitors[hit.index]
        changed = (_nearly(session, watch) if hit.near else _violate(session, watch)) or changed
    for index in _due(session):
        if session.done:
            break
        watch, state = world.program.monitors[index], world.watches[index]
        holds = watch.while_ is None or bool(watch.while_(session.main))
        if holds and not state.on:
            _begin(session, watch, state)
        offends = watch.that is not None and bool(watch.that(session.main))
        if offends and not state.that and holds:
            state.that = True
            changed = _violate(session, watch) or changed
        state.that = offends and holds
        if state.on and not holds:
            end(session, watch, state)
    return changed


def end(session: Session, watch: Watch, state: State) -> None:
    """Its `while` ended: kept, where nothing was violated in that time, and no violation brought the end about."""
    world = session.world
    assert world is not None
    state.on, state.ended_at = False, session.at
    kept = not state.violated and not world.led_away
    session.out.append(Watched(session.at, watch.monitor.id, state.visit, kept))
    if kept:
        _show(session, watch, state, f"{watch.monitor.id}.kept", watch.monitor.kept)


def _due(session: Session) -> list[int]:
    """The monitors that ask about what changed; all of them at the start."""
    world = session.world
    assert world is not None
    if not world.started:
        world.started = True
        world.unseen.clear()
        return list(range(len(world.program.monitors)))
    readers = world.program.readers
    found = set(readers.get(ALWAYS, ()))
    for slot in world.unseen:
        found.update(readers.get(slot, ()))
    world.unseen.clear()
    return sorted(found)


def _begin(session: Session, watch: Watch, state: State) -> None:
    state.on, state.violated = True, False
    state.visit += 1
    opportunities = tuple(criterion for criterion, _ in watch.monitor.kept)
    session.out.append(Watching(session.at, watch.monitor.id, state.visit, opportunities))


def _violate(session: Session, watch: Watch) -> bool:
    world = session.world
    assert world is not None
    state, monitor = world.watches[watch.index], watch.monitor
    state.violated = True
    if state.told_at is not None and session.at - state.told_at < monitor.cooldown_ms:
        return False
    state.told_at = session.at
    session.out.append(Violated(session.at, monitor.id, state.visit, monitor.severity))
    for run in watch.runs:
        run(session.main)
    _show(session, watch, state, monitor.id, monitor.evidence)
    jumps = monitor.jump is not None and not world.closing
    if jumps:
        world.led_away = True
        session.trigger(f"monitor:{monitor.id}")
    return bool(watch.runs) or jumps


def _nearly(session: Session, watch: Watch) -> bool:
    world = session.world
    assert world is not None
    state = world.watches[watch.index]
    session.out.append(NearMiss(session.at, watch.monitor.id, state.visit))
    for run in watch.near_runs:
        run(session.main)
    _show(session, watch, state, f"{watch.monitor.id}.near", watch.monitor.near_evidence)
    return bool(watch.near_runs)


def _just_after(session: Session, watch: Watch, state: State) -> bool:
    within = watch.monitor.near_within_ms
    return within is not None and state.ended_at is not None and session.at - state.ended_at <= within


def _show(
    session: Session, watch: Watch, state: State, id: str, evidence: tuple[tuple[str, str], ...]
) -> None:
    for criterion, grade in evidence:
        session.out.append(Evidenced(session.at, id, criterion, grade, watch.monitor.id, state.visit))
