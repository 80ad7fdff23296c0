"""What can be done with an object, in every way it can be done."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from simkit.scenario.build.context import Context
from simkit.scenario.build.effects import effects
from simkit.scenario.build.evidence import evidence_of, feedback_of
from simkit.scenario.build.taking import parted
from simkit.scenario.expression import All, Compare, Const, Expr, Name
from simkit.scenario.guards import parse_guard
from simkit.scenario.model import Effect, Fact, SetFact
from simkit.scenario.near import hint
from simkit.scenario.objects import AFFORDANCES, HAND, PLACE, PUTS, WITH_OBJECT, Affordance, Thing, Way
from simkit.scenario.reading import Mapping, Node, Scalar
from simkit.scenario.shape import AffordanceShape, checked

_SHAPE = TypeAdapter(AffordanceShape)
_TURN = "turn to "


@dataclass(slots=True)
class _Reading:
    """One affordance of one object."""

    thing: Thing
    name: str
    shape: AffordanceShape
    node: Mapping
    context: Context

    def way(
        self,
        with_: str | None = None,
        *,
        first: tuple[Expr, ...] = (),
        changes: tuple[Effect, ...] = (),
        partner: Thing | None = None,
        more: tuple[AffordanceShape, Mapping] | None = None,
    ) -> Way:
        """`first` are the conditions, and `changes` the effects, that every object has by itself."""
        shape = self.shape
        if more is None and not (shape.only_if or shape.set or shape.add or shape.causes):
            return Way(with_, first[0] if first else None, changes)
        own = dict(self.thing.properties)
        if partner is not None:
            own |= {f"with.{name}": fact for name, fact in partner.properties.items()}
        scope = _scoped(self.context, own)
        guards = [*first]
        for shape, node in ((self.shape, self.node), *((more,) if more else ())):
            written = node.get("only if")
            if shape.only_if is not None and isinstance(written, Scalar):
                guard = parse_guard(written, scope.names, scope.problems)
                if guard is not None:
                    guards.append(guard)
                else:
                    self.context.incomplete = True
            changes = (*changes, *_named(effects(shape, node, scope), own))
        return Way(with_, guards[0] if len(guards) == 1 else All(tuple(guards)) if guards else None, changes)


def affordances_of(
    thing: Thing, nodes: Map[str, Node], things: Map[str, Thing], context: Context
) -> dict[str, Affordance]:
    found: dict[str, Affordance] = {}
    for name, node in nodes.items():
        if name.startswith(_TURN):
            if "turn to" not in nodes:
                context.problems.on("SK2031", node, object=thing.id, act="turn to", allowed=", ".join(nodes))
            continue
        if name not in AFFORDANCES:
            context.problems.on("SK2039", node, found=name, near=hint(name, AFFORDANCES))
            continue
        entry = Mapping(node.line, node.col) if isinstance(node, Scalar) and node.empty else node
        shape = checked(_SHAPE, entry, context.problems)
        if shape is None or not isinstance(entry, Mapping):
            context.incomplete = True
            continue
        reading = _Reading(thing, name, shape, entry, context)
        ways = _ways(reading, nodes, things)
        if ways is not None:
            found[name] = _affordance(reading, ways)
    return found


def _affordance(reading: _Reading, ways: tuple[Way, ...]) -> Affordance:
    thing, shape, node, context = reading.thing, reading.shape, reading.node, reading.context
    found = Affordance(
        reading.name,
        thing.id,
        ways,
        takes_ms=shape.takes or 0,
        gesture=shape.gesture,
        place=thing.place,
    )
    stem = f"object.{found.key}"
    says = label = None
    if shape.says is not None:
        says = f"{stem}.says"
        context.put_text(says, shape.says, node.get("says"))
    if shape.label is not None:
        label = f"{stem}.label"
        context.put_text(label, shape.label, node.get("label"))
    return replace(
        found,
        says=says,
        label=label,
        evidence=evidence_of(shape, node, found.key, context),
        feedback=feedback_of(shape, node, stem, context),
        fields=tuple(f"{thing.id}.{name}" for name in shape.of) if reading.name == "fill in" else (),
    )


def _ways(reading: _Reading, nodes: Map[str, Node], things: Map[str, Thing]) -> tuple[Way, ...] | None:
    thing, name, shape = reading.thing, reading.name, reading.shape
    at = f"{thing.id}.at"
    held = Compare(Name(at), "==", Const(HAND))
    if name == "take":
        free = Compare(Name(at), "!=", Const(HAND))
        effects_there, keys = parted(thing, reading.node, nodes, things, reading.context)
        rest = {key: value for key, value in shape.set.items() if key not in keys}
        reading = replace(reading, shape=shape.model_copy(update={"set": rest}))
        return (reading.way(first=(free,), changes=(*effects_there, SetFact(at, Const(HAND)))),)
    if name in PUTS and not thing.can_be_taken:
        reading.context.problems.on("SK2041", reading.node, object=thing.id, act=name)
        return None
    if name == "put down":
        return (reading.way(first=(held,), changes=(SetFact(at, Const(PLACE)),)),)
    if name in WITH_OBJECT:
        return _with_partners(reading, things, held)
    if name == "turn to":
        return _turns(reading, nodes)
    if name == "fill in":
        return _fields(reading)
    if name == "report" and shape.as_:
        return tuple(reading.way(word) for word in shape.as_)
    return (reading.way(),)


def _with_partners(reading: _Reading, things: Map[str, Thing], held: Compare) -> tuple[Way, ...] | None:
    thing, shape, node = reading.thing, reading.shape, reading.node
    if not shape.accepts:
        reading.context.problems.on("SK1031", node, key="accepts")
        return None
    puts = reading.name in PUTS
    first = (held,) if thing.can_be_taken else ()
    found = []
    for partner in things.values():
        if partner is thing or not {partner.id, *partner.kinds} & set(shape.accepts):
            continue
        changes = (SetFact(f"{thing.id}.at", Const(partner.id)),) if puts else ()
        found.append(reading.way(partner.id, first=first, changes=changes, partner=partner))
    return tuple(found)


def _turns(reading: _Reading, nodes: Map[str, Node]) -> tuple[Way, ...] | None:
    property = reading.shape.of[0] if reading.shape.of else "position"
    fact = reading.thing.properties.get(property)
    if fact is None or fact.kind != "choice":
        reading.context.problems.on("SK2042", reading.node.get("of") or reading.node, property=property)
        return None
    found = []
    for value in fact.values:
        more, entry = None, nodes.get(f"{_TURN}{value}")
        if isinstance(entry, Mapping):
            shape = checked(_SHAPE, entry, reading.context.problems)
            more = (shape, entry) if shape is not None else None
        other = Compare(Name(fact.id), "!=", Const(value))
        found.append(reading.way(value, first=(other,), changes=(SetFact(fact.id, Const(value)),), more=more))
    for name, node in nodes.items():
        if name.startswith(_TURN):
            value = name[len(_TURN) :]
            reading.context.known("SK2015", value, fact.values, node, value=value, fact=fact.id)
    return tuple(found)


def _fields(reading: _Reading) -> tuple[Way, ...] | None:
    properties = reading.thing.properties
    if not reading.shape.of:
        reading.context.problems.on("SK1031", reading.node, key="of")
        return None
    at = reading.node.get("of")
    return tuple(
        reading.way(f"{reading.thing.id}.{field}")
        for field in reading.shape.of
        if reading.context.known("SK2002", field, properties, at, name=field)
    )


def _scoped(context: Context, own: Map[str, Fact]) -> Context:
    """The same context, in which an object's own properties have short names."""
    facts = {**context.facts, **own}
    return replace(context, facts=facts, names=replace(context.names, facts=facts))


def _named(found: tuple[Effect, ...], own: Map[str, Fact]) -> tuple[Effect, ...]:
    return tuple(
        replace(one, fact=own[one.fact].id) if not hasattr(one, "cast") and one.fact in own else one
        for one in found
    )
