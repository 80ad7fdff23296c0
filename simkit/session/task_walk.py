"""Walks over a running task's tree: what comes next, what is over, what is still to come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simkit.scenario.tasks import ActWords
from simkit.session.task_tree import Node

if TYPE_CHECKING:
    from simkit.session.task_run import TaskRun


def matches(step: ActWords | None, act: ActWords) -> bool:
    if step is None or step.verb != act.verb:
        return False
    if step.object != act.object and not (
        act.verb == "fill in" and "." not in step.object and act.object.startswith(f"{step.object}.")
    ):
        return False
    return step.with_ is None or step.with_ == act.with_


def begun_at(run: TaskRun, index: int) -> bool:
    node = run.tree.nodes[index]
    return run.done[index] or run.count[index] > 0 or any(begun_at(run, child) for child in node.children)


def frontier(run: TaskRun, index: int) -> Iterator[int]:
    node = run.tree.nodes[index]
    if run.done[index]:
        return
    if node.leaf:
        yield index
    elif node.form == "any":
        for child in node.children:
            yield from frontier(run, child)
    elif node.form == "one":
        begun = [child for child in node.children if begun_at(run, child)]
        for child in begun[:1] or node.children:
            yield from frontier(run, child)
    else:
        done = [place for place, child in enumerate(node.children) if run.done[child]]
        for child in node.children[done[-1] + 1 if done else 0 :]:
            yield from frontier(run, child)
            if not run.tree.nodes[child].optional:
                return


def complete(run: TaskRun, node: Node) -> bool:
    nodes = run.tree.nodes
    if node.form == "one":
        return any(run.done[child] for child in node.children)
    return all(run.done[child] or nodes[child].optional for child in node.children)


def active(run: TaskRun, leaves: tuple[int, ...]) -> list[int]:
    """Leaves and everything around them, in document order."""
    found: set[int] = set()
    for index in leaves:
        while index >= 0 and index not in found:
            found.add(index)
            index = run.tree.nodes[index].parent
    return sorted(found)


def required(run: TaskRun, node: Node) -> bool:
    """Whether a leaf was still to be done: neither optional, nor passed, nor in an alternative not taken."""
    nodes = run.tree.nodes
    while node.parent >= 0:
        parent = nodes[node.parent]
        if node.optional or run.done[parent.index]:
            return False
        if parent.form == "one" and node.index not in _chosen(run, parent):
            return False
        node = parent
    return True


def _chosen(run: TaskRun, node: Node) -> tuple[int, ...]:
    """Of `one of`: the alternative that was begun, else the first."""
    begun = [child for child in node.children if begun_at(run, child)]
    return tuple((begun or node.children)[:1])


def ahead(run: TaskRun, node: Node) -> bool:
    """Whether a leaf is still to come: nothing around it is done, and no other alternative was begun."""
    nodes = run.tree.nodes
    while node.parent >= 0:
        parent = nodes[node.parent]
        if run.done[parent.index]:
            return False
        if parent.form == "one":
            begun = [child for child in parent.children if begun_at(run, child)]
            if begun and node.index not in begun:
                return False
        if parent.form in ("order", "task"):
            place = parent.children.index(node.index)
            if any(run.done[child] for child in parent.children[place + 1 :]):
                return False
        node = parent
    return True
