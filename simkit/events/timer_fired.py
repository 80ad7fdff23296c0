"""Event `timer_fired`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TimerFired:
    """An `after` was due."""

    kind: ClassVar[str] = "timer_fired"
    at: int
    """Story time, ms."""
    place: str
