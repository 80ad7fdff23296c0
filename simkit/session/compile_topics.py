"""Topics: their points, and the others that are on offer inside one that may be interrupted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from simkit.scenario.model import Call, Choose, Option, Scenario, Scene, Step, Topics
from simkit.session import topics as at
from simkit.session.effects import Run
from simkit.session.guards import Reader
from simkit.session.layout import all_steps
from simkit.session.points import Kind, Point

if TYPE_CHECKING:
    from simkit.session.compile import Compiler

AUTO = "auto"
CalledIn = Mapping[str, Sequence[tuple[Topics, Option, frozenset[str]]]]
"""Scene -> the interruptible topics that call it, and the call steps by which they do."""


def topics(c: Compiler, step: Topics, following: str, scene: Scene) -> None:
    c.chooses[step.id] = step
    start, gate = at.start(step), at.gate(step)
    readers = c.open_options(step, step.options)
    c.state(Point(start, Kind.AUTOMATIC, scene.id))
    c.link(AUTO, start, gate, before=[at.begins(step)])
    c.state(Point(gate, Kind.AUTOMATIC, scene.id))
    c.link(AUTO, gate, step.key, conditions=[at.required_open(step, readers)])
    c.link(AUTO, gate, following, before=[at.closes(step)])
    c.spoken(Point(step.key, Kind.CHOOSE, scene.id, step), [at.opens(step, readers)])
    c.link("pass", step.key, following, before=[at.closes(step)])
    c.reopens[step.key] = at.reopens(step, readers)
    for option in step.options:
        if option.interruptible:
            c.around.append((step, option))
        c.steps(option.then, gate, scene)
        if option.interruptible:
            c.around.pop()
        c.option(step.key, step, option, gate, [at.takes(step, option)])
    c.prompt(step)


def others(c: Compiler, step: Choose, scene: Scene) -> list[tuple[Option, list[Reader]]]:
    """The topics that may be taken up at a choose instead: it lies in an interruptible one, or in what that calls."""
    found = []
    for around, current in reversed(c.around):
        found += _instead(c, step, around, current, (), ())
    for around, current, sites in c.called_in.get(scene.id, ()):
        found += _instead(c, step, around, current, [at.was_called(sites)], [at.leaves_called(sites)])
    return found


def called_in(scenario: Scenario, returns_from: Mapping[str, frozenset[str]]) -> CalledIn:
    """`returns_from`: call step -> the scenes whose end may return there."""
    inner = {id: _calls(scene.steps) for id, scene in scenario.scenes.items()}
    found: dict[str, list[tuple[Topics, Option, frozenset[str]]]] = {}
    for scene in scenario.scenes.values():
        for step in all_steps(scene.steps):
            if not isinstance(step, Topics):
                continue
            for option in step.options:
                sites = _calls(option.then) if option.interruptible else frozenset[str]()
                reached: set[str] = set()
                waiting = set(sites)
                while waiting:
                    new = set(returns_from.get(waiting.pop(), ())) - reached
                    reached |= new
                    waiting |= {site for id in new for site in inner[id]}
                for id in sorted(reached):
                    found.setdefault(id, []).append((step, option, sites))
    return found


def _instead(
    c: Compiler,
    step: Choose,
    around: Topics,
    current: Option,
    inside: Sequence[Reader],
    last: Sequence[Run],
) -> list[tuple[Option, list[Reader]]]:
    found = []
    for option in around.options:
        if option is current:
            continue
        also = [*inside, at.still_open(around, option)]
        found.append((option, [*also, *c.conditions(option, option.id)]))
        first = [at.drops(around, current), at.takes(around, option)]
        c.option(step.key, around, option, at.gate(around), first, also, last)
    return found


def _calls(steps: Sequence[Step]) -> frozenset[str]:
    return frozenset(step.key for step in all_steps(steps) if isinstance(step, Call))
