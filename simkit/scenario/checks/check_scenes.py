"""Scenes nobody reaches, ends without a jump, steps behind a jump, endings never used."""

from __future__ import annotations

from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import all_steps, answers_of, steps_in
from simkit.scenario.model import After, Choose, End, Step, Topics, Vary
from simkit.scenario.reading import Mapping


def check(checked: Checked) -> None:
    scenario, flow, problems = checked.scenario, checked.flow, checked.problems
    for id, scene in scenario.scenes.items():
        if id not in flow.reachable:
            problems.at_place("SK3001", scene.place, scene=id)
        elif id in flow.at_the_bottom and flow.ends(scene.steps):
            problems.at_place("SK3002", scene.steps[-1].place or scene.place, scene=id)
        _behind(scene.steps, checked)
    _endings(checked)


def _behind(run: tuple[Step, ...], checked: Checked) -> None:
    """The first step of a run that comes after one which never goes on."""
    live = len(list(checked.flow.live(run)))
    if live < len(run):
        checked.problems.at_place("SK3007", run[live].place)
    for step in run[:live]:
        if isinstance(step, Choose | Topics):
            for answer in answers_of(step):
                _behind(answer.then, checked)
        elif isinstance(step, Vary):
            for inner in step.runs:
                _behind(inner, checked)


def _endings(checked: Checked) -> None:
    scenario = checked.scenario
    reached = set()
    used = set()
    for step in all_steps(scenario):
        jump = step.jump if isinstance(step, After) else step
        if isinstance(jump, End):
            used.add(jump.ending)
    for id in checked.flow.reachable:
        for step in steps_in(scenario.scenes[id].steps):
            jump = step.jump if isinstance(step, After) else step
            if isinstance(jump, End):
                reached.add(jump.ending)
    named = checked.built.root.get("endings")
    for ending in scenario.endings:
        if ending not in used:
            node = named.keys[ending] if isinstance(named, Mapping) else None
            checked.problems.on("SK3009", node, ending=ending)
    if not reached:
        checked.problems.at_place("SK3010", scenario.scenes[scenario.start].place)
