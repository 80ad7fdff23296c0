"""How scenes end, return, are resumed, answer events and give way to monitors: transitions from points everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simkit.scenario.beside import Resume
from simkit.scenario.model import Call, End, GoTo, Scene
from simkit.scenario.tasks import Handler
from simkit.session import floor, frames, history, leaving, regions, sending
from simkit.session.effects import Run
from simkit.session.guards import Reader
from simkit.session.layout import scene_end, steps_entry
from simkit.session.points import Kind, Point

if TYPE_CHECKING:
    from simkit.session.compile import Compiler

AUTO = "auto"


def end(c: Compiler, scene: Scene) -> None:
    """A scene that ends returns to its call; else the scene around it goes on; else the region is over."""
    name = scene_end(scene.id)
    c.state(Point(name, Kind.AUTOMATIC, scene.id))
    for site, reached in c.returns_from.items():
        if scene.id in reached and site not in c.event_calls:
            came = leaving.came_from(site)
            c.link(AUTO, name, f"{site}/returned", conditions=[came], before=[leaving.returns])
    if scene.parent is not None:
        around = c.scenario.scenes[scene.parent]
        c.link(AUTO, name, steps_entry(around), conditions=[frames.inside], before=[leaving.returns])
    if c.has_regions:
        c.link(AUTO, name, regions.ENDED, conditions=[regions.at_the_bottom], before=[regions.ends])


def beyond(c: Compiler, waiting: Sequence[str]) -> None:
    """What can happen at any point that waits."""
    if c.has_regions:
        c.state(Point(regions.ENDED, Kind.ENDED, ""))
        for name in sorted(c.scenario.scenes):
            c.state(Point(regions.start_of(name), Kind.AUTOMATIC, ""))
            scene = c.scenario.scenes[name]
            c.link(AUTO, regions.start_of(name), c.entry(scene), before=[c.enters(name, None)])
    for scene in c.scenario.scenes.values():
        for handler in scene.on:
            _answer(c, scene, handler, waiting)
    for monitor in c.scenario.monitors.values():
        for source in waiting if monitor.jump is not None else ():
            _give_way(c, f"monitor:{monitor.id}", source, monitor.jump)
    for step, passed in c.resumes:
        _resume(c, step, passed, waiting)


def resume(c: Compiler, step: Resume, passed: Sequence[Run]) -> None:
    """The transitions are made when all points are known."""
    c.resumes.append((step, tuple(passed)))


def _answer(c: Compiler, scene: Scene, handler: Handler, waiting: Sequence[str]) -> None:
    trigger, check = sending.trigger_of(handler.event), sending.answers(scene.id, handler)
    effects = c.effects(handler.effects)
    unwinds = [floor.cuts, frames.unwinds_to(scene.id)]
    jump = handler.jump
    for source in waiting:
        match jump:
            case GoTo():
                path = frames.path_to(c.scenario, jump.scene)
                leaves = [*unwinds, frames.leaves_for(jump.scene, path)]
                before = [*leaves, *effects, frames.arrives(path)]
                dest = c.entry(c.scenario.scenes[jump.scene])
                c.link(trigger, source, dest, conditions=[check], before=before)
            case End(ending=ending):
                before = [floor.cuts, *effects]
                c.link(trigger, source, f"ending:{ending}", conditions=[check], before=before)
            case Call():
                _call(c, trigger, source, jump, check, effects)
            case None:
                c.link(trigger, source, None, conditions=[check], before=effects)


def _call(c: Compiler, trigger: str, source: str, jump: Call, check: Reader, effects: Sequence[Run]) -> None:
    """A scene that is called by an event comes back to the point it found, which is entered anew."""
    site = f"{jump.key}@{source}"
    called = c.scenario.scenes[jump.scene]
    before = [*effects, floor.cuts, c.enters(called.id, site)]
    c.link(trigger, source, c.entry(called), conditions=[check], before=before)
    c.state(Point(f"{site}/returned", Kind.AUTOMATIC, c.points[source].scene))
    c.link(AUTO, f"{site}/returned", source)
    for scene in c.returns_from[jump.key]:
        came = leaving.came_from(site)
        c.link(AUTO, scene_end(scene), f"{site}/returned", conditions=[came], before=[leaving.returns])


def _give_way(c: Compiler, trigger: str, source: str, jump: GoTo | End | None) -> None:
    if isinstance(jump, End):
        c.link(trigger, source, f"ending:{jump.ending}", before=[floor.cuts])
    elif jump is not None:
        c.go_to(trigger, source, jump, [floor.cuts, frames.clears])


def _resume(c: Compiler, step: Resume, passed: Sequence[Run], waiting: Sequence[str]) -> None:
    scene = c.scenario.scenes[step.scene]
    if step.depth == "deep":
        for point in waiting:
            left = history.was_left_at(scene.id, point)
            before = [*passed, history.goes_back(scene.id, c.goes_around(scene.id))]
            c.link(AUTO, step.key, point, conditions=[left], before=before)
    else:
        for inner in c.scenario.scenes.values():
            if inner.parent == scene.id:
                left = history.was_inside(scene.id, inner.id)
                before = [*passed, c.goes_to(inner.id)]
                c.link(AUTO, step.key, c.entry(inner), conditions=[left], before=before)
    c.go_to(AUTO, step.key, GoTo(step.key, scene.id), passed)
