"""Which target the keyboard or a stick is on, and where it goes next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simkit.stage.panels.element import Element, Node, walk


@dataclass(frozen=True, slots=True)
class Spot:
    """A target by region and id."""

    region: str
    id: str


def targets(tree: Element) -> list[Node]:
    """In the order in which focus goes through them."""
    found = [node for node in walk(tree) if node.element.act is not None]
    return sorted(found, key=lambda node: node.element.order)


def moved(spots: Sequence[Spot], now: Spot | None, by: int) -> Spot | None:
    """The spot `by` places on, round the ends; the first (or last) where nothing had focus."""
    if not spots:
        return None
    if now not in spots:
        return spots[0] if by > 0 else spots[-1]
    return spots[(spots.index(now) + by) % len(spots)]


def numbered(tree: Element, number: int) -> Node | None:
    """The option that bears this number: the n-th target of the tree's list of options."""
    for node in walk(tree):
        if node.element.role == "list" and "option-list" in node.element.style.split():
            options = [child for child in targets(node.element) if child.element.place]
            return next((o for o in options if o.element.place and o.element.place[0] == number), None)
    return None
