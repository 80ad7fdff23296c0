"""How well hazards were told from what only looks like one: reports against what could be reported."""

from __future__ import annotations

from scoring.detection import Detection, detection
from simkit.events import Reported
from simkit.present.task_steps import all_steps
from simkit.scenario.model import Scenario
from simkit.scenario.objects import Thing
from simkit.session.log import Log
from simkit.session.program import Program

_SHOWS = ("sound", "strong")


def detected(log: Log, program: Program) -> Detection | None:
    """d' of a session, shown and never deciding; None where a scenario has no hazards, or no foils, to report.

    A hazard is an object that a step of a task asks to report, or whose report is sound or strong evidence; any other
    that can be reported is a foil. Each counts once.
    """
    scenario = program.scenario
    asked = _asked_for(scenario)
    reportable = [thing for thing in scenario.objects.values() if "report" in thing.affordances]
    hazards = {thing.id for thing in reportable if thing.id in asked or _is_hazard(thing)}
    foils = {thing.id for thing in reportable} - hazards
    if not hazards or not foils:
        return None
    reported = {event.object for entry in log for event in entry.events if isinstance(event, Reported)}
    return detection(
        hits=len(reported & hazards),
        hazards=len(hazards),
        false_alarms=len(reported & foils),
        foils=len(foils),
    )


def _asked_for(scenario: Scenario) -> set[str]:
    return {
        step.act.object
        for task in scenario.tasks.values()
        for step in all_steps(task.steps)
        if step.act is not None and step.act.verb == "report"
    }


def _is_hazard(thing: Thing) -> bool:
    return any(grade in _SHOWS for _, grade in thing.affordances["report"].evidence)
