"""Lines, and the steps that need no answer."""

from __future__ import annotations

from typing import Any

from simkit.clock import line_ms
from simkit.scenario import shape
from simkit.scenario.build.context import Context
from simkit.scenario.build.effects import effects
from simkit.scenario.build.runs import guard_of, key_of, makes, run_of
from simkit.scenario.model import After, Call, Change, End, GoTo, Line, Step, Vary, Wait
from simkit.scenario.reading import Mapping, Scalar, Sequence
from simkit.scenario.text import word_count


def speech_of(step: Any, node: Mapping, context: Context) -> tuple[str, str, Scalar] | None:
    """Speaker, text and where it is written; None after saying what is wrong."""
    others: list[str] = list(step.__pydantic_extra__ or {})
    spoken = [name for name in others if name in context.speakers]
    keys = [field.alias or name for name, field in type(step).model_fields.items()]
    for name in others:
        if name in spoken:
            continue
        if spoken or name in shape.KEYWORDS:
            context.known("SK1030", name, [*keys, *context.speakers], node.keys[name], key=name)
        else:
            context.known("SK2005", name, context.speakers, node.keys[name], name=name)
    if len(spoken) > 1:
        context.problems.on("SK1041", node.keys[spoken[1]], key=spoken[1], other=spoken[0])
    elif not others:
        context.problems.on("SK1040", node)
    if len(spoken) != 1 or len(others) != 1:
        return None
    value = node.items[spoken[0]]
    if not isinstance(value, Scalar):
        context.problems.on("SK1032", value, wanted="one text", gewenst="één tekst")
        return None
    if value.empty or not value.value.strip():
        context.problems.on("SK1042", value)
        return None
    return spoken[0], value.value.strip(" \t\n"), value


@makes(shape.LineShape)
def line(step: shape.LineShape, node: Mapping, path: str, context: Context) -> Step | None:
    changed = effects(step, node, context)
    guard = guard_of(step, node, context)
    said = speech_of(step, node, context)
    if said is None:
        return None
    speaker, text, written = said
    key = context.take_id(step.id, path, node, speaker, "line", text)
    context.put_text(key, text, written)
    context.put_face(key, node)
    place = context.problems.place(node)
    return Line(
        key,
        key,
        speaker,
        text,
        line_ms(word_count(text)),
        step.face,
        changed,
        guard=guard,
        once=step.once,
        place=place,
    )


@makes(shape.ChangeShape)
def change(step: shape.ChangeShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    changed = effects(step, node, context)
    return Change(
        key, changed, guard=guard_of(step, node, context), once=step.once, place=context.problems.place(node)
    )


@makes(shape.WaitShape)
def wait(step: shape.WaitShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    return Wait(
        key,
        step.wait,
        guard=guard_of(step, node, context),
        once=step.once,
        place=context.problems.place(node),
    )


@makes(shape.GoToShape)
def go_to(step: shape.GoToShape, node: Mapping, path: str, context: Context) -> Step | None:
    key = key_of(step, node, path, context)
    guard = guard_of(step, node, context)
    if not scene_known(step.go_to, node, "go to", context):
        return None
    return GoTo(
        key, step.go_to, guard=guard, once=step.once, place=context.problems.place(node.items["go to"])
    )


@makes(shape.CallShape)
def call(step: shape.CallShape, node: Mapping, path: str, context: Context) -> Step | None:
    key = key_of(step, node, path, context)
    guard = guard_of(step, node, context)
    if not scene_known(step.call, node, "call", context):
        return None
    return Call(key, step.call, guard=guard, once=step.once, place=context.problems.place(node.items["call"]))


@makes(shape.EndShape)
def end(step: shape.EndShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    guard = guard_of(step, node, context)
    return End(
        key,
        ending(step.end, node, context),
        guard=guard,
        once=step.once,
        place=context.problems.place(node.items["end"]),
    )


@makes(shape.AfterShape)
def after(step: shape.AfterShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    changed = effects(step, node, context)
    jump: GoTo | End | None = None
    if step.go_to is not None and step.end is not None:
        context.problems.on("SK1041", node.keys["end"], key="end", other="go to")
    elif step.go_to is not None and scene_known(step.go_to, node, "go to", context):
        jump = GoTo(f"{key}/go-to", step.go_to, place=context.problems.place(node.items["go to"]))
    elif step.end is not None:
        jump = End(
            f"{key}/end", ending(step.end, node, context), place=context.problems.place(node.items["end"])
        )
    guard = guard_of(step, node, context)
    return After(
        key, step.after, changed, jump, guard=guard, once=step.once, place=context.problems.place(node)
    )


@makes(shape.VaryShape)
def vary(step: shape.VaryShape, node: Mapping, path: str, context: Context) -> Step:
    key = key_of(step, node, path, context)
    listed = node.items["vary"]
    entries = listed.items if isinstance(listed, Sequence) else []
    runs = tuple(
        run_of(run, entry, f"{key}/{position}", context)
        for position, (run, entry) in enumerate(zip(step.vary, entries, strict=True))
    )
    return Vary(
        key, runs, guard=guard_of(step, node, context), once=step.once, place=context.problems.place(node)
    )


def jumps(answer: Any, node: Mapping, key: str, context: Context) -> tuple[Step, ...]:
    """The jump an option ends with: at most one."""
    given = [word for word in ("go to", "call", "end") if word in node.items]
    if len(given) > 1:
        context.problems.on("SK1041", node.keys[given[1]], key=given[1], other=given[0])
        return ()
    if not given:
        return ()
    place = context.problems.place(node.items[given[0]])
    if given[0] == "go to" and scene_known(answer.go_to, node, "go to", context):
        return (GoTo(f"{key}/go-to", answer.go_to, place=place),)
    if given[0] == "call" and scene_known(answer.call, node, "call", context):
        return (Call(f"{key}/call", answer.call, place=place),)
    if given[0] == "end":
        return (End(f"{key}/end", ending(answer.end, node, context), place=place),)
    return ()


def ending(name: str, node: Mapping, context: Context) -> str:
    """An ending may be used without being named under `endings:`; then its name is its id."""
    if context.endings_given:
        context.known("SK2006", name, context.endings, node.items["end"], ending=name)
    elif name not in context.endings:
        context.endings[name] = context.put_text(f"ending.{name}", name, None)
    return name


def scene_known(name: str, node: Mapping, key: str, context: Context) -> bool:
    known = context.known("SK2001", name, context.names.scenes, node.items[key], scene=name)
    context.incomplete = context.incomplete or not known
    return known
