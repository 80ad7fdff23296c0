"""A YAML tree reduced to what simkit needs: words, maps and lists, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal


@dataclass(slots=True)
class Scalar:
    """`line` and `col` count from 0; `end` is the exclusive column on the same line, 0 when it runs over lines."""

    value: str
    style: Literal["plain", "quoted", "block", "text"]
    """text: taken as it stands by the forgiving reader."""
    line: int
    col: int
    end: int = 0
    last: int = -1
    """The last line it stands on; -1: the first is the last."""

    @property
    def empty(self) -> bool:
        return self.style == "plain" and self.value in ("", "~", "null")


@dataclass(slots=True)
class Mapping:
    line: int
    col: int
    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Scalar] = field(default_factory=dict)
    flow: bool = False
    last: int = -1
    """Line of the closing bracket, of one in flow style."""

    def get(self, key: str) -> Node | None:
        return self.items.get(key)


@dataclass(slots=True)
class Sequence:
    line: int
    col: int
    items: list[Node] = field(default_factory=list)
    flow: bool = False
    last: int = -1


Node = Scalar | Mapping | Sequence


def plain(node: Node | None) -> Any:
    """Nested dicts, lists and strings; an empty value is None. Numbers and yes/no stay words: the shape decides."""
    if isinstance(node, Scalar):
        return None if node.empty else node.value
    if isinstance(node, Mapping):
        return {key: plain(item) for key, item in node.items.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None


def last_line(node: Node) -> int:
    """The last line a node stands on, from 0."""
    if isinstance(node, Scalar) or node.flow:
        return max(node.line, node.last)
    inner = node.items.values() if isinstance(node, Mapping) else node.items
    return max([node.line, *(last_line(item) for item in inner)])


def moved(node: Node, by: int) -> Node:
    """A copy, `by` lines further down."""
    return _moved(node, by, {})


def _moved(node: Node, by: int, made: dict[int, Node]) -> Node:
    known = made.get(id(node))
    if known is not None:
        return known
    last = node.last + by if node.last >= 0 else node.last
    if isinstance(node, Scalar):
        made[id(node)] = replace(node, line=node.line + by, last=last)
        return made[id(node)]
    if isinstance(node, Sequence):
        listed = replace(node, line=node.line + by, last=last, items=[])
        made[id(node)] = listed
        listed.items += [_moved(item, by, made) for item in node.items]
        return listed
    mapped = replace(node, line=node.line + by, last=last, items={}, keys={})
    made[id(node)] = mapped
    for key, item in node.items.items():
        mapped.items[key] = _moved(item, by, made)
        mapped.keys[key] = replace(node.keys[key], line=node.keys[key].line + by)
    return mapped
