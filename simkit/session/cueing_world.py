"""Cues of what happens to objects and tasks. Errors and monitors have none: their consequences are what shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from simkit.events import (
    Changed,
    Did,
    EnteredZone,
    Event,
    Filled,
    Hinted,
    Inspected,
    Reported,
    StepDone,
    TaskBegan,
    TaskDone,
    TaskFailed,
)
from simkit.scenario.expression import Value
from simkit.scenario.text import filled
from simkit.session import wording
from simkit.session.cues import Cue, DidCue, HintCue, ObjectCue, TaskCue

if TYPE_CHECKING:
    from simkit.session.session import Session


def world_cues(session: Session, event: Event, facts: Mapping[str, Value]) -> Iterator[Cue]:
    """`facts` as they were at the event: texts are filled with them."""
    match event:
        case Changed(fact=fact, before=before, after=after):
            owner, _, property = fact.partition(".")
            if property and owner in session.program.scenario.objects:
                yield ObjectCue(owner, property, before, after)
        case Did(affordance=affordance, object=object, with_=with_):
            yield _did(session, facts, affordance, object, with_)
        case EnteredZone(zone=zone):
            yield _did(session, facts, "enter", zone, None)
        case Inspected(object=object):
            yield _did(session, facts, "inspect", object, None)
        case Reported(object=object, as_=as_):
            yield _did(session, facts, "report", object, as_)
        case Filled(field=field, value=value):
            yield _did(session, facts, "fill in", field, value)
        case Hinted():
            yield _hint(session, facts, event)
        case TaskBegan():
            yield TaskCue(event.task, "began")
        case StepDone():
            yield TaskCue(event.task, "step")
        case TaskDone():
            yield TaskCue(event.task, "done")
        case TaskFailed():
            yield TaskCue(event.task, "late" if event.reason == "late" else "left")
        case _:
            pass


def _did(session: Session, facts: Mapping[str, Value], verb: str, object: str, with_: Value | None) -> DidCue:
    scenario, language = session.program.scenario, session.settings.language
    thing = scenario.objects.get(object.partition(".")[0])
    affordance = thing.affordances.get(verb) if thing is not None and verb != "enter" else None
    label = wording.label(scenario, verb, object, language, affordance)
    if with_ is not None:
        label = f"{label} ({wording.with_name(scenario, object, with_, language)})"
    says = ""
    if affordance is not None and affordance.says is not None:
        says = filled(scenario, affordance.says, facts, language)
    return DidCue(verb, object, with_, label, says)


def _hint(session: Session, facts: Mapping[str, Value], event: Hinted) -> HintCue:
    scenario, language = session.program.scenario, session.settings.language
    assert session.world is not None
    nodes = (node for tree in session.world.program.tasks.values() for node in tree.nodes)
    step = next(node.step for node in nodes if node.step is not None and node.step.id == event.step)
    text = filled(scenario, step.hints[event.number - 1].id, facts, language)
    return HintCue(event.task, event.step, text, event.asked)
