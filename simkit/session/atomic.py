"""Atomic parts of tasks: once begun, only their own acts are open, while one of them can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simkit.scenario.tasks import ActWords
from simkit.session.task_walk import begun_at, matches
from simkit.session.using import can_use

if TYPE_CHECKING:
    from simkit.session.session import Session
    from simkit.session.task_run import TaskRun


@dataclass(slots=True)
class Lock:
    acts: tuple[ActWords, ...]

    def allows(self, act: ActWords) -> bool:
        """A field that belongs to the part is open for every value: a wrong one is an error, not a way out."""
        return any(matches(one, act) or _same_field(one, act) for one in self.acts)


def lock(session: Session) -> Lock | None:
    """What is open while an atomic part is begun; None where none is, or none of its acts can be done now.

    A part that waits for a condition, or whose object cannot be used yet, holds nobody: what it lacks may be fetched.
    """
    world = session.world
    assert world is not None
    acts = []
    for run in world.tasks:
        if run.tree.atomics and not run.over:
            acts += [act for index in _begun(run) for act in _acts(run, index)]
    if not acts or not any(_can(session, act) for act in acts):
        return None
    return Lock(tuple(acts))


def _begun(run: TaskRun) -> list[int]:
    return [i for i in run.tree.atomics if not run.done[i] and i not in run.released and begun_at(run, i)]


def _acts(run: TaskRun, inside: int) -> list[ActWords]:
    nodes = run.tree.nodes
    found = []
    for leaf in run.possible:
        index = leaf
        while index >= 0 and index != inside:
            index = nodes[index].parent
        act = nodes[leaf].act
        if index == inside and act is not None:
            found.append(act)
    return found


def _can(session: Session, act: ActWords) -> bool:
    world = session.world
    assert world is not None
    if act.verb == "say":
        return any(act.object in region.open for region in world.regions)
    if act.verb == "enter":
        slot = world.program.zone_slot
        return slot is not None and session.values[slot] != act.object
    owner, _, field = act.object.partition(".")
    doit = world.program.acts.get((act.verb, owner))
    if doit is None:
        return False
    if act.verb == "fill in":
        ways = [way for name, way in doit.ways.items() if not field or name == act.object]
    else:
        ways = [way for name, way in doit.ways.items() if act.with_ is None or name == act.with_]
    return any(can_use(session, doit, way) for way in ways)


def _same_field(one: ActWords, act: ActWords) -> bool:
    return one.verb == act.verb == "fill in" and one.object == act.object
