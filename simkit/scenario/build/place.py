"""Kinds, objects and zones that a scenario takes from its place, as if they were written in the scenario itself.

An object with a `kind`, and a zone with a shape, is the scenario's own. One without is the place's, and what the
scenario says of it comes on top. What a taken object needs of others of the place comes along. A kind of the place
is there for the scenario's objects too, unless the scenario has one of that name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from simkit.scenario.build.context import Context
from simkit.scenario.build.kinds import merged
from simkit.scenario.library import kind_names
from simkit.scenario.near import hint
from simkit.scenario.objects import AFFORDANCES
from simkit.scenario.places import PlaceFile, Places
from simkit.scenario.reading import Mapping, Node, Scalar, moved
from simkit.scenario.shape import PlacePartsShape, checked

_PARTS = TypeAdapter(PlacePartsShape)
_POSITIONS = ("at", "spot", "in")
_UNITED = ("start", "looks")
_SPOKEN = ("says", "label", "feedback")
_OWNER = re.compile(r"([A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*)\.")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:-[A-Za-z0-9_]+)*")


@dataclass(slots=True)
class Placed:
    """`spots` is None where nothing is known of the place."""

    objects: Node | None
    zones: Node | None
    spots: frozenset[str] | None = None
    missing: frozenset[str] = frozenset()
    """Objects and zones that the place does not have."""
    kinds: Mapping = field(default_factory=lambda: Mapping(0, 0))
    """Those of the place."""


def placed(root: Mapping, context: Context, places: Places) -> Placed:
    """The scenario's objects and zones with those of its place. Reads the place where the scenario takes any."""
    objects, zones, name = root.get("objects"), root.get("zones"), root.get("place")
    takes = [*_without(objects, "kind"), *_without(zones, "box", "circle")]
    kinds = _other_kinds(objects, root.get("kinds"))
    if not isinstance(name, Scalar) or not (takes or kinds or _uses_spots(objects)):
        return Placed(objects, zones)
    found = places(name.value)
    if found is None or not (takes or _uses_spots(objects) or _has_kinds(found, kinds)):
        return Placed(objects, zones)
    taking = _Taking(context, found, name.value)
    made = Placed(taking.objects(objects, kinds), taking.zones(zones), frozenset(taking.part("spots").items))
    made.missing = frozenset(taking.missing)
    made.kinds = taking.kinds
    found.keep()
    return made


@dataclass(slots=True)
class _Taking:
    context: Context
    file: PlaceFile
    name: str
    parts: Mapping = field(init=False)
    kinds: Mapping = field(init=False)
    named: list[str] = field(init=False, default_factory=list)
    """Zones that taken objects ask about."""
    missing: list[str] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        problems = self.context.problems
        problems.found += self.file.problems
        parts = moved(self.file.parts, problems.beside(self.file.file, self.file.lines))
        assert isinstance(parts, Mapping)
        self.parts = parts if checked(_PARTS, parts, problems) is not None else Mapping(0, 0)
        kinds = self.part("kinds")
        items = {name: self._kind(node) for name, node in kinds.items.items()}
        self.kinds = Mapping(kinds.line, kinds.col, items, dict(kinds.keys))

    def part(self, key: str) -> Mapping:
        found = self.parts.get(key)
        return found if isinstance(found, Mapping) else Mapping(0, 0)

    def objects(self, own: Node | None, kinds: Collection[str]) -> Node | None:
        """`kinds`: those the scenario's own objects and kinds are of."""
        if own is not None and not isinstance(own, Mapping):
            return own
        there = self.part("objects")
        result, waiting = self._taken(own or Mapping(0, 0), there, "kind")
        needs = {name for kind in sorted(kinds) for name in self._needs_of(kind)}
        while True:
            self.named += needs
            waiting += self._along(result, there, needs)
            if not waiting:
                break
            needs = self._needs(result.items[waiting.pop(0)])
        return result

    def zones(self, own: Node | None) -> Node | None:
        if own is not None and not isinstance(own, Mapping):
            return own
        there = self.part("zones")
        result, _ = self._taken(own or Mapping(0, 0), there, "box", "circle")
        self._along(result, there, self.named)
        return result

    def _taken(self, own: Mapping, there: Mapping, *keys: str) -> tuple[Mapping, list[str]]:
        """The scenario's entries, and which of them are the place's."""
        result, taken = Mapping(own.line, own.col, flow=own.flow, last=own.last), []
        for id, node in own.items.items():
            result.keys[id], result.items[id] = own.keys[id], node
            if not _is_own(node, *keys) and self._has(there, id, own.keys[id], keys[0]):
                result.items[id] = _on_top(self._of_place(there.items[id]), node)
                taken.append(id)
        return result, taken

    def _along(self, result: Mapping, there: Mapping, needs: Collection[str]) -> list[str]:
        """Adds what is needed of the place and is not there yet."""
        added = [id for id in there.items if id in needs and id not in result.items]
        for id in added:
            result.items[id], result.keys[id] = self._of_place(there.items[id]), there.keys[id]
        return added

    def _needs(self, node: Node) -> set[str]:
        """What an entry names, and what its kind does where the kind is the place's."""
        kind = node.get("kind") if isinstance(node, Mapping) else None
        return {*_names(node), *(self._needs_of(kind.value) if isinstance(kind, Scalar) else ())}

    def _needs_of(self, kind: str) -> Iterator[str]:
        seen: set[str] = set()
        while kind in self.kinds.items and kind not in seen:
            seen.add(kind)
            node = self.kinds.items[kind]
            yield from _names(node)
            above = node.get("from") if isinstance(node, Mapping) else None
            kind = above.value if isinstance(above, Scalar) else ""

    def _has(self, there: Mapping, id: str, at: Scalar, missing: str) -> bool:
        if id in there.items:
            return True
        if there.items:
            near = hint(id, there.items)
            self.context.problems.on("SK2049", at, name=id, where=self.name, key=missing, near=near)
            self.missing.append(id)
        return False

    def _of_place(self, node: Node) -> Node:
        """An entry of the place, its words for each language put aside."""
        if not isinstance(node, Mapping):
            return node
        copy = Mapping(node.line, node.col, dict(node.items), dict(node.keys), node.flow, node.last)
        if isinstance(names := copy.items.pop("names", None), Mapping):
            copy.keys["name"] = copy.keys.pop("names")
            copy.items["name"] = self.context.speak(names)
        for key, item in node.items.items():
            if isinstance(item, Mapping) and (key in AFFORDANCES or key.startswith("turn to ")):
                copy.items[key] = self._worded(item)
        return copy

    def _kind(self, node: Node) -> Node:
        """A kind of the place, its words for each language put aside."""
        copy = self._of_place(node)
        if not isinstance(node, Mapping) or not isinstance(copy, Mapping):
            return copy
        if isinstance(allowed := node.get("affordances"), Mapping):
            copy.items["affordances"] = _each(allowed, self._worded)
        if isinstance(words := node.get("words"), Mapping):
            copy.items["words"] = _each(words, self.context.speak)
        return copy

    def _worded(self, node: Mapping) -> Mapping:
        items = {
            key: self.context.speak(item) if key in _SPOKEN and isinstance(item, Mapping) else item
            for key, item in node.items.items()
        }
        return Mapping(node.line, node.col, items, dict(node.keys), node.flow, node.last)


