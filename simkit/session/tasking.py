"""Tasks that run: whose turn it is, what is done, what went wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.events import (
    Evidenced,
    StepDone,
    StepError,
    StepPossible,
    TaskBegan,
    TaskDone,
    TaskFailed,
)
from simkit.scenario.expression import Value
from simkit.scenario.tasks import ActWords
from simkit.session.task_errors import attempted, lookup, wrong_object
from simkit.session.task_run import RANK, TaskRun
from simkit.session.task_tree import Node, TaskTree
from simkit.session.task_walk import active, complete, frontier, matches, required

if TYPE_CHECKING:
    from simkit.session.region import Region
    from simkit.session.session import Session


def begin(session: Session, tree: TaskTree, key: str, region: Region) -> TaskRun:
    world = session.world
    assert world is not None
    run = TaskRun(tree, key, region, region.stack[-1])
    world.tasks.append(run)
    limits = session.settings.time_limits
    if tree.task.within_ms is not None and limits:
        run.deadline = session.at + tree.task.within_ms * limits // 100
    look(session, run)
    return run


def look(session: Session, run: TaskRun) -> None:
    """Whose turn it is now; what has nothing left to do is done at once."""
    while not run.over:
        turn = tuple(frontier(run, 0))
        for index in active(run, turn):
            _announce(session, run, run.tree.nodes[index])
        run.possible = turn
        settled = next((i for i in turn if _stands(session, run, run.tree.nodes[i])), None)
        if settled is None:
            return
        _finish(session, run, settled, by_act=False)


def see_changes(session: Session, run: TaskRun) -> bool:
    """After values changed: conditions that hold now, acts with nothing left to do. True if anything was done."""
    changed = False
    while not run.over:
        nodes = run.tree.nodes
        settled = next((i for i in run.possible if _stands(session, run, nodes[i])), None)
        if settled is None:
            return changed
        _finish(session, run, settled, by_act=nodes[settled].form == "when")
        look(session, run)
        changed = True
    return changed


def see_act(session: Session, run: TaskRun, act: ActWords) -> None:
    """An act was done: the step it is, or the error."""
    if act.verb not in run.tree.verbs:
        return
    if (act.verb, act.object.partition(".")[0]) not in run.tree.acts:
        if wrong_object(session, run, act):
            err(session, run, "object", act.written)
        return
    nodes = run.tree.nodes
    for index in run.possible:
        if matches(nodes[index].act, act):
            _finish(session, run, index, by_act=True)
            look(session, run)
            return
    if attempted(run, act) is not None:
        err(session, run, "order", act.written)
    elif wrong_object(session, run, act):
        err(session, run, "object", act.written)


def fail(session: Session, run: TaskRun, reason: str) -> None:
    """The task ends before it is done: late, or left."""
    if run.over:
        return
    if reason == "late":
        err(session, run, "late", "")
    else:
        _omit(session, run)
    run.failed = reason
    run.possible = ()
    for node in reversed(run.tree.nodes):
        if node.step is None and node.task in run.visits and not run.done[node.index]:
            visit, errors = run.visits.pop(node.task), run.errors.get(node.task, 0)
            _tell(session, node.task, running=False, failed=True)
            session.out.append(TaskFailed(session.at, node.task, visit, reason, errors))


def overdue(session: Session, run: TaskRun) -> bool:
    """A step's own time or the task's is over: told once. True if something was."""
    for index, due in list(run.limits.items()):
        if session.at >= due:
            del run.limits[index]
            run.released.add(index)
            err(session, run, "late", "", index)
            return True
    if run.deadline is not None and session.at >= run.deadline:
        run.deadline = None
        fail(session, run, "late")
        return True
    return False


def err(session: Session, run: TaskRun, kind: str, written: str, index: int | None = None) -> None:
    """An error against the step whose turn it is (or the one given), with what it does and shows."""
    nodes = run.tree.nodes
    due = index if index is not None else next((i for i in run.possible if not nodes[i].optional), None)
    node = nodes[due if due is not None else (run.possible or (0,))[0]]
    visit = run.visits[_owner(run, node)]
    session.out.append(StepError(session.at, node.task, node.id, visit, kind, written))
    _count(session, run, node)
    if (found := lookup(run, node, kind)) is not None:
        for effect in found.runs:
            effect(run.region)
        for criterion, grade in found.evidence:
            _show(session, run, found.id, criterion, grade, node)


def hinted_grade(run: TaskRun, node: Node, grade: str) -> str:
    most = run.capped.get(node.index)
    return most if most is not None and RANK[most] < RANK[grade] else grade


def _show(session: Session, run: TaskRun, id: str, criterion: str, grade: str, node: Node) -> None:
    """Evidence of an error, at the opportunity that is open for its criterion."""
    open = [i for i in run.since if i not in run.answered and criterion in run.tree.nodes[i].opportunities]
    at = node if node.index in open or not open else run.tree.nodes[open[0]]
    visit = run.visits[_owner(run, at)]
    session.out.append(Evidenced(session.at, id, criterion, grade, at.id, visit))


def _omit(session: Session, run: TaskRun) -> None:
    told: set[str] = set()
    for index in run.tree.leaves:
        node = run.tree.nodes[index]
        if run.done[index] or not required(run, node):
            continue
        visit = run.visits.get(_owner(run, node), 0) or _visit(session, node.task)
        session.out.append(StepError(session.at, node.task, node.id, visit, "omitted", ""))
        _count(session, run, node)
        found = lookup(run, node, "omitted")
        if found is None or (found.of_task and found.id in told):
            continue
        told.add(found.id)
        for effect in found.runs:
            effect(run.region)
        for criterion, grade in found.evidence:
            if found.of_task:
                _show(session, run, found.id, criterion, grade, node)
            else:
                session.out.append(Evidenced(session.at, found.id, criterion, grade, node.id, visit))


def _announce(session: Session, run: TaskRun, node: Node) -> None:
    world = session.world
    assert world is not None
    if node.step is None:
        if node.task not in run.visits:
            run.visits[node.task] = visit = _visit(session, node.task) + 1
            session.passes[f"task:{node.task}"] = visit
            run.errors[node.task] = 0
            _tell(session, node.task, done=False, running=True, failed=False, errors=0)
            session.out.append(TaskBegan(session.at, node.task, visit))
        return
    if node.index in run.since or _stands(session, run, node):
        return
    run.since[node.index] = world.waited
    limits = session.settings.time_limits
    if node.step.within_ms is not None and limits:
        run.limits[node.index] = session.at + node.step.within_ms * limits // 100
    visit = run.visits[_owner(run, node)]
    session.out.append(StepPossible(session.at, node.task, node.id, visit, node.opportunities))


def _stands(session: Session, run: TaskRun, node: Node) -> bool:
    """Whether there is nothing left to do: the condition holds, or what the act leaves behind is so already."""
    if node.when is not None:
        return bool(node.when(run.region))
    values = session.values
    return (
        bool(node.result) and node.repeat == 1 and all(values[slot] == value for slot, value in node.result)
    )


def _finish(session: Session, run: TaskRun, index: int, *, by_act: bool) -> None:
    """A leaf is done, and with it what it was the last part of."""
    nodes = run.tree.nodes
    while True:
        node = nodes[index]
        run.count[index] += 1
        if run.count[index] < node.repeat:
            _again(run, node)
            return
        run.done[index] = True
        run.limits.pop(index, None)
        _done(session, run, node, by_act)
        if node.parent < 0 or not complete(run, nodes[node.parent]):
            return
        index = node.parent


def _again(run: TaskRun, node: Node) -> None:
    waiting = list(node.children)
    while waiting:
        index = waiting.pop()
        run.done[index], run.count[index] = False, 0
        run.answered.add(index)
        waiting += run.tree.nodes[index].children


def _done(session: Session, run: TaskRun, node: Node, by_act: bool) -> None:
    if node.step is None:
        visit = run.visits.pop(node.task)
        _tell(session, node.task, done=True, running=False)
        session.out.append(TaskDone(session.at, node.task, visit, run.errors.get(node.task, 0)))
        return
    was_possible = node.index in run.since
    visit = run.visits[_owner(run, node)]
    by_act = by_act and was_possible
    session.out.append(StepDone(session.at, node.task, node.id, visit, by_act))
    for effect in node.runs:
        effect(run.region)
    if by_act and node.index not in run.answered:
        for criterion, grade in node.step.evidence:
            session.out.append(
                Evidenced(session.at, node.id, criterion, hinted_grade(run, node, grade), node.id, visit)
            )
    run.answered.add(node.index)


def _owner(run: TaskRun, node: Node) -> str:
    """The task a node belongs to, for its visit; a task inside that has not begun yet counts with the one around."""
    if node.task in run.visits:
        return node.task
    nodes = run.tree.nodes
    while node.parent >= 0 and node.task not in run.visits:
        node = nodes[node.parent]
    return node.task


def _visit(session: Session, task: str) -> int:
    return session.passes.get(f"task:{task}", 0)


def _count(session: Session, run: TaskRun, node: Node) -> None:
    """Errors count for the task of the step and for those around it."""
    tasks = dict.fromkeys([node.task])
    nodes = run.tree.nodes
    while node.parent >= 0:
        node = nodes[node.parent]
        tasks[node.task] = None
    for task in tasks:
        run.errors[task] = run.errors.get(task, 0) + 1
        _tell(session, task, errors=min(run.errors[task], 99))


def _tell(
    session: Session,
    task: str,
    *,
    done: bool | None = None,
    running: bool | None = None,
    failed: bool | None = None,
    errors: int | None = None,
) -> None:
    """Keep what guards ask of a task."""
    world = session.world
    assert world is not None
    new: tuple[Value | None, ...] = (done, running, failed, errors)
    for slot, value in zip(world.program.task_slots[task], new, strict=True):
        if value is not None and session.values[slot] != value:
            session.values[slot] = value
            world.touched.add(slot)
