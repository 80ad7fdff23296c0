"""Event `region_ended`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RegionEnded:
    """A region ended. `done`: by itself, and not because the scene that started it was left."""

    kind: ClassVar[str] = "region_ended"
    at: int
    """Story time, ms."""
    region: str
    done: bool