def _each(node: Mapping, change: Callable[[Mapping], Node]) -> Mapping:
    items = {key: change(item) if isinstance(item, Mapping) else item for key, item in node.items.items()}
    return Mapping(node.line, node.col, items, dict(node.keys), node.flow, node.last)


def _on_top(base: Node, own: Node) -> Node:
    """What the scenario says of an entry, over what the place says."""
    if not isinstance(base, Mapping) or not isinstance(own, Mapping):
        return base
    items, keys = dict(base.items), {**base.keys, **own.keys}
    if any(key in own.items for key in _POSITIONS):
        for key in _POSITIONS:
            items.pop(key, None)
    for key, node in own.items.items():
        below = items.get(key)
        if key in _UNITED and isinstance(below, Mapping) and isinstance(node, Mapping):
            items[key] = Mapping(
                node.line, node.col, {**below.items, **node.items}, {**below.keys, **node.keys}
            )
        elif key in AFFORDANCES or key.startswith("turn to "):
            items[key] = merged(below, node)
        else:
            items[key] = node
    return Mapping(own.line, own.col, items, keys, own.flow, own.last)


def _is_own(node: Node, *keys: str) -> bool:
    """Whether an entry stands by itself; one that is no map and not empty is wrong, and told so as it is."""
    if isinstance(node, Mapping):
        return any(key in node.items for key in keys)
    return not (isinstance(node, Scalar) and node.empty)


def _without(node: Node | None, *keys: str) -> list[str]:
    entries = node.items if isinstance(node, Mapping) else {}
    return [id for id, entry in entries.items() if not _is_own(entry, *keys)]


def _uses_spots(node: Node | None) -> bool:
    entries = node.items.values() if isinstance(node, Mapping) else ()
    return any(isinstance(entry, Mapping) and "spot" in entry.items for entry in entries)


def _other_kinds(objects: Node | None, kinds: Node | None) -> set[str]:
    """Kinds that objects and kinds of the scenario are of, and that it does not have itself."""
    own = kinds.items if isinstance(kinds, Mapping) else {}
    entries = [(entry, "from") for entry in own.values()]
    if isinstance(objects, Mapping):
        entries += [(entry, "kind") for entry in objects.items.values()]
    above = (entry.get(key) for entry, key in entries if isinstance(entry, Mapping))
    return {node.value for node in above if isinstance(node, Scalar)} - set(own)


def _has_kinds(place: PlaceFile, wanted: set[str]) -> bool:
    """Also where it cannot be known, because the file is wrong and nobody else has them."""
    kinds = place.parts.get("kinds")
    if isinstance(kinds, Mapping) and not wanted.isdisjoint(kinds.items):
        return True
    return bool(place.problems) and not wanted <= set(kind_names())


def _names(node: Node) -> Iterator[str]:
    """Names of other objects and of zones in an entry: in what it asks, what it changes, and where it lies."""
    if not isinstance(node, Mapping):
        return
    for key, item in node.items.items():
        if isinstance(item, Scalar) and key == "in":
            yield item.value
        elif isinstance(item, Scalar) and key == "only if":
            yield from _WORD.findall(item.value)
        elif isinstance(item, Mapping) and key in ("set", "add"):
            for target, value in item.items.items():
                yield from _OWNER.findall(target)
                yield from _WORD.findall(value.value if isinstance(value, Scalar) else "")
        elif isinstance(item, Mapping):
            yield from _names(item)
