"""Objects: first their properties, so that every guard of the file can ask them; then what can be done with them."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from simkit.scenario.build.affordances import affordances_of
from simkit.scenario.build.context import Context
from simkit.scenario.build.head import fact_of
from simkit.scenario.build.kinds import Kind, Kinds, merged
from simkit.scenario.build.looks import check_looks, hints_by
from simkit.scenario.build.measures import millimetres
from simkit.scenario.build.place import Placed
from simkit.scenario.model import Fact
from simkit.scenario.near import hint
from simkit.scenario.objects import AFFORDANCES, HAND, PLACE, Thing
from simkit.scenario.reading import Mapping, Node, Scalar, plain
from simkit.scenario.shape import FactShape, ObjectShape, checked
from simkit.scenario.shape.words import YES_NO

_OBJECT = TypeAdapter(ObjectShape)
_FACT = TypeAdapter(FactShape)


@dataclass(slots=True)
class Declared:
    """An object whose properties are known and whose affordances are still to be read."""

    thing: Thing
    affordances: dict[str, Node]


def declare(there: Placed, kinds: Kinds, context: Context) -> dict[str, Declared | None]:
    """None for an object whose entry is wrong."""
    found: dict[str, Declared | None] = {}
    node = there.objects
    if not isinstance(node, Mapping):
        return found
    places = (PLACE, HAND, *node.items)
    for id, entry in node.items.items():
        shape = checked(_OBJECT, entry, context.problems) if id not in there.missing else None
        kind = None
        if shape is not None and isinstance(entry, Mapping):
            kind = kinds.get(shape.kind, entry.items["kind"])
        if kind is None or shape is None or not isinstance(entry, Mapping):
            context.incomplete = True
            found[id] = None
            continue
        if shape.spot is not None and there.spots is not None:
            context.known("SK2048", shape.spot, there.spots, entry.items["spot"], spot=shape.spot)
        found[id] = _declared(id, shape, entry, node.keys[id], kind, places, context)
    return found


def _declared(
    id: str,
    shape: ObjectShape,
    node: Mapping,
    key: Scalar,
    kind: Kind,
    places: tuple[str, ...],
    context: Context,
) -> Declared:
    properties = dict(kind.properties)
    affordances = dict(kind.affordances)
    starts: dict[str, Scalar] = {}
    written = node.get("start")
    if isinstance(written, Mapping):
        starts = {
            name: value
            for name, value in written.items.items()
            if isinstance(value, Scalar)
            and context.known("SK2036", name, properties, written.keys[name], key=name)
        }
    for name in shape.__pydantic_extra__ or {}:
        value = node.items[name]
        if name in properties and isinstance(value, Scalar) and not value.empty:
            starts[name] = value
        elif name in AFFORDANCES or name.startswith("turn to "):
            affordances[name] = merged(affordances.get(name), value)
        elif isinstance(value, Mapping):
            properties[name] = value
        else:
            known = [*properties, *AFFORDANCES, *ObjectShape.model_fields]
            context.problems.on("SK2036", node.keys[name], key=name, near=hint(name, known))
    facts = {}
    for name, written in properties.items():
        fact = _property(f"{id}.{name}", written, key, starts.get(name), context)
        if fact is not None:
            facts[name] = fact
    if "take" in affordances:
        start = PLACE
        if shape.in_ is not None and context.known(
            "SK2030", shape.in_, places[2:], node.items["in"], object=shape.in_
        ):
            start = shape.in_
        facts["at"] = Fact(f"{id}.at", "choice", start, values=places, place=context.problems.place(key))
        affordances.setdefault("put down", Mapping(key.line, key.col))
    elif shape.in_ is not None:
        context.problems.on("SK2040", node.keys["in"], object=id)
    check_looks({**kind.shows, **hints_by(node.get("looks"))}, facts, context)
    text = kind.text
    if shape.name is not None:
        text = f"object.{id}.name"
        context.put_text(text, shape.name, node.get("name"))
    at = None if shape.at is None else millimetres(shape.at)
    thing = Thing(
        id,
        shape.kind,
        kind.chain,
        facts,
        {},
        shape.spot,
        (at[0], at[1], at[2]) if at is not None else None,
        shape.facing,
        {**kind.looks, **(plain(node.get("looks")) or {})},
        kind.words,
        text,
        context.problems.place(key),
    )
    return Declared(thing, affordances)


def complete(declared: Map[str, Declared | None], context: Context) -> None:
    """Reads the affordances of all objects and puts the objects into the context."""
    things = {id: one.thing for id, one in declared.items() if one is not None}
    for id, one in declared.items():
        if one is None:
            context.objects[id] = None
            continue
        read = affordances_of(one.thing, one.affordances, things, context)
        context.objects[id] = replace(one.thing, affordances=read)


def _property(id: str, node: Node, key: Scalar, start: Scalar | None, context: Context) -> Fact | None:
    shape = checked(_FACT, node, context.problems)
    fact = fact_of(id, shape, node, key, context.problems) if shape is not None else None
    if fact is None or start is None:
        return fact
    if fact.kind == "yes-no":
        if start.value.lower() not in YES_NO:
            context.problems.on("SK1035", start, found=start.value)
            return fact
        return replace(fact, start=YES_NO[start.value.lower()])
    if fact.kind == "number":
        word = start.value
        if not word.lstrip("-").isdigit():
            context.problems.on("SK1033", start, found=word)
        elif not fact.low <= int(word) <= fact.high:
            context.problems.on("SK2016", start, fact=id, low=fact.low, high=fact.high)
        else:
            return replace(fact, start=int(word))
        return fact
    if context.known("SK2015", start.value, fact.values, start, value=start.value, fact=id):
        return replace(fact, start=start.value)
    return fact
