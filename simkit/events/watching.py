"""Event `watching`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Watching:
    """A monitor's `while` became true. `opportunities` are criteria that keeping to it is evidence of."""

    kind: ClassVar[str] = "watching"
    at: int
    """Story time, ms."""
    monitor: str
    visit: int
    opportunities: tuple[str, ...]
