"""Event `watched`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Watched:
    """A monitor's `while` ended. `kept`: nothing was violated in that time, and no violation led to its end."""

    kind: ClassVar[str] = "watched"
    at: int
    """Story time, ms."""
    monitor: str
    visit: int
    kept: bool
