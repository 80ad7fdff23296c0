"""Choose and topics: options, the prompt for silence, the end of a time limit."""

from __future__ import annotations

from typing import Any

from simkit.clock import line_ms
from simkit.scenario import shape
from simkit.scenario.build.context import Context
from simkit.scenario.build.effects import effects
from simkit.scenario.build.evidence import evidence_of
from simkit.scenario.build.lines import jumps, speech_of
from simkit.scenario.build.runs import guard_of, makes, run_of
from simkit.scenario.model import Choose, Option, Otherwise, Prompt, Step, Topics
from simkit.scenario.reading import Mapping, Node, Sequence
from simkit.scenario.text import word_count


@makes(shape.ChooseShape)
def choose(step: shape.ChooseShape, node: Mapping, path: str, context: Context) -> Step:
    key = context.take_id(step.id, path, node, "choose", "choose")
    options = options_of(step.choose, node.items["choose"], key, context)
    otherwise = _in_time(step, node, key, context)
    return Choose(
        key,
        key,
        options,
        about_of(step, node, key, context),
        silent_of(step, node, key, context),
        step.within,
        otherwise,
        guard=guard_of(step, node, context),
        once=step.once,
        place=context.problems.place(node),
    )


@makes(shape.TopicsShape)
def topics(step: shape.TopicsShape, node: Mapping, path: str, context: Context) -> Step:
    key = context.take_id(step.id, path, node, "topics", "topics")
    options = options_of(step.topics, node.items["topics"], key, context, in_topics=True)
    return Topics(
        key,
        key,
        options,
        about_of(step, node, key, context),
        silent_of(step, node, key, context),
        guard=guard_of(step, node, context),
        once=step.once,
        place=context.problems.place(node),
    )


def options_of(
    shapes: list[shape.OptionShape], node: Node, key: str, context: Context, in_topics: bool = False
) -> tuple[Option, ...]:
    assert isinstance(node, Sequence)
    found = []
    for position, (option, entry) in enumerate(zip(shapes, node.items, strict=True)):
        assert isinstance(entry, Mapping)
        made = _option(option, entry, f"{key}/{position}", context)
        if "optional" in entry.items and not in_topics:
            context.problems.on("SK1070", entry.keys["optional"])
        if "interruptible" in entry.items and not in_topics:
            context.problems.on("SK1073", entry.keys["interruptible"])
        if made is None:
            context.incomplete = True
        else:
            found.append(made)
    return tuple(found)


def _option(option: shape.OptionShape, node: Mapping, path: str, context: Context) -> Option | None:
    if option.say is not None and option.do is not None:
        context.problems.on("SK1041", node.keys["do"], key="do", other="say")
    text = option.say if option.say is not None else option.do
    if text is None:
        context.problems.on("SK1031", node, key="say")
        return None
    id = context.take_id(option.id, path, node, "do" if option.say is None else "say", "option", text)
    context.put_text(id, text, node.get("say") or node.get("do"))
    return Option(
        id,
        text,
        guard_of(option, node, context),
        option.once,
        option.early,
        option.optional,
        effects(option, node, context),
        evidence_of(option, node, id, context),
        _feedback(option, node, id, context),
        _then(option, node, id, context),
        context.problems.place(node),
        option.interruptible,
        wordless=option.say is None,
    )


def _in_time(step: shape.ChooseShape, node: Mapping, key: str, context: Context) -> Otherwise | None:
    """`otherwise` belongs to `within`, and `within` needs it."""
    written = node.get("otherwise")
    if step.within is None:
        if written is not None:
            context.problems.on("SK1071", node.keys["otherwise"])
        return None
    if written is None:
        context.problems.on("SK1072", node.keys["within"])
    return otherwise_of(step.otherwise, written, key, context)


def otherwise_of(
    answer: shape.OtherwiseShape | None, written: Node | None, key: str, context: Context
) -> Otherwise | None:
    if answer is None or written is None:
        return None
    if isinstance(written, Sequence):
        body = Mapping(written.line, written.col, {"then": written}, {}, written.flow)
    else:
        assert isinstance(written, Mapping)
        body = written
    id = answer.id or f"{key}.otherwise"
    if answer.id is not None or key not in context.derived:
        context.claim(id, body.get("id") or body)
    else:
        context.derived.add(id)
    return Otherwise(
        id,
        effects(answer, body, context),
        evidence_of(answer, body, id, context),
        _feedback(answer, body, id, context),
        _then(answer, body, id, context),
        context.problems.place(body),
    )


def silent_of(step: Any, node: Mapping, key: str, context: Context) -> Prompt | None:
    prompt, written = step.if_silent, node.get("if silent")
    if prompt is None or not isinstance(written, Mapping):
        return None
    said = speech_of(prompt, written, context)
    if said is None:
        return None
    speaker, text, at = said
    id = context.take_id(prompt.id, f"{key}/silent", written, speaker, "line", text)
    context.put_text(id, text, at)
    context.put_face(id, written)
    return Prompt(prompt.after, speaker, id, text, line_ms(word_count(text)), prompt.face)


def about_of(step: Any, node: Mapping, key: str, context: Context) -> tuple[str, ...]:
    written = node.get("about")
    for position, criterion in enumerate(step.about):
        at = written.items[position] if isinstance(written, Sequence) else written
        if at is not None:
            context.abouts[key, criterion] = at
    return tuple(dict.fromkeys(step.about))


def _feedback(answer: Any, node: Mapping, id: str, context: Context) -> str | None:
    if answer.feedback is None:
        return None
    return context.put_text(f"{id}.feedback", answer.feedback, node.get("feedback"))


def _then(answer: Any, node: Mapping, id: str, context: Context) -> tuple[Step, ...]:
    steps = run_of(answer.then, node.get("then"), id, context) if answer.then else ()
    return steps + jumps(answer, node, id, context)
