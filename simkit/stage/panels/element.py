"""One tree of elements holds what a panel means; drawing, hit-test, focus and voice all read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from simkit.stage.panels.picture import Picture

Role = Literal["group", "text", "run", "heading", "button", "list", "slider", "img", "timer", "curve", "note"]
Live = Literal["off", "polite", "now"]


@dataclass(frozen=True, slots=True)
class Element:
    """`text` is drawn, `label` is spoken (the whole sentence; empty means: speak `text`).

    A `run` is a drawn piece of its parent's text, such as one word: never spoken nor printed by itself.
    """

    role: Role
    name: str = ""
    """Id, unique in its tree. Without a name the element gets one from its place, which is not stable."""
    text: str = ""
    label: str = ""
    act: object = None
    """What choosing this element yields; any frozen object. An element with an act is a target."""
    children: tuple[Element, ...] = ()
    live: Live = "off"
    """Whether a change is spoken: after what is being said, or at once."""
    style: str = ""
    """CSS classes of theme `css.py`, separated by spaces."""
    order: int = 0
    """Focus goes by `order`, then by place in the tree."""
    place: tuple[int, int] | None = None
    """(2, 3) for the second of three."""
    chosen: bool | None = None
    """For a choice among settings: whether this one is on. None: not a choice."""
    picture: Picture | None = None
    scroll: bool = False
    """Whether children that do not fit scroll inside this element."""
    follow: str = ""
    """For a scroller: the name of the descendant kept in view."""

    @property
    def spoken_text(self) -> str:
        return self.label or self.text


@dataclass(frozen=True, slots=True)
class Node:
    """An element at its place: its id in the drawing, and the ids of what it lies in, outermost first."""

    id: str
    element: Element
    inside: tuple[str, ...]


def walk(tree: Element, root: str = "root") -> Iterator[Node]:
    """Every element in tree order, parents first."""
    yield from _walk(tree, tree.name or root, ())


def _walk(element: Element, ident: str, inside: tuple[str, ...]) -> Iterator[Node]:
    yield Node(ident, element, inside)
    for index, child in enumerate(element.children):
        yield from _walk(child, child_id(ident, index, child), (*inside, ident))


def child_id(parent: str, index: int, child: Element) -> str:
    return child.name or f"{parent}/{index}"


def find(tree: Element, name: str) -> Node | None:
    return next((node for node in walk(tree) if node.id == name), None)


def as_text(tree: Element) -> str:
    """The tree as indented text, for tests and for reading without pixels.

    One element a line: role, place, state, spoken text, and `*` where it can be chosen. Groups without a
    label are not printed, their children take their place.
    """
    lines: list[str] = []
    _print(tree, 0, lines)
    return "\n".join(lines) + "\n"


def _print(element: Element, depth: int, lines: list[str]) -> None:
    if element.role == "run":
        return
    shown = element.role not in ("group", "img") or bool(element.spoken_text)
    if shown:
        lines.append("  " * depth + _line(element))
    for child in element.children:
        _print(child, depth + shown, lines)


def _line(element: Element) -> str:
    parts: list[str] = [element.role]
    if element.place:
        parts.append(f"{element.place[0]}/{element.place[1]}")
    if element.chosen is not None:
        parts.append("(x)" if element.chosen else "( )")
    if element.live != "off":
        parts.append(f"[{element.live}]")
    if element.spoken_text:
        parts.append(element.spoken_text.replace("\n", " "))
    if element.act is not None:
        parts.append("*")
    return " ".join(parts)
