"""Options that can never open, guards that never hold, and a choose that may have nothing to choose."""

from __future__ import annotations

from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import all_steps
from simkit.scenario.checks.world import world_of
from simkit.scenario.guards.ranges import can_all_fail, can_hold
from simkit.scenario.model import Choose, Topics


def check(checked: Checked) -> None:
    world = None
    for step in all_steps(checked.scenario):
        guarded = (
            [o for o in step.options if o.guard is not None] if isinstance(step, Choose | Topics) else []
        )
        if not guarded and step.guard is None:
            continue
        world = world or world_of(checked.scenario, checked.flow.reachable)
        if step.guard is not None and not can_hold(step.guard, world):
            checked.problems.at_place("SK3008", step.place)
        for option in guarded:
            if option.guard is not None and not can_hold(option.guard, world):
                checked.problems.at_place("SK3005", option.place, option=option.id)
        if isinstance(step, Choose) and len(guarded) == len(step.options):
            guards = [option.guard for option in guarded if option.guard is not None]
            if can_all_fail(guards, world):
                checked.problems.at_place("SK3006", step.place, choose=step.id)
