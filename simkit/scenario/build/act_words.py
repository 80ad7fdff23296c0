"""Acts in words: `turn main-switch to off`, `hang padlock on main-switch`, `enter guard-zone`."""

from __future__ import annotations

from collections.abc import Iterable

from simkit.scenario.build.context import Context
from simkit.scenario.near import hint
from simkit.scenario.objects import AFFORDANCES, WITH_OBJECT, Thing
from simkit.scenario.reading import Scalar
from simkit.scenario.shape.words import YES_NO
from simkit.scenario.tasks import ActWords

_FIRST = tuple(dict.fromkeys([*(name.split()[0] for name in AFFORDANCES), "enter", "say"]))
_BETWEEN = {"turn": ("to",), "put": ("in", "on"), "hang": ("on",), "use": ("on",), "report": ("as",)}
"""First word -> what may stand between the object and what it is done with."""


def act_words(node: Scalar, context: Context, *, alone: bool = True) -> ActWords | None:
    """None after adding what is wrong. `alone`: an act that no object of the scenario allows is wrong too."""
    words = node.value.split()
    read = _read(words)
    if read is None:
        first = words[0] if words else ""
        near = hint(first, _FIRST) if first not in _FIRST else _example(first)
        context.problems.on("SK1080", node, found=node.value, near=near)
        return None
    verb, object, with_ = read
    if verb == "enter":
        fine = context.known("SK2032", object, context.zones, node, zone=object)
        return ActWords(verb, object) if fine else None
    if verb == "say":
        fine = context.known("SK2007", object, context.names.options, node, option=object)
        return ActWords(verb, object) if fine else None
    return _with_thing(verb, object, with_, node, context) if alone else ActWords(verb, object, with_)


def _read(words: list[str]) -> tuple[str, str, str | None] | None:
    match words:
        case [
            ("open" | "close" | "press" | "take" | "read" | "call" | "inspect" | "enter" | "say") as verb,
            object,
        ]:
            return verb, object, None
        case ["put", "down", object] | ["put", object, "down"]:
            return "put down", object, None
        case ["fill", "in", object]:
            return "fill in", object, None
        case ["fill", "in", object, "with", value]:
            return "fill in", object, value
        case ["turn", object]:
            return "turn to", object, None
        case ["report", object]:
            return "report", object, None
        case [("turn" | "put" | "hang" | "use" | "report") as first, object, between, with_]:
            if between in _BETWEEN[first]:
                return ("report" if first == "report" else f"{first} {between}"), object, with_
    return None


def _example(first: str) -> str:
    examples = {
        "turn": "turn <object> to <position>",
        "put": "put <object> in <object>, put <object> on <object>, put down <object>",
        "hang": "hang <object> on <object>",
        "use": "use <object> on <object>",
        "fill": "fill in <object>, fill in <object>.<field> with <value>",
        "report": "report <object>, report <object> as <word>",
    }
    return examples.get(first, f"{first} <object>")


def _with_thing(verb: str, object: str, with_: str | None, node: Scalar, context: Context) -> ActWords | None:
    owner, _, field = object.partition(".") if verb == "fill in" else (object, "", "")
    if not context.known("SK2030", owner, context.objects, node, object=owner):
        return None
    thing = context.objects[owner]
    if thing is None:
        return None
    affordance = thing.affordances.get(verb)
    if affordance is None:
        allowed = ", ".join(thing.affordances) or "-"
        context.problems.on("SK2031", node, object=owner, act=verb, allowed=allowed)
        return None
    value: str | int | bool | None = with_
    possible: Iterable[str] = [str(way.with_) for way in affordance.ways if way.with_ is not None]
    if verb == "fill in":
        fields = [one.partition(".")[2] for one in affordance.fields]
        if field and not context.known("SK2033", field, fields, node, found=field, object=owner):
            return None
        if with_ is not None:
            value = _field_value(thing, field, with_)
            if value is None:
                context.problems.on("SK2033", node, found=with_, object=object, near="-")
                return None
    elif with_ is not None and not context.known("SK2033", with_, possible, node, found=with_, object=owner):
        return None
    elif with_ is None and verb in WITH_OBJECT:
        context.problems.on("SK1080", node, found=node.value, near=_example(verb.split()[0]))
        return None
    return ActWords(verb, object, value)


def _field_value(thing: Thing, field: str, word: str) -> str | int | bool | None:
    fact = thing.properties.get(field)
    if fact is None:
        return None
    if fact.kind == "yes-no":
        return YES_NO.get(word)
    if fact.kind == "number":
        fine = word.lstrip("-").isdigit() and fact.low <= int(word) <= fact.high
        return int(word) if fine else None
    return word if word in fact.values else None
