"""Event `near_miss`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class NearMiss:
    """What must not happen almost did."""

    kind: ClassVar[str] = "near_miss"
    at: int
    """Story time, ms."""
    monitor: str
    visit: int
