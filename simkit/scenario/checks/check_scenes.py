"""Scenes nobody reaches, ends without a jump, steps behind a jump, endings never used."""

from __future__ import annotations

from simkit.errors import Place
from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import answers_of, steps_in
from simkit.scenario.model import After, Choose, End, Scene, Step, Topics, Vary, Work
from simkit.scenario.reading import Mapping


def check(checked: Checked) -> None:
    scenario, flow, problems = checked.scenario, checked.flow, checked.problems
    for id, scene in scenario.scenes.items():
        if id not in flow.reachable:
            problems.at_place("SK3001", scene.place, scene=id)
        elif id in flow.at_the_bottom and scene.parent is None and flow.scene_ends(scene, flow.returning):
            problems.at_place("SK3002", _last(scene), scene=id)
        _behind(scene.steps, checked)
    _endings(checked)


def _last(scene: Scene) -> Place | None:
    return (scene.steps[-1].place if scene.steps else None) or scene.place


def _behind(run: tuple[Step, ...], checked: Checked) -> None:
    """The first step of a run that comes after one which never goes on."""
    live = len(list(checked.flow.live(run)))
    if live < len(run):
        checked.problems.at_place("SK3007", run[live].place)
    for step in run[:live]:
        if isinstance(step, Choose | Topics | Work):
            for answer in answers_of(step):
                _behind(answer.then, checked)
        elif isinstance(step, Vary):
            for inner in step.runs:
                _behind(inner, checked)


def _endings(checked: Checked) -> None:
    scenario = checked.scenario
    reached = {one.jump.ending for one in scenario.monitors.values() if isinstance(one.jump, End)}
    used = set(reached)
    for id, scene in scenario.scenes.items():
        jumps = [step.jump if isinstance(step, After) else step for step in steps_in(scene.steps)]
        jumps += [handler.jump for handler in scene.on]
        endings = {jump.ending for jump in jumps if isinstance(jump, End)}
        used |= endings
        if id in checked.flow.reachable:
            reached |= endings
    named = checked.built.root.get("endings")
    for ending in scenario.endings:
        if ending not in used:
            node = named.keys[ending] if isinstance(named, Mapping) else None
            checked.problems.on("SK3009", node, ending=ending)
    if not reached:
        checked.problems.at_place("SK3010", scenario.scenes[scenario.start].place)
