"""The hints of `looks:` from a kind and its object, read with care: what cannot be read counts as not said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from simkit.scenario.expression import Value

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_ON = frozenset({"on", "open", "up", "yes", "high", "start", "running", "aan"})
"""Words that count as all of a property, where `positions` does not say how its words lie."""


@dataclass(frozen=True, slots=True)
class Looks:
    shape: str
    size: tuple[float, float, float]
    """Metres: wide, deep, high."""
    colour: str
    """Empty: the shape's own."""
    hints: Mapping[str, object]

    def by(self, hint: str, *otherwise: str) -> str:
        """The property that a hint such as `turns by` names; else the first of `otherwise`, or empty."""
        named = self.hints.get(hint)
        return named if isinstance(named, str) else (otherwise[0] if otherwise else "")

    def painted(self, otherwise: str) -> str:
        return self.colour or otherwise

    def part(self, value: Value | None) -> float:
        """How much of a property a value is, 0 to 1: by `lowest` and `highest`, or by the row of `positions`."""
        if isinstance(value, bool) or value is None:
            return 1.0 if value else 0.0
        if isinstance(value, int):
            low, high = self._number("lowest", 0), self._number("highest", 10)
            return min(max((value - low) / (high - low), 0.0), 1.0) if high > low else 0.0
        row = self.hints.get("positions")
        if isinstance(row, list | tuple) and len(row) > 1 and value in row:
            return row.index(value) / (len(row) - 1)
        return 1.0 if value in _ON else 0.0

    def _number(self, hint: str, otherwise: int) -> float:
        found = _number(self.hints.get(hint))
        return float(otherwise) if found is None else found


def _number(value: object) -> float | None:
    """Files give numbers as they are written."""
    try:
        return float(str(value))
    except ValueError:
        return None


def _measure(value: object) -> float | None:
    found = _number(value)
    return None if found is None or not 0 < found < 30 else max(0.002, found)


def looks_of(hints: Mapping[str, object], kinds: tuple[str, ...]) -> Looks:
    """`kinds`: the object's kind and those it extends."""
    shape, size, colour = hints.get("shape"), hints.get("size"), hints.get("colour")
    measures = (0.2, 0.2, 0.2)
    if isinstance(size, list | tuple) and len(size) == 3:
        wide, deep, high = (_measure(n) for n in size)
        if wide is not None and deep is not None and high is not None:
            measures = (wide, deep, high)
    if "person" in kinds and shape == "none" and measures == (0.2, 0.2, 0.2):
        measures = (0.5, 0.4, 1.75)
    return Looks(
        shape=shape if isinstance(shape, str) else "box",
        size=measures,
        colour=colour if isinstance(colour, str) and _COLOUR.fullmatch(colour) else "",
        hints=hints,
    )
