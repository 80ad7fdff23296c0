"""Event `timer_set`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TimerSet:
    """An `after` began to run."""

    kind: ClassVar[str] = "timer_set"
    at: int
    """Story time, ms."""
    place: str
    due: int
