"""The cast, facts, causes and endings."""

from __future__ import annotations

from pydantic import TypeAdapter

from simkit.scenario.build.context import Context
from simkit.scenario.model import FEELINGS, CastMember, Fact, Feel, FeelingStart
from simkit.scenario.near import hint
from simkit.scenario.reading import Mapping, Node, Problems, Scalar, limits
from simkit.scenario.shape import RESERVED, CastShape, FactShape, checked
from simkit.scenario.shape.words import YES_NO

_CAST = TypeAdapter(CastShape)
_FACT = TypeAdapter(FactShape)


def cast_of(node: Node | None, problems: Problems) -> dict[str, CastMember | None]:
    """None for a member whose entry is wrong: its name is known all the same."""
    found: dict[str, CastMember | None] = {}
    if not isinstance(node, Mapping):
        return found
    for id, entry in node.items.items():
        if id in RESERVED:
            problems.on("SK1039", node.keys[id], name=id)
        shape = checked(_CAST, entry, problems)
        if shape is None:
            found[id] = None
            continue
        feels = {
            name: FeelingStart(feeling.start, feeling.half_life) for name, feeling in shape.feels.items()
        }
        place = problems.place(node.keys[id])
        found[id] = CastMember(id, shape.name, shape.person, shape.voice, feels, dict(shape.outfit), place)
    return found


def facts_of(
    node: Node | None, problems: Problems, cast: dict[str, CastMember | None]
) -> dict[str, Fact | None]:
    found: dict[str, Fact | None] = {}
    if not isinstance(node, Mapping):
        return found
    for id, entry in node.items.items():
        if id in cast or id in YES_NO or id in ("and", "or", "not"):
            problems.on("SK2017", node.keys[id], name=id)
        shape = checked(_FACT, entry, problems)
        found[id] = fact_of(id, shape, entry, node.keys[id], problems) if shape is not None else None
    return found


def fact_of(id: str, shape: FactShape, node: Node, key: Scalar, problems: Problems) -> Fact | None:
    assert isinstance(node, Mapping)
    start = node.items["start"]
    place = problems.place(key)
    if shape.range is not None and shape.one_of is not None:
        problems.on("SK1047", node.keys["one of"])
        return None
    if shape.one_of is not None:
        if shape.start not in shape.one_of:
            near = hint(shape.start, shape.one_of)
            problems.on("SK2015", start, value=shape.start, fact=id, near=near)
            return None
        return Fact(id, "choice", shape.start, values=tuple(dict.fromkeys(shape.one_of)), place=place)
    if shape.range is not None:
        low, high = shape.range
        value = _number(shape.start)
        if low >= high:
            problems.on("SK1045", node.items["range"])
            return None
        if value is None:
            problems.on("SK1033", start, found=shape.start)
            return None
        if not low <= value <= high:
            problems.on("SK2016", start, fact=id, low=low, high=high)
            return None
        return Fact(id, "number", value, low=low, high=high, place=place)
    if shape.start.lower() in YES_NO:
        return Fact(id, "yes-no", YES_NO[shape.start.lower()], place=place)
    problems.on("SK1048", start, fact=id, found=shape.start)
    return None


def _number(word: str) -> int | None:
    if word.lstrip("+-").isdecimal() and word.isascii() and len(word) <= 11 and word.count("-") <= 1:
        value = int(word)
        return value if abs(value) <= limits.NUMBER else None
    return None


def causes_of(
    causes: dict[str, dict[str, int]], node: Node | None, context: Context
) -> dict[str, tuple[Feel, ...]]:
    found: dict[str, tuple[Feel, ...]] = {}
    for name, movements in causes.items():
        entry = node.get(name) if isinstance(node, Mapping) else None
        feels = []
        for target, by in movements.items():
            key = entry.keys[target] if isinstance(entry, Mapping) else node
            owner, _, feeling = target.partition(".")
            if not context.known("SK2008", owner, context.cast, key, name=owner):
                continue
            if not context.known("SK2009", feeling, FEELINGS, key, feeling=feeling):
                continue
            member = context.cast[owner]
            if member is not None and feeling not in member.feels:
                context.problems.on("SK2003", key, cast=owner, feeling=feeling)
                continue
            feels.append(Feel(owner, feeling, by, name))
        found[name] = tuple(feels)
    return found
