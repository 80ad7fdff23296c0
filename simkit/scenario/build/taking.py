"""What a thing was in or hung on, once it is taken away: `with.<property>` at `take`."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Map

from simkit.scenario.build.context import Context
from simkit.scenario.expression import All, Any, Compare, Const, Expr, Name
from simkit.scenario.model import Effect, SetFact
from simkit.scenario.objects import PUTS, Thing
from simkit.scenario.reading import Mapping, Node, Scalar, Sequence
from simkit.scenario.shape.words import YES_NO

_WITH = "with."


def parted(
    thing: Thing, node: Mapping, nodes: Map[str, Node], things: Map[str, Thing], context: Context
) -> tuple[tuple[Effect, ...], list[str]]:
    """The effects, to come before it is in the hand, and the keys of `set` that they stand for.

    Only yes and no can be set so: each thing it may have been at keeps what it has, unless it was there.
    """
    written = node.get("set")
    found: list[Effect] = []
    keys = [key for key in written.items if key.startswith(_WITH)] if isinstance(written, Mapping) else []
    holders = [holder for holder in _holders(nodes, things) if holder is not thing]
    for key in keys:
        assert isinstance(written, Mapping)
        value, property = written.items[key], key.removeprefix(_WITH)
        wanted = YES_NO.get(value.value.lower()) if isinstance(value, Scalar) else None
        if wanted is None:
            context.problems.on("SK1035", value, found=value.value if isinstance(value, Scalar) else "…")
            continue
        facts = {holder.id: holder.properties.get(property) for holder in holders}
        known = {f"{_WITH}{name}" for holder in holders for name in holder.properties}
        if holders and not any(facts.values()):
            context.known("SK2002", key, sorted(known), written.keys[key], name=key)
        for id, fact in facts.items():
            if fact is not None and fact.kind == "yes-no":
                found.append(SetFact(fact.id, _once_gone(thing, id, Name(fact.id), wanted, things)))
    return tuple(found), keys


def _once_gone(thing: Thing, holder: str, now: Name, wanted: bool, things: Map[str, Thing]) -> Expr:
    if wanted:
        return Any((now, Compare(Name(f"{thing.id}.at"), "==", Const(holder))))
    others = (one for one in things.values() if one is not thing and one.kind == thing.kind)
    still = tuple(Compare(Name(f"{one.id}.at"), "==", Const(holder)) for one in others)
    elsewhere = Compare(Name(f"{thing.id}.at"), "!=", Const(holder))
    return All((now, Any((elsewhere, *still)) if still else elsewhere))


def _holders(nodes: Map[str, Node], things: Map[str, Thing]) -> list[Thing]:
    """What it can be put in or on, or hung on."""
    accepted = {word for name in PUTS for word in _accepts(nodes.get(name))}
    return [thing for thing in things.values() if {thing.id, *thing.kinds} & accepted]


def _accepts(node: Node | None) -> Iterator[str]:
    written = node.get("accepts") if isinstance(node, Mapping) else None
    if isinstance(written, Scalar):
        yield written.value
    elif isinstance(written, Sequence):
        yield from (item.value for item in written.items if isinstance(item, Scalar))
