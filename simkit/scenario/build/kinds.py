"""Kinds of objects: the scenario's own, its place's, and of the library, each with all it has from those it extends."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from pydantic import TypeAdapter

from simkit.scenario.build.context import Context
from simkit.scenario.build.looks import check_looks, hints_by
from simkit.scenario.library import kind_names
from simkit.scenario.near import hint
from simkit.scenario.reading import Mapping, Node, Problems, Scalar, moved, plain, read_tree
from simkit.scenario.reading.reader import split_lines
from simkit.scenario.shape import KindFileShape, KindShape, checked

Library = Callable[[str], str | None]
"""Kind -> the text of its file; None where the library has none of that name."""
_FILE = TypeAdapter(KindFileShape)
_KIND = TypeAdapter(KindShape)


@dataclass(slots=True)
class Kind:
    name: str
    chain: tuple[str, ...]
    """Its name, and those it extends, nearest first."""
    properties: dict[str, Node] = field(default_factory=dict)
    affordances: dict[str, Node] = field(default_factory=dict)
    looks: dict[str, object] = field(default_factory=dict)
    shows: dict[str, Node] = field(default_factory=dict)
    """Hint of `looks` that ends in `by` -> where its property is written."""
    words: dict[str, str] = field(default_factory=dict)
    """A word of a property -> its text id."""
    text: str = ""
    """Text id of its name."""

    @property
    def states(self) -> list[str]:
        """Its properties, with `at` of what can be taken."""
        return [*self.properties, *(["at"] if "take" in self.affordances else [])]


class Kinds:
    """Kinds by name, read when first asked for."""

    def __init__(self, node: Node | None, there: Mapping, context: Context, library: Library) -> None:
        """`there`: the kinds of the place."""
        self.own = node if isinstance(node, Mapping) else Mapping(0, 0)
        self.there = there
        self.context = context
        self.library = library
        self.found: dict[str, Kind | None] = {}

    def names(self) -> list[str]:
        return list(dict.fromkeys((*self.own.items, *self.there.items, *kind_names())))

    def check_rest(self, used: Collection[str]) -> None:
        """Reads the scenario's own kinds too that no object is of, and checks what only an object would tell."""
        for name, key in self.own.keys.items():
            kind = self.get(name, key)
            if kind is not None and name not in used:
                check_looks(kind.shows, kind.states, self.context)

    def get(self, name: str, at: Node | None, inside: tuple[str, ...] = ()) -> Kind | None:
        """None after adding what is wrong."""
        if name in inside:
            self.context.problems.on("SK2037", at, kind=name)
            return None
        if name not in self.found:
            if name in self.own.items:
                self.found[name] = self._written(name, self.own.items[name], "name", inside)
            elif name in self.there.items:
                self.found[name] = self._written(name, self.there.items[name], "names", inside)
            elif (text := self.library(name)) is not None:
                self.found[name] = self._of_library(name, text)
            else:
                self.context.problems.on("SK2038", at, kind=name, near=hint(name, self.names()))
                self.found[name] = None
        return self.found[name]

    def _written(self, name: str, node: Node, named: str, inside: tuple[str, ...]) -> Kind | None:
        """`named`: the key its name is missed under."""
        shape = checked(_KIND, node, self.context.problems)
        if shape is None or not isinstance(node, Mapping):
            return None
        base = Kind(name, ())
        if shape.from_ is not None:
            parent = self.get(shape.from_, node.items["from"], (*inside, name))
            if parent is None:
                return None
            base = parent
        kind = _extended(name, base, node)
        if shape.name is not None:
            kind.text = f"kind.{name}.name"
            self.context.put_text(kind.text, shape.name, node.get("name"))
        elif not kind.text:
            self.context.problems.on("SK1031", node, key=named)
        words = node.get("words")
        for word, text in shape.words.items():
            kind.words[word] = f"kind.{name}.word.{word}"
            self.context.put_text(
                kind.words[word], text, words.get(word) if isinstance(words, Mapping) else None
            )
        return kind

    def _of_library(self, name: str, text: str) -> Kind | None:
        problems = Problems(f"kinds/{name}.yaml")
        root = read_tree(text, problems, lambda parents, key: False, ())
        shape = checked(_FILE, root, problems) if root is not None else None
        self.context.problems.found += problems.found
        if root is not None:
            root = moved(root, self.context.problems.beside(problems.file, split_lines(text)))
        if shape is None or not isinstance(root, Mapping):
            return None
        base = Kind(name, ())
        if shape.from_ is not None:
            parent = self.get(shape.from_, None)
            if parent is None:
                return None
            base = parent
        kind = _extended(name, base, root)
        kind.text = f"kind.{name}.name"
        self.context.library_texts[kind.text] = dict(shape.names)
        for word, texts in shape.words.items():
            kind.words[word] = f"kind.{name}.word.{word}"
            self.context.library_texts[kind.words[word]] = dict(texts)
        return kind


def _extended(name: str, base: Kind, node: Mapping) -> Kind:
    kind = Kind(
        name,
        (name, *base.chain),
        dict(base.properties),
        dict(base.affordances),
        dict(base.looks),
        dict(base.shows),
        dict(base.words),
        base.text,
    )
    properties, affordances = node.get("properties"), node.get("affordances")
    if isinstance(properties, Mapping):
        kind.properties.update(properties.items)
    if isinstance(affordances, Mapping):
        for key, entry in affordances.items.items():
            kind.affordances[key] = merged(kind.affordances.get(key), entry)
    kind.looks.update(plain(node.get("looks")) or {})
    kind.shows.update(hints_by(node.get("looks")))
    return kind


def merged(base: Node | None, over: Node) -> Node:
    """Two entries of an affordance as one: `set` and `add` together, everything else as the second has it."""
    if isinstance(over, Scalar) and over.empty:
        return base if base is not None else Mapping(over.line, over.col)
    if not isinstance(base, Mapping) or not isinstance(over, Mapping):
        return over
    items, keys = {**base.items, **over.items}, {**base.keys, **over.keys}
    for key in ("set", "add"):
        below, above = base.get(key), over.get(key)
        if isinstance(below, Mapping) and isinstance(above, Mapping):
            both = {**below.items, **above.items}
            items[key] = Mapping(above.line, above.col, both, {**below.keys, **above.keys}, above.flow)
    return Mapping(over.line, over.col, items, keys, over.flow)
