"""The world of a scenario: objects and zones, and every name that guards can ask about what happens to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter

from simkit.scenario.build.context import Context
from simkit.scenario.build.kinds import Kinds, Library
from simkit.scenario.build.measures import millimetres
from simkit.scenario.build.monitors import margins
from simkit.scenario.build.objects import complete, declare
from simkit.scenario.build.place import Placed, placed
from simkit.scenario.model import Fact
from simkit.scenario.objects import MARGIN, OUTSIDE, ZONE, Zone
from simkit.scenario.places import Places
from simkit.scenario.reading import Mapping, Node, Scalar, Sequence
from simkit.scenario.shape import ZoneShape, checked

_ZONE = TypeAdapter(ZoneShape)
MOST_ERRORS = 99


@dataclass(slots=True)
class World:
    properties: dict[str, Fact] = field(default_factory=dict)
    """By full name: of objects, tasks, regions; and the zone."""


def world_of(root: Mapping, context: Context, library: Library, places: Places) -> World:
    """Puts objects, zones and regions into the context, and their names among those a guard can ask."""
    there = placed(root, context, places)
    kinds = Kinds(root.get("kinds"), there.kinds, context, library)
    declared = declare(there, kinds, context)
    kinds.check_rest({kind for one in declared.values() if one is not None for kind in one.thing.kinds})
    context.zones = _zones(there, root.get("never"), context)
    tasks = root.get("tasks")
    context.regions = frozenset(_regions(root.get("scenes"))) & set(context.names.scenes)
    world = World()
    for one in declared.values():
        if one is not None:
            world.properties.update((fact.id, fact) for fact in one.thing.properties.values())
    told = _told(list(tasks.items) if isinstance(tasks, Mapping) else [], context)
    context.fixed = frozenset(told)
    for name, fact in told.items():
        if name in world.properties:
            context.problems.at_place("SK2035", world.properties[name].place, name=name)
        world.properties[name] = fact
    for name, fact in world.properties.items():
        if name in context.names.feelings or name in context.facts:
            context.problems.at_place("SK2035", fact.place, name=name)
    facts = {**context.facts, **world.properties}
    context.facts, context.names = facts, replace(context.names, facts=facts)
    complete(declared, context)
    return world


def _told(tasks: list[str], context: Context) -> dict[str, Fact]:
    """What a session tells about itself: nothing in a scenario sets it."""
    found = []
    for task in tasks:
        found += [Fact(f"task.{task}.{word}", "yes-no", False) for word in ("done", "running", "failed")]
        found.append(Fact(f"task.{task}.errors", "number", 0, high=MOST_ERRORS))
    found += [Fact(f"{region}.done", "yes-no", False) for region in sorted(context.regions)]
    if context.zones:
        found.append(Fact(ZONE, "choice", OUTSIDE, values=(OUTSIDE, *context.zones)))
    return {fact.id: fact for fact in found}


def _zones(there: Placed, never: Node | None, context: Context) -> dict[str, Zone]:
    node = there.zones
    found: dict[str, Zone] = {}
    if not isinstance(node, Mapping):
        return found
    near = margins(never)
    for id, entry in node.items.items():
        if id in there.missing:
            context.incomplete = True
            continue
        shape = checked(_ZONE, entry, context.problems)
        if shape is None or not isinstance(entry, Mapping):
            context.incomplete = True
            continue
        if (shape.box is None) is (shape.circle is None):
            context.problems.on("SK1086", entry)
            continue
        place = context.problems.place(node.keys[id])
        written = shape.box if shape.box is not None else shape.circle
        assert written is not None
        kind = "box" if shape.box is not None else "circle"
        context.put_text(f"zone.{id}.name", shape.name or id.replace("-", " "), entry.get("name"))
        found[id] = Zone(id, kind, millimetres(written), 0, place)  # type: ignore[arg-type]
        if id in near:
            found[f"{id}{MARGIN}"] = replace(found[id], id=f"{id}{MARGIN}", margin=near[id])
    return found


def _regions(node: Node | None) -> Iterator[str]:
    """Scenes that are started as regions, from the bare tree."""
    waiting: list[Node] = [node] if node is not None else []
    seen: set[int] = set()
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, Sequence):
            waiting += current.items
        elif isinstance(current, Mapping):
            named = current.items.get("meanwhile")
            if isinstance(named, Scalar):
                yield named.value
            waiting += (item for item in current.items.values() if not isinstance(item, Scalar))
