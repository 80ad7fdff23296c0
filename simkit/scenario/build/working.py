"""Steps that work with objects, events and regions."""

from __future__ import annotations

from typing import cast

from simkit.scenario import shape
from simkit.scenario.beside import Cancel, Join, Meanwhile, Resume, Send
from simkit.scenario.build.asking import about_of, options_of, otherwise_of, silent_of
from simkit.scenario.build.context import Context
from simkit.scenario.build.lines import scene_known
from simkit.scenario.build.runs import guard_of, key_of, makes
from simkit.scenario.expression import Expr
from simkit.scenario.guards import parse_guard
from simkit.scenario.model import Step, Work
from simkit.scenario.reading import Mapping, Scalar


@makes(shape.TaskWorkShape)
def task_work(step: shape.TaskWorkShape, node: Mapping, path: str, context: Context) -> Step | None:
    if not context.known("SK2043", step.task, context.tasks, node.items["task"], task=step.task):
        return None
    return _work(step, node, path, context, step.task, None, None)


@makes(shape.FreeShape)
def free_work(step: shape.FreeShape, node: Mapping, path: str, context: Context) -> Step | None:
    written = node.items["free"]
    until = parse_guard(written, context.names, context.problems) if isinstance(written, Scalar) else None
    if until is None:
        return None
    context.guards[id(until)] = cast(Scalar, written)
    if step.within is not None and step.otherwise is None:
        context.problems.on("SK1072", node.keys["within"])
    if step.within is None and step.otherwise is not None:
        context.problems.on("SK1071", node.keys["otherwise"])
    return _work(step, node, path, context, None, until, step.within)


def _work(
    step: shape.TaskWorkShape | shape.FreeShape,
    node: Mapping,
    path: str,
    context: Context,
    task: str | None,
    until: Expr | None,
    within_ms: int | None,
) -> Work:
    if step.choose or step.if_silent:
        key = context.take_id(step.id, path, node, "choose", "choose")
    else:
        key = key_of(step, node, path, context)
    options = options_of(step.choose, node.items["choose"], key, context) if step.choose else ()
    return Work(
        key,
        key,
        task,
        until,
        options,
        about_of(step, node, key, context),
        otherwise_of(step.otherwise, node.get("otherwise"), key, context),
        within_ms,
        silent_of(step, node, key, context),
        guard=guard_of(step, node, context),
        once=step.once,
        place=context.problems.place(node),
    )


@makes(shape.SendShape)
def send(step: shape.SendShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    context.sent.setdefault(step.send, node.items["send"])
    guard = guard_of(step, node, context)
    return Send(key, step.send, step.after, guard=guard, once=step.once, place=context.problems.place(node))


@makes(shape.CancelShape)
def cancel(step: shape.CancelShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    context.cancels.append((step.cancel, node.items["cancel"]))
    return Cancel(
        key,
        step.cancel,
        guard=guard_of(step, node, context),
        once=step.once,
        place=context.problems.place(node),
    )


@makes(shape.MeanwhileShape)
def meanwhile(step: shape.MeanwhileShape, node: Mapping, path: str, context: Context) -> Step | None:
    key = key_of(step, node, path, context)
    if not scene_known(step.meanwhile, node, "meanwhile", context):
        return None
    guard = guard_of(step, node, context)
    return Meanwhile(key, step.meanwhile, guard=guard, once=step.once, place=context.problems.place(node))


@makes(shape.JoinShape)
def join(step: shape.JoinShape, node: Mapping, path: str, context: Context) -> Step | None:
    key = key_of(step, node, path, context)
    if not context.known("SK2044", step.join, context.regions, node.items["join"], region=step.join):
        return None
    return Join(
        key,
        step.join,
        guard=guard_of(step, node, context),
        once=step.once,
        place=context.problems.place(node),
    )


@makes(shape.ResumeShape)
def resume(step: shape.ResumeShape, node: Mapping, path: str, context: Context) -> Step | None:
    key = key_of(step, node, path, context)
    if not scene_known(step.resume, node, "resume", context):
        return None
    guard = guard_of(step, node, context)
    return Resume(
        key,
        step.resume,
        step.depth,  # type: ignore[arg-type]
        guard=guard,
        once=step.once,
        place=context.problems.place(node),
    )
