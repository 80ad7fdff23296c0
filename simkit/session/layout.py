"""Names of states: where a step, a run of steps or a scene is entered, and who may return where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simkit.scenario.model import (
    After,
    Call,
    Choose,
    GoTo,
    Scenario,
    Scene,
    Step,
    Topics,
    Vary,
    Work,
)


def entry_of(what: Step | Scene) -> str:
    """The state by which a step or scene is entered: a step's gate where it has a guard, else itself."""
    if isinstance(what, Scene):
        return entry_of(what.steps[0]) if what.steps else scene_end(what.id)
    if what.guard is not None or what.once:
        return f"{what.key}?"
    return topics_start(what) if isinstance(what, Topics) else what.key


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


def call_sites(scenario: Scenario, scene: str) -> list[str]:
    """Keys of the calls to which the end of `scene` may return: those that call it, or a scene that goes to it."""
    sites: dict[str, None] = {}
    jumps: dict[str, set[str]] = {}
    calls: list[tuple[str, str]] = []
    for origin in scenario.scenes.values():
        for step in all_steps(origin.steps):
            if isinstance(step, GoTo):
                jumps.setdefault(origin.id, set()).add(step.scene)
            elif isinstance(step, After) and isinstance(step.jump, GoTo):
                jumps.setdefault(origin.id, set()).add(step.jump.scene)
            elif isinstance(step, Call):
                calls.append((step.key, step.scene))
    for site, called in calls:
        reached, todo = {called}, [called]
        while todo:
            for target in sorted(jumps.get(todo.pop(), ())):
                if target not in reached:
                    reached.add(target)
                    todo.append(target)
        if scene in reached:
            sites[site] = None
    return list(sites)
