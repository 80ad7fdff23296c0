"""The view of objects, zones, tasks and of what can be done here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simkit.scenario.expression import Value
from simkit.session import hinting, wording
from simkit.session.acting import Doing, at_work, possible_acts
from simkit.session.task_run import TaskRun
from simkit.session.task_tree import Node
from simkit.session.using import reachable
from simkit.session.world_view import (
    ActView,
    ObjectView,
    TaskStepView,
    TaskView,
    WithView,
    ZoneView,
)

if TYPE_CHECKING:
    from simkit.session.session import Session


def acts(session: Session) -> tuple[ActView, ...]:
    """Exactly what the session accepts, in the order of the file; hints last."""
    world = session.world
    if world is None or not at_work(session):
        return ()
    grouped: dict[tuple[str, str], list[Doing]] = {}
    for doing in possible_acts(session):
        grouped.setdefault((doing.words.verb, doing.words.object), []).append(doing)
    found = [_act(session, verb, object, doings) for (verb, object), doings in grouped.items()]
    return (*found, *_hints(session))


def objects(session: Session) -> tuple[ObjectView, ...]:
    world = session.world
    if world is None:
        return ()
    scenario, language = session.program.scenario, session.settings.language
    slots, values = session.program.slots, session.values
    here, seen_from = zone(session), world.program.seen_from
    return tuple(
        ObjectView(
            thing.id,
            thing.kind,
            thing.kinds,
            wording.thing_name(scenario, thing.id, language),
            {name: values[slots[fact.id]] for name, fact in thing.properties.items()},
            reachable(session, thing.id),
            thing.spot,
            thing.at,
            thing.facing,
            thing.looks,
            (zones := seen_from[thing.id]) is None or here in zones,
        )
        for thing in scenario.objects.values()
    )


def zones(session: Session) -> tuple[ZoneView, ...]:
    scenario, language = session.program.scenario, session.settings.language
    return tuple(
        ZoneView(
            zone.id, wording.zone_name(scenario, zone.id, language), zone.shape, zone.measures, zone.margin
        )
        for zone in scenario.zones.values()
    )


def zone(session: Session) -> str:
    world = session.world
    if world is None or world.program.zone_slot is None:
        return "none"
    return str(session.values[world.program.zone_slot])


def tasks(session: Session) -> tuple[TaskView, ...]:
    world = session.world
    if world is None:
        return ()
    return tuple(_task(session, run) for run in world.tasks)


def step_text(session: Session, node: Node) -> str:
    """A step in words: its own, or made from its act; empty for a step that only holds others."""
    scenario, language = session.program.scenario, session.settings.language
    step = node.step
    if step is None:
        return scenario.text(scenario.tasks[node.task].name, language)
    if step.text is not None:
        return scenario.text(step.text, language)
    if step.act is not None:
        return wording.act_label(scenario, step.act, language)
    if step.task is not None:
        return scenario.text(scenario.tasks[step.task].name, language)
    return ""


def _act(session: Session, verb: str, object: str, doings: list[Doing]) -> ActView:
    world = session.world
    assert world is not None
    scenario, language = session.program.scenario, session.settings.language
    doit = doings[0].doit
    affordance = doit.affordance if doit is not None else None
    said = wording.label(scenario, verb, object, language, affordance)
    gesture = affordance.gesture if affordance is not None else None
    low = high = None
    values: list[Value] = [doing.words.with_ for doing in doings if doing.words.with_ is not None]
    if verb == "fill in":
        fact = scenario.properties[object]
        values = [True, False] if fact.kind == "yes-no" else list(fact.values)
        if fact.kind == "number":
            low, high = fact.low, fact.high
    withs = tuple(WithView(value, wording.with_name(scenario, object, value, language)) for value in values)
    return ActView(verb, object, said, world.works, withs, low, high, gesture)


def _hints(session: Session) -> Iterator[ActView]:
    world = session.world
    assert world is not None
    scenario, language = session.program.scenario, session.settings.language
    for task in dict.fromkeys(run.id for run in world.tasks):
        if hinting.askable(session, task) is not None:
            said = wording.label(scenario, "hint", task, language, None)
            yield ActView("hint", task, said, world.works)


def _task(session: Session, run: TaskRun) -> TaskView:
    task, scenario = run.tree.task, session.program.scenario
    possible = set(run.possible)
    depths = {-1: -2}
    steps = []
    for node in run.tree.nodes:
        depths[node.index] = depths[node.parent] + (0 if node.step is None and node.parent >= 0 else 1)
        text = step_text(session, node)
        if node.step is None or not text:
            continue
        steps.append(
            TaskStepView(
                node.id,
                text,
                run.done[node.index],
                node.index in possible,
                node.optional,
                max(0, depths[node.index]),
            )
        )
    left = None if run.deadline is None else max(0, run.deadline - session.at)
    hints = hinting.askable(session, run.id) is not None
    name = scenario.text(task.name, session.settings.language)
    return TaskView(task.id, name, task.show, tuple(steps), left, hints)
