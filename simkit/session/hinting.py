"""Hints: asked for, one after the other; or of themselves when a step has been possible for a while."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from simkit.events import Hint, Hinted

if TYPE_CHECKING:
    from simkit.session.session import Session
    from simkit.session.task_run import TaskRun
    from simkit.session.task_tree import Node


def askable(session: Session, task: str | None) -> tuple[TaskRun, Node, int] | None:
    """The hint that asking gives now: the task at work, the step and the hint's place in its list."""
    world = session.world
    assert world is not None
    for run in world.tasks:
        if run.over or task not in (None, run.id):
            continue
        for node in _possible(run):
            assert node.step is not None
            given = run.given.get(node.index, [])
            for place, hint in enumerate(node.step.hints):
                if hint.after_ms is None and place not in given:
                    return run, node, place
    return None


def ask(session: Session, act: Hint) -> bool:
    """Give the hint that was asked for. False, and nothing changes, where there is none."""
    found = askable(session, act.task)
    if found is None:
        return False
    _give(session, *found, asked=True)
    return True


def next_due(session: Session) -> int | None:
    """Waited ms at which the next hint comes by itself."""
    dues = [due for due, *_ in _coming(session)]
    return min(dues, default=None)


def give_due(session: Session) -> bool:
    """Give the first hint that is due. False where none is."""
    world = session.world
    assert world is not None
    for due, run, node, place in _coming(session):
        if due <= world.waited:
            _give(session, run, node, place, asked=False)
            return True
    return False


def _coming(session: Session) -> Iterator[tuple[int, TaskRun, Node, int]]:
    world = session.world
    assert world is not None
    for run in world.tasks:
        if run.over or not run.tree.prompting:
            continue
        for node in _possible(run):
            assert node.step is not None
            for place, hint in enumerate(node.step.hints):
                if hint.after_ms is not None and place not in run.given.get(node.index, ()):
                    yield run.since[node.index] + hint.after_ms, run, node, place


def _possible(run: TaskRun) -> Iterator[Node]:
    """Steps whose turn it is, with hints: the leaves, and the steps around them."""
    seen: set[int] = set()
    for index in run.possible:
        while index >= 0 and index not in seen:
            seen.add(index)
            node = run.tree.nodes[index]
            if node.step is not None and node.step.hints and index in run.since:
                yield node
            index = node.parent


def _give(session: Session, run: TaskRun, node: Node, place: int, *, asked: bool) -> None:
    assert node.step is not None
    run.given.setdefault(node.index, []).append(place)
    hint = node.step.hints[place]
    if hint.at_most is not None:
        run.cap(node.index, hint.at_most)
    visit = run.visits.get(node.task, 1)
    session.out.append(Hinted(session.at, node.task, node.id, visit, place + 1, asked))
