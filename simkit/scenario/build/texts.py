"""What stands in braces in texts: facts and properties of objects, in the way that suits them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from simkit.scenario import text as message
from simkit.scenario.build.context import Context
from simkit.scenario.message import Argument, Choice
from simkit.scenario.model import Fact
from simkit.scenario.near import hint
from simkit.scenario.objects import ZONE
from simkit.scenario.reading import Problems, Scalar


def check_texts(context: Context) -> None:
    declared = fillable(context)
    for id, text in context.texts.items():
        node = context.text_nodes.get(id)
        if node is not None and ("{" in text or "}" in text):
            check_text(text, node, declared, context.problems, context.worded)
    for text, node in context.library_nodes:
        if "{" in text or "}" in text:
            check_text(text, node, declared, context.problems, context.worded)


def fillable(context: Context) -> dict[str, Fact | None]:
    """What a text can name; the zone, whose words are not for people, it cannot."""
    return {id: fact for id, fact in context.facts.items() if id != ZONE}


def check_text(
    text: str,
    node: Scalar,
    facts: Mapping[str, Fact | None],
    problems: Problems,
    worded: Collection[str] = (),
) -> bool:
    """Whether a text can be shown; what is wrong goes to `problems`. `worded`: names all whose words can be shown."""
    fault = message.faults(text)
    if fault is not None:
        problems.inside(fault.code, node, fault.start, fault.end, **fault.values)
        return False
    fine = True
    for use in message.used(text):
        if use.name not in facts:
            values = {"name": use.name, "near": hint(use.name, facts)}
            problems.inside("SK2021", node, use.start, use.end, **values)
            fine = False
            continue
        fact = facts[use.name]
        if fact is not None and (wrong := _misused(use, fact, use.name in worded)):
            problems.inside(wrong, node, use.start, use.end, name=use.name, values=", ".join(_words(fact)))
            fine = False
    return fine


def _misused(use: Argument | Choice, fact: Fact, worded: bool) -> str | None:
    numeric = fact.kind == "number"
    if isinstance(use, Argument):
        return None if numeric or worded else "SK1062"
    if use.kind == "plural":
        return None if numeric else "SK1062"
    if numeric:
        return "SK1063"
    known = {*_words(fact), "other"}
    return None if all(key in known for key, _ in use.branches) else "SK1064"


def _words(fact: Fact) -> tuple[str, ...]:
    return fact.values if fact.kind == "choice" else ("yes", "no")
