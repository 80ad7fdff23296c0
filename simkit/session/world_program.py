"""What a program knows of objects, tasks, monitors, regions and events; shared by its sessions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simkit.scenario.beside import Resume
from simkit.scenario.expression import Value
from simkit.scenario.monitors import Monitor
from simkit.scenario.objects import HAND, PLACE, ZONE, Affordance, Thing, Way
from simkit.scenario.tasks import Handler
from simkit.session.effects import Run
from simkit.session.guards import Reader, reader
from simkit.session.layout import all_steps
from simkit.session.seen_from import seen_from
from simkit.session.task_tree import TaskTree, tree_of
from simkit.session.watched import slots_of

if TYPE_CHECKING:
    from simkit.session.compile import Compiler


@dataclass(frozen=True, slots=True)
class DoWay:
    with_: str | None
    guard: Reader | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class DoIt:
    """An affordance of an object, compiled. `ways` by what it is done with."""

    affordance: Affordance
    ways: Mapping[str | None, DoWay]


@dataclass(frozen=True, slots=True)
class Watch:
    """A monitor, compiled."""

    index: int
    monitor: Monitor
    while_: Reader | None
    that: Reader | None
    runs: tuple[Run, ...]
    near_runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Answering:
    handler: Handler
    guard: Reader | None


@dataclass(frozen=True, eq=False)
class WorldProgram:
    acts: Mapping[tuple[str, str], DoIt]
    """(affordance, object)"""
    at_slots: Mapping[str, int]
    """Object that can be taken -> slot of where it is."""
    closes: Mapping[str, int]
    """Object that things can lie in and that can be closed -> slot of whether it is open."""
    hands: int
    zone_slot: int | None
    tasks: Mapping[str, TaskTree]
    task_slots: Mapping[str, tuple[int, int, int, int]]
    """Task -> slots of done, running, failed, errors."""
    region_slots: Mapping[str, int]
    monitors: tuple[Watch, ...]
    by_act: Mapping[tuple[str, str], tuple[Watch, ...]]
    """(verb, object) -> the monitors that an act on it may offend, or nearly."""
    readers: Mapping[int, tuple[int, ...]]
    """Slot (or ALWAYS) -> the monitors that ask about it."""
    answers: Mapping[tuple[str, str], tuple[Answering, ...]]
    """(scene, event) -> what the scene does about it."""
    resumable: frozenset[str]
    """Scenes that some step resumes."""
    order: Mapping[str, int]
    """Scene -> its number in the document: regions act in this order."""
    seen_from: Mapping[str, frozenset[str] | None]
    """Object -> the zones it is in view from; None: everywhere."""


def world_of(c: Compiler) -> WorldProgram:
    scenario, slots = c.scenario, c.slots
    things = scenario.objects.values()
    watches = tuple(_watch(c, index, one) for index, one in enumerate(scenario.monitors.values()))
    readers: dict[int, list[int]] = {}
    for watch in watches:
        monitor = watch.monitor
        for slot in slots_of(monitor.that, slots) | slots_of(monitor.while_, slots):
            readers.setdefault(slot, []).append(watch.index)
    by_act: dict[tuple[str, str], list[Watch]] = {}
    for watch in watches:
        for act in (watch.monitor.do, watch.monitor.near):
            if act is not None:
                found = by_act.setdefault((act.verb, act.object.partition(".")[0]), [])
                if watch not in found:
                    found.append(watch)
    answers: dict[tuple[str, str], list[Answering]] = {}
    for scene in scenario.scenes.values():
        for handler in scene.on:
            guard = None if handler.guard is None else reader(handler.guard, slots)
            answers.setdefault((scene.id, handler.event), []).append(Answering(handler, guard))
    return WorldProgram(
        acts={
            (affordance.name, thing.id): DoIt(
                affordance, {way.with_: _way(c, way) for way in affordance.ways}
            )
            for thing in things
            for affordance in thing.affordances.values()
        },
        at_slots={thing.id: slots[f"{thing.id}.at"] for thing in things if thing.can_be_taken},
        closes={id: slots[f"{id}.open"] for id in _containers(c) if f"{id}.open" in slots},
        hands=scenario.hands,
        zone_slot=slots.get(ZONE) if scenario.zones else None,
        tasks={id: tree_of(task, scenario, slots, c.effects) for id, task in scenario.tasks.items()},
        task_slots={id: _task_slots(id, slots) for id in scenario.tasks},
        region_slots={id: slots[f"{id}.done"] for id in scenario.scenes if f"{id}.done" in slots},
        monitors=watches,
        by_act={key: tuple(found) for key, found in by_act.items()},
        readers={slot: tuple(indexes) for slot, indexes in readers.items()},
        answers={key: tuple(found) for key, found in answers.items()},
        resumable=frozenset(
            step.scene
            for scene in scenario.scenes.values()
            for step in all_steps(scene.steps)
            if isinstance(step, Resume)
        ),
        order={id: number for number, id in enumerate(scenario.scenes)},
        seen_from={thing.id: seen_from(thing) for thing in things},
    )


def _way(c: Compiler, way: Way) -> DoWay:
    guard = None if way.guard is None else reader(way.guard, c.slots)
    return DoWay(way.with_, guard, tuple(c.effects(way.effects)))


def _watch(c: Compiler, index: int, monitor: Monitor) -> Watch:
    return Watch(
        index,
        monitor,
        None if monitor.while_ is None else reader(monitor.while_, c.slots),
        None if monitor.that is None else reader(monitor.that, c.slots),
        tuple(c.effects(monitor.effects)),
        tuple(c.effects(monitor.near_effects)),
    )


def _task_slots(id: str, slots: Mapping[str, int]) -> tuple[int, int, int, int]:
    stem = f"task.{id}"
    return slots[f"{stem}.done"], slots[f"{stem}.running"], slots[f"{stem}.failed"], slots[f"{stem}.errors"]


def _containers(c: Compiler) -> set[str]:
    """What something can be put in, or lies in at the start."""
    found: set[Value] = set()
    for thing in c.scenario.objects.values():
        if thing.can_be_taken and thing.properties["at"].start not in (PLACE, HAND):
            found.add(thing.properties["at"].start)
        if (puts := thing.affordances.get("put in")) is not None:
            found.update(way.with_ for way in puts.ways if way.with_ is not None)
    return {str(id) for id in found if _closable(c.scenario.objects, str(id))}


def _closable(things: Mapping[str, Thing], id: str) -> bool:
    fact = things[id].properties.get("open") if id in things else None
    return fact is not None and fact.kind == "yes-no"
