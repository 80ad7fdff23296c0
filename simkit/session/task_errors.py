"""What counts as an error at a task, and where its consequences are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.scenario.objects import Thing
from simkit.scenario.tasks import ActWords
from simkit.session.task_tree import Errors, Node
from simkit.session.task_walk import ahead, matches

if TYPE_CHECKING:
    from simkit.session.session import Session
    from simkit.session.task_run import TaskRun

_COMMON = frozenset(("thing",))
"""Kinds that say nothing about what a thing is."""
_NOT_WRONG = frozenset(("enter", "say", "inspect", "take", "put down", "read"))
"""Going, talking, looking and handling are no errors by themselves."""


def attempted(run: TaskRun, act: ActWords) -> int | None:
    """The later step that this act is, when it is not its turn; None for an act that is no step, or is done."""
    fitting = [i for i in run.tree.leaves if matches(run.tree.nodes[i].act, act)]
    if any(run.done[i] for i in fitting):
        return None
    return next((i for i in fitting if ahead(run, run.tree.nodes[i])), None)


def wrong_object(session: Session, run: TaskRun, act: ActWords) -> bool:
    """The act of a step whose turn it is, on another object of that kind or to another position.

    Reporting anything that no step asks for is wrong, whatever its kind.
    """
    if act.verb in _NOT_WRONG:
        return False
    nodes = run.tree.nodes
    if any(matches(nodes[i].act, act) for i in run.tree.leaves):
        return False
    things = session.program.scenario.objects
    for index in run.possible:
        step = nodes[index].act
        if step is None or step.verb != act.verb:
            continue
        if step.object == act.object or act.verb == "report":
            return True
        if _alike(things.get(_owner(step)), things.get(_owner(act))):
            return True
    return False


def lookup(run: TaskRun, node: Node, kind: str) -> Errors | None:
    """What is written for this error: at the step, else at what is around it, the task last."""
    nodes = run.tree.nodes
    while True:
        if kind in node.errors:
            return node.errors[kind]
        if node.parent < 0:
            return None
        node = nodes[node.parent]


def _alike(one: Thing | None, other: Thing | None) -> bool:
    if one is None or other is None:
        return False
    return one.kind == other.kind or bool((set(one.kinds) & set(other.kinds)) - _COMMON)


def _owner(act: ActWords) -> str:
    return act.object.partition(".")[0]
