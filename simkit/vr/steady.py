"""From trembling values to clear wishes: a trigger, a stick, a held button, a gaze that rests. No runtime in here."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Final, Literal

PRESSED, RELEASED = 0.7, 0.4
"""Of a trigger's way: it is pressed beyond the first and let go below the second."""
PUSHED, CENTRED = 0.6, 0.35
AGAIN_FIRST_S, AGAIN_S = 0.45, 0.22
"""A stick that is held over goes on after the first, then every second of these."""
HELD_S: Final = 0.9
GRACE_S: Final = 0.15
"""A gaze that slips off for less than this was still there."""

Step = Literal["up", "down", "left", "right"]


class Trigger:
    def __init__(self) -> None:
        self.down = False

    def update(self, value: float) -> bool:
        """True in the one frame in which it was pressed."""
        before, self.down = self.down, value > (RELEASED if self.down else PRESSED)
        return self.down and not before

    def drop(self) -> None:
        """The controller is gone: whatever is held on it when it comes back has to be let go first."""
        self.down = True


class Stick:
    """One direction at a time, again and again while it is held over."""

    def __init__(self) -> None:
        self._way: Step | None = None
        self._left_s = 0.0

    def update(self, x: float, y: float, seconds: float) -> Step | None:
        strength = max(abs(x), abs(y))
        if strength < (CENTRED if self._way else PUSHED):
            self._way = None
            return None
        way: Step = ("right" if x > 0 else "left") if abs(x) > abs(y) else ("up" if y > 0 else "down")
        if way != self._way:
            if self._way is not None and strength < PUSHED:
                return None
            self._way, self._left_s = way, AGAIN_FIRST_S
            return way
        self._left_s -= seconds
        if self._left_s > 0:
            return None
        self._left_s = AGAIN_S
        return way


class Button:
    """Let go soon it was short; held for a while it was long, and the letting go then means nothing."""

    def __init__(self) -> None:
        self._down_s: float | None = None
        self._spent = False

    def update(self, down: bool, seconds: float) -> Literal["short", "long"] | None:
        if not down:
            short = self._down_s is not None and not self._spent
            self._down_s, self._spent = None, False
            return "short" if short else None
        self._down_s = 0.0 if self._down_s is None else self._down_s + seconds
        if self._down_s >= HELD_S and not self._spent:
            self._spent = True
            return "long"
        return None

    def drop(self) -> None:
        """The controller is gone: what was pressed on it means nothing, also if it comes back pressed."""
        self._down_s, self._spent = 0.0, True


@dataclass(frozen=True, slots=True)
class Rest:
    """How long the gaze has rested: `part` of the way to choosing, and whether it just got there."""

    part: float
    chosen: bool


class Dwell:
    """Chooses what is looked at for long enough; then only after having looked elsewhere."""

    def __init__(self, seconds: float = 1.0) -> None:
        self.seconds = seconds
        self._on: Hashable = None
        self._rested = 0.0
        self._away = 0.0
        self._spent = False

    def update(self, target: Hashable, seconds: float) -> Rest:
        """`target`: what is looked at, or None."""
        if self._on is not None and target is None:
            self._away += seconds
            if self._away <= GRACE_S:
                return Rest(0.0 if self._spent else self._rested / self.seconds, False)
        if target != self._on:
            self._on, self._rested, self._spent = target, 0.0, False
        self._away = 0.0
        if target is None or self._spent:
            return Rest(0.0, False)
        self._rested += seconds
        if self._rested < self.seconds:
            return Rest(self._rested / self.seconds, False)
        self._spent = True
        return Rest(1.0, True)

    def rearm(self) -> None:
        """Something else is there now: what is looked at counts from the beginning."""
        self._on, self._rested, self._spent = None, 0.0, False
