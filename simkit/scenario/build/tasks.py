"""Tasks and their steps."""

from __future__ import annotations

import re
from typing import cast

from pydantic import TypeAdapter

from simkit.scenario.build.act_words import act_words
from simkit.scenario.build.context import Context, Missing
from simkit.scenario.build.effects import effects
from simkit.scenario.build.evidence import evidence_of, feedback_of
from simkit.scenario.expression import Expr
from simkit.scenario.guards import parse_guard
from simkit.scenario.model import Grade
from simkit.scenario.reading import Mapping, Node, Scalar, Sequence
from simkit.scenario.shape import TaskShape, TaskStepShape, checked
from simkit.scenario.tasks import ERROR_KIND, ActWords, Errs, HintText, Task, TaskStep

_TASK = TypeAdapter(TaskShape)
_FORMS = {
    "act": "act",
    "done when": "when",
    "any order": "any",
    "in order": "order",
    "one of": "one",
    "task": "task",
}
"""Key of the file -> form of the step."""


def tasks_of(node: Node | None, context: Context) -> dict[str, Task | None]:
    found: dict[str, Task | None] = {}
    if not isinstance(node, Mapping):
        return found
    for id, entry in node.items.items():
        context.scene = id
        shape = checked(_TASK, entry, context.problems)
        if shape is None or not isinstance(entry, Mapping):
            context.incomplete = True
            found[id] = None
            continue
        name = f"task.{id}.name"
        written = entry.get("name")
        context.put_text(name, shape.name or id.replace("-", " ").capitalize(), written)
        found[id] = Task(
            id,
            _steps(shape.steps, entry.items["steps"], id, context),
            name,
            shape.show,  # type: ignore[arg-type]
            shape.within,
            _errors(shape, entry, f"task.{id}", context),
            context.problems.place(node.keys[id]),
        )
    _nested(found, context)
    return found


def _steps(shapes: list[TaskStepShape], node: Node, path: str, context: Context) -> tuple[TaskStep, ...]:
    assert isinstance(node, Sequence)
    found = []
    for position, (shape, entry) in enumerate(zip(shapes, node.items, strict=True)):
        step = _step(shape, entry, f"{path}.{position + 1}", context)
        if step is None:
            context.incomplete = True
        else:
            found.append(step)
    return tuple(found)


def _step(shape: TaskStepShape, written: Node, path: str, context: Context) -> TaskStep | None:
    node = written
    if isinstance(written, Scalar):
        node = Mapping(written.line, written.col, {"act": written}, {"act": written})
    assert isinstance(node, Mapping)
    given = [key for key in _FORMS if key in node.items]
    if not given:
        context.problems.on("SK1081", node)
        return None
    if len(given) > 1:
        context.problems.on("SK1041", node.keys[given[1]], key=given[1], other=given[0])
        return None
    (key,) = given
    act, when = None, None
    if key == "act":
        act = act_words(cast(Scalar, node.items[key]), context)
        if act is None:
            return None
    if key == "done when":
        when = _when(node.items[key], context)
        if when is None:
            return None
    id = _id(shape, node, path, key, act, context)
    inner = {"any order": shape.any_order, "in order": shape.in_order, "one of": shape.one_of}.get(key)
    steps = _steps(inner, node.items[key], id, context) if inner else ()
    text = None
    if shape.name is not None:
        text = id
        context.put_text(id, shape.name, node.get("name"))
    return TaskStep(
        id,
        _FORMS[key],  # type: ignore[arg-type]
        act,
        when,
        steps,
        shape.task,
        text,
        shape.optional,
        shape.atomic,
        shape.repeat,
        shape.within,
        effects(shape, node, context),
        evidence_of(shape, node, id, context),
        tuple(dict.fromkeys(shape.about)),
        _hints(shape, node, id, context),
        _errors(shape, node, id, context),
        feedback_of(shape, node, id, context),
        context.problems.place(written),
    )


def _id(
    shape: TaskStepShape, node: Mapping, path: str, key: str, act: ActWords | None, context: Context
) -> str:
    """The written id; else one made of the act's words, which stays the same when steps change places."""
    if shape.id is not None:
        context.claim(shape.id, node.items["id"])
        return shape.id
    if act is not None:
        stem = f"{context.scene}.{re.sub(r'[^A-Za-z0-9_]+', '-', act.written).strip('-')}"
        id, number = stem, 2
        while id in context.ids:
            id, number = f"{stem}-{number}", number + 1
        context.ids[id] = node
        return id
    if shape.evidence or shape.name or shape.hints:
        context.missing.append(Missing(node, key, "step", shape.name or key, context.scene))
        context.derived.add(path)
    return path


def _when(node: Node, context: Context) -> Expr | None:
    if not isinstance(node, Scalar):
        return None
    guard = parse_guard(node, context.names, context.problems)
    if guard is not None:
        context.guards[id(guard)] = node
    return guard


def _hints(shape: TaskStepShape, node: Mapping, id: str, context: Context) -> tuple[HintText, ...]:
    listed = node.get("hints")
    entries = listed.items if isinstance(listed, Sequence) else [listed]
    found = []
    for number, (hint, entry) in enumerate(zip(shape.hints, entries, strict=False), 1):
        text_id = hint.id or f"{id}.hint-{number}"
        if hint.id is not None and isinstance(entry, Mapping):
            context.claim(hint.id, entry.items["id"])
        written = entry.get("text") if isinstance(entry, Mapping) else entry
        context.put_text(text_id, hint.text, written)
        if hint.after is not None and hint.at_most is not None and isinstance(entry, Mapping):
            context.problems.on("SK1082", entry.keys["at most"])
        found.append(HintText(text_id, hint.text, hint.after, cast("Grade | None", hint.at_most)))
    return tuple(found)


def _errors(shape: TaskShape | TaskStepShape, node: Mapping, stem: str, context: Context) -> dict[str, Errs]:
    written = node.get("errors")
    found = {}
    for word, error in shape.errors.items():
        entry = written.get(word) if isinstance(written, Mapping) else None
        assert isinstance(entry, Mapping)
        kind = ERROR_KIND[word]
        own = f"{stem}.{kind}"
        found[kind] = Errs(
            effects(error, entry, context),
            evidence_of(error, entry, own, context),
            feedback_of(error, entry, own, context),
        )
    return found


def _nested(tasks: dict[str, Task | None], context: Context) -> None:
    """Tasks inside tasks: known, and none inside itself."""
    for id, task in tasks.items():
        if task is not None:
            _inside(task.steps, (id,), tasks, context)


def _inside(
    steps: tuple[TaskStep, ...], around: tuple[str, ...], tasks: dict[str, Task | None], context: Context
) -> None:
    for step in steps:
        _inside(step.steps, around, tasks, context)
        if step.task is None:
            continue
        if step.task not in tasks:
            context.problems.at_place("SK2043", step.place, task=step.task, near=", ".join(tasks))
            context.incomplete = True
        elif step.task in around:
            context.problems.at_place("SK3020", step.place, task=step.task)
            context.incomplete = True
        elif (task := tasks[step.task]) is not None:
            _inside(task.steps, (*around, step.task), tasks, context)
