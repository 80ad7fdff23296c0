"""Steps that can never be done, monitors that can never fire, events nobody answers, and what is never used."""

from __future__ import annotations

from simkit.scenario.beside import Meanwhile, Send
from simkit.scenario.checks import Checked
from simkit.scenario.checks.procedures import task_steps
from simkit.scenario.checks.walk import all_steps, steps_in
from simkit.scenario.checks.world import world_of
from simkit.scenario.expression import All, Expr
from simkit.scenario.guards.ranges import World, can_hold
from simkit.scenario.model import After, Scenario, Work
from simkit.scenario.tasks import ActWords


def check(checked: Checked) -> None:
    scenario = checked.scenario
    if scenario.tasks or scenario.monitors:
        world = world_of(scenario, checked.flow.reachable)
        _tasks(checked, world)
        _monitors(checked, world)
    _events(checked)
    _hints(checked)


def _tasks(checked: Checked, world: World) -> None:
    scenario, problems = checked.scenario, checked.problems
    used = {step.task for step in all_steps(scenario) if isinstance(step, Work)}
    used |= {step.task for step in task_steps(scenario)}
    for id, task in scenario.tasks.items():
        if id not in used:
            problems.at_place("SK2047", task.place, task=id)
    for step in task_steps(scenario):
        if step.optional:
            continue
        fine = step.when is None or can_hold(step.when, world)
        fine = fine and (step.act is None or _can_be_done(step.act, scenario, world))
        if not fine:
            problems.at_place("SK3021", step.place, step=step.id)


def _can_be_done(act: ActWords, scenario: Scenario, world: World) -> bool:
    """False only when no value that its guards ask about can ever be so."""
    thing = scenario.objects.get(act.object.partition(".")[0])
    affordance = thing.affordances.get(act.verb) if thing is not None else None
    if affordance is None:
        return True
    if act.verb == "fill in":
        ways = [way for way in affordance.ways if "." not in act.object or way.with_ == act.object]
    else:
        ways = [way for way in affordance.ways if act.with_ is None or way.with_ == act.with_]
    return any(way.guard is None or can_hold(way.guard, world) for way in ways)


def _monitors(checked: Checked, world: World) -> None:
    for monitor in checked.scenario.monitors.values():
        guards: list[Expr] = [guard for guard in (monitor.that, monitor.while_) if guard is not None]
        never = bool(guards) and not can_hold(All(tuple(guards)), world)
        if never or (monitor.do is not None and not _can_be_done(monitor.do, checked.scenario, world)):
            checked.problems.at_place("SK3022", monitor.place, monitor=monitor.id)


def _events(checked: Checked) -> None:
    context, problems, scenario = checked.built.context, checked.problems, checked.scenario
    for event, node in context.sent.items():
        if event not in context.answered:
            problems.on("SK3023", node, event=event)
    for event, node in context.answered.items():
        if event not in context.sent:
            problems.on("SK3024", node, event=event)
    timers = [step.key for step in all_steps(scenario) if isinstance(step, After)]
    timers += [
        step.key for step in all_steps(scenario) if isinstance(step, Send) and step.after_ms is not None
    ]
    for what, node in context.cancels:
        context.known("SK2046", what, [key for key in timers if "/" not in key], node, timer=what)
    regions = {step.scene for step in all_steps(scenario) if isinstance(step, Meanwhile)}
    for region in regions & _around(scenario):
        problems.at_place("SK3025", scenario.scenes[region].place, scene=region)


def _around(scenario: Scenario) -> set[str]:
    """Scenes that start themselves, or one they lie in, as a region."""
    found = set()
    for id, scene in scenario.scenes.items():
        started = {step.scene for step in steps_in(scene.steps) if isinstance(step, Meanwhile)}
        found |= started & set(scenario.chain(id))
    return found


def _hints(checked: Checked) -> None:
    """Hints that come by themselves, in the order they come: the next is later than the one before."""
    for step in task_steps(checked.scenario):
        times = [hint.after_ms for hint in step.hints if hint.after_ms is not None]
        if times != sorted(times):
            checked.problems.at_place("SK3026", step.place, step=step.id)
