"""Event `timed_out`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The time for a choose ran out; `id` is its `otherwise`."""

    kind: ClassVar[str] = "timed_out"
    at: int
    """Story time, ms."""
    id: str
    choose: str
    visit: int
