"""Facts inside texts: only facts may stand in braces, and in the way that suits them."""

from __future__ import annotations

from collections.abc import Mapping

from simkit.scenario import text as message
from simkit.scenario.build.context import Context
from simkit.scenario.message import Argument, Choice
from simkit.scenario.model import Fact
from simkit.scenario.near import hint
from simkit.scenario.objects import ZONE
from simkit.scenario.reading import Problems, Scalar


def check_texts(context: Context) -> None:
    declared = {id: fact for id, fact in context.facts.items() if "." not in id and id != ZONE}
    for id, text in context.texts.items():
        node = context.text_nodes.get(id)
        if node is not None and ("{" in text or "}" in text):
            check_text(text, node, declared, context.problems)
    for text, node in context.library_nodes:
        if "{" in text or "}" in text:
            check_text(text, node, declared, context.problems)


def check_text(text: str, node: Scalar, facts: Mapping[str, Fact | None], problems: Problems) -> bool:
    """Whether a text can be shown; what is wrong goes to `problems`."""
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
        if fact is not None and (wrong := _misused(use, fact)):
            problems.inside(wrong, node, use.start, use.end, name=use.name, values=", ".join(_words(fact)))
            fine = False
    return fine


def _misused(use: Argument | Choice, fact: Fact) -> str | None:
    numeric = fact.kind == "number"
    if isinstance(use, Argument):
        return None if numeric else "SK1062"
    if use.kind == "plural":
        return None if numeric else "SK1062"
    if numeric:
        return "SK1063"
    known = {*_words(fact), "other"}
    return None if all(key in known for key, _ in use.branches) else "SK1064"


def _words(fact: Fact) -> tuple[str, ...]:
    return fact.values if fact.kind == "choice" else ("yes", "no")
