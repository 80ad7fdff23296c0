"""Where a panel may hang so that it hides nothing one works with: in angles from the eyes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

Way = tuple[float, float]
"""Degrees to the right of straight ahead, and up."""

ENOUGH: Final = 0.03
"""So much of a thing may be hidden: its very edge."""
STAYS: Final = 0.25
"""A panel that hides no more than this since things moved stays where it is: one that wanders is worse."""

PLACES: Final[dict[str, tuple[Way, ...]]] = {
    "options": ((26.5, -5), (-26.5, -5), (27, -27), (-27, -27), (42, -5), (-42, -5), (58, -5), (-58, -5)),
    "work": ((-22, -30), (22, -30), (0, -38), (42, -24), (-42, -24), (58, -20), (-58, -20)),
    "note": ((0, -9), (0, 15), (20, 12), (-20, 12), (38, -5), (-38, -5), (54, -5), (-54, -5)),
    "top": ((-24, 15), (24, 15), (-24, 26), (24, 26)),
}
"""Of each region while one works with things: the first that is clear is taken."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is seen within these degrees: to the right, and up."""

    left: float
    right: float
    low: float
    high: float

    def hidden_by(self, other: Span) -> float:
        """Which part of it lies behind the other, 0 to 1."""
        across = min(self.right, other.right) - max(self.left, other.left)
        up = min(self.high, other.high) - max(self.low, other.low)
        if across <= 0 or up <= 0:
            return 0.0
        return across * up / max(1e-6, (self.right - self.left) * (self.high - self.low))


def spanned(ways: Sequence[Way], margin: float = 0.5) -> Span:
    across, up = [one[0] for one in ways], [one[1] for one in ways]
    return Span(min(across) - margin, max(across) + margin, min(up) - margin, max(up) + margin)


def around(way: Way, half: Way) -> Span:
    return Span(way[0] - half[0], way[0] + half[0], way[1] - half[1], way[1] + half[1])


def clear_places(
    halves: dict[str, Way], things: Sequence[Span], before: dict[str, Way] | None = None
) -> dict[str, Way]:
    """Of each region its place, from half its size; one after another, so that none hides another."""
    found: dict[str, Way] = {}
    taken: list[Span] = []
    for name, places in PLACES.items():
        half = halves[name]

        def hidden(way: Way, half: Way = half) -> float:
            panel = around(way, half)
            return sum(one.hidden_by(panel) for one in things) + 3 * sum(
                one.hidden_by(panel) for one in taken
            )

        now = before.get(name) if before else None
        if now is None or hidden(now) > STAYS:
            now = next((way for way in places if hidden(way) <= ENOUGH), None) or min(places, key=hidden)
        found[name] = now
        taken.append(around(now, half))
    return found
