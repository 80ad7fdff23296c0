"""Names of states: where a step, a run of steps or a scene is entered, and who may return where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simkit.scenario.beside import Resume
from simkit.scenario.model import After, Call, Choose, GoTo, Scenario, Scene, Step, Topics, Vary, Work


def entry_of(what: Step | Scene) -> str:
    """The state by which a step or scene is entered: a step's gate where it has a guard, else itself."""
    if isinstance(what, Scene):
        return steps_entry(what)
    if what.guard is not None or what.once:
        return f"{what.key}?"
    return topics_start(what) if isinstance(what, Topics) else what.key


def steps_entry(scene: Scene) -> str:
    """Where a scene's own steps begin: of a scene with scenes inside, those of `then`."""
    return entry_of(scene.steps[0]) if scene.steps else scene_end(scene.id)


def topics_start(step: Topics) -> str:
    return f"{step.key}/start"


def scene_end(scene: str) -> str:
    return f"{scene}/end"


def all_steps(steps: Sequence[Step]) -> Iterator[Step]:
    """Every step, also those inside options, topics, time-outs and variations, in document order."""
    for step in steps:
        yield step
        if isinstance(step, Choose | Topics | Work):
            for option in step.options:
                yield from all_steps(option.then)
        if isinstance(step, Choose | Work) and step.otherwise is not None:
            yield from all_steps(step.otherwise.then)
        if isinstance(step, Vary):
            for run in step.runs:
                yield from all_steps(run)


def jumps_of(scene: Scene) -> Iterator[GoTo | Call | Resume]:
    """Every jump written in a scene, also those of timers and of its answers to events."""
    for step in all_steps(scene.steps):
        if isinstance(step, GoTo | Call | Resume):
            yield step
        elif isinstance(step, After) and isinstance(step.jump, GoTo):
            yield step.jump
    for handler in scene.on:
        if isinstance(handler.jump, GoTo | Call):
            yield handler.jump


def returns_from(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Call site -> the scenes whose end may return there: the called one, what it goes to, and scenes around them."""
    goes: dict[str, set[str]] = {}
    calls: list[tuple[str, str]] = []
    for origin in scenario.scenes.values():
        inside = goes.setdefault(origin.id, set())
        if origin.start is not None:
            inside.add(origin.start)
        if origin.parent is not None:
            inside.add(origin.parent)
        for jump in jumps_of(origin):
            if isinstance(jump, Call):
                calls.append((jump.key, jump.scene))
            else:
                inside.add(jump.scene)
    found = {}
    for site, called in calls:
        reached, todo = {called}, [called]
        while todo:
            for target in sorted(goes[todo.pop()]):
                if target not in reached:
                    reached.add(target)
                    todo.append(target)
        found[site] = frozenset(reached)
    return found
