"""Options that can never open, guards that never hold, and a choose that may have nothing to choose."""

from __future__ import annotations

from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import steps_in
from simkit.scenario.checks.world import world_of
from simkit.scenario.guards.ranges import World, can_all_fail, can_hold
from simkit.scenario.model import Choose, Topics, Work


def check(checked: Checked) -> None:
    world = world_of(checked.scenario, checked.flow.reachable)
    guards = checked.built.context.guards
    for scene in checked.scenario.scenes.values():
        for step in steps_in(scene.steps):
            if step.guard is not None and not can_hold(step.guard, world):
                checked.problems.on("SK3008", guards.get(id(step.guard)))
            if isinstance(step, Choose | Topics | Work):
                for option in step.options:
                    if option.guard is not None and not can_hold(option.guard, world):
                        checked.problems.on("SK3005", guards.get(id(option.guard)), option=option.id)
            if isinstance(step, Choose) and _may_be_empty(step, scene.id in checked.flow.revisited, world):
                checked.problems.at_place("SK3006", step.place, choose=step.id)


def _may_be_empty(step: Choose, revisited: bool, world: World) -> bool:
    """Options that are taken once are gone when the trainee comes back."""
    lasting = [option for option in step.options if not (option.once and revisited)]
    guards = [option.guard for option in lasting if option.guard is not None]
    return len(guards) == len(lasting) and can_all_fail(guards, world)
