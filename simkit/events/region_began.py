"""Event `region_began`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RegionBegan:
    """A scene goes on beside the main one from now on."""

    kind: ClassVar[str] = "region_began"
    at: int
    """Story time, ms."""
    region: str
