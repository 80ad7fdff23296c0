"""Scenes: lists of steps, and scenes with scenes inside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from simkit.scenario.build.context import Context
from simkit.scenario.build.effects import effects
from simkit.scenario.build.lines import jumps
from simkit.scenario.build.runs import guard_of, step_of
from simkit.scenario.model import Call, End, GoTo, Scene, Step
from simkit.scenario.reading import Mapping, Node, Scalar, Sequence
from simkit.scenario.shape import HandlerShape, SceneShape, StepShape, checked
from simkit.scenario.tasks import Handler

_STEP: TypeAdapter[Any] = TypeAdapter(StepShape)
_SCENE = TypeAdapter(SceneShape)
_DEEPEST = 8


def scene_keys(node: Node | None, depth: int = 0) -> Iterator[Scalar]:
    """The names of all scenes, nested ones behind the scene they lie in, from the bare tree."""
    if not isinstance(node, Mapping) or depth > _DEEPEST:
        return
    for id, entry in node.items.items():
        yield node.keys[id]
        if isinstance(entry, Mapping):
            yield from scene_keys(entry.get("scenes"), depth + 1)


def scenes_of(node: Node | None, context: Context) -> dict[str, Scene]:
    found: dict[str, Scene] = {}
    if isinstance(node, Mapping):
        _scenes(node, None, found, context)
    return found


def _scenes(node: Mapping, parent: str | None, found: dict[str, Scene], context: Context) -> None:
    for id, entry in node.items.items():
        key = node.keys[id]
        if id in found:
            context.problems.on("SK2045", key, scene=id)
            context.incomplete = True
        elif isinstance(entry, Mapping):
            _with_inside(id, entry, key, parent, found, context)
        else:
            steps = _listed(entry, id, context)
            found[id] = Scene(id, steps, context.problems.place(key), parent)


def _with_inside(
    id: str, node: Mapping, key: Scalar, parent: str | None, found: dict[str, Scene], context: Context
) -> None:
    shape = checked(_SCENE, node, context.problems)
    if shape is None:
        context.incomplete = True
        return
    inner = node.get("scenes")
    nested = isinstance(inner, Mapping) and bool(inner.items)
    run = "then" if nested else "steps"
    for other in {"then", "steps", "start"} & node.items.keys() - (
        {"then", "start"} if nested else {"steps"}
    ):
        context.problems.on("SK1085", node.keys[other], key=other)
    written = node.get(run)
    if written is None and not nested:
        context.problems.on("SK1031", node, key="steps")
        context.incomplete = True
        return
    start = None
    if nested:
        assert isinstance(inner, Mapping)
        start = shape.start or next(iter(inner.items))
        if not context.known("SK2001", start, inner.items, node.get("start"), scene=start):
            context.incomplete = True
            start = next(iter(inner.items))
    context.scene = id
    steps = _listed(written, id, context) if written is not None else ()
    place = context.problems.place(key)
    found[id] = Scene(id, steps, place, parent, start, _handlers(shape, node, id, context))
    if nested:
        assert isinstance(inner, Mapping)
        _scenes(inner, id, found, context)


def _listed(node: Node, id: str, context: Context) -> tuple[Step, ...]:
    context.scene = id
    if not isinstance(node, Sequence) or not node.items:
        context.problems.on(
            "SK1032", node, wanted="a list (lines with -)", gewenst="een lijst (regels met -)"
        )
        context.incomplete = True
        return ()
    steps: list[Step] = []
    for position, entry in enumerate(node.items):
        step = checked(_STEP, entry, context.problems, context.speakers)
        made = None
        if step is not None and isinstance(entry, Mapping):
            made = step_of(step, entry, f"{id}/{position}", context)
        if made is None:
            context.incomplete = True
        else:
            steps.append(made)
    return tuple(steps)


def _handlers(shape: SceneShape, node: Mapping, id: str, context: Context) -> tuple[Handler, ...]:
    written = node.get("if sent")
    found = []
    for event, handlers in shape.if_sent.items():
        assert isinstance(written, Mapping)
        context.answered.setdefault(event, written.keys[event])
        entry = written.items[event]
        nodes = entry.items if isinstance(entry, Sequence) else [entry]
        for number, (handler, at) in enumerate(zip(handlers, nodes, strict=True)):
            assert isinstance(at, Mapping)
            found.append(_handler(event, handler, at, f"{id}/if-sent/{event}/{number}", context))
    return tuple(found)


def _jump(found: tuple[Step, ...]) -> GoTo | Call | End | None:
    jump = found[0] if found else None
    assert jump is None or isinstance(jump, GoTo | Call | End)
    return jump


def _handler(event: str, shape: HandlerShape, node: Mapping, key: str, context: Context) -> Handler:
    jump = jumps(shape, node, key, context)
    guard = guard_of(shape, node, context)
    place = context.problems.place(node)
    return Handler(event, guard, effects(shape, node, context), _jump(jump), key, place)
