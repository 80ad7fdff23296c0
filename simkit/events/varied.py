"""Event `varied`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Varied:
    """A variation was drawn: run number `pick`, from 0."""

    kind: ClassVar[str] = "varied"
    at: int
    """Story time, ms."""
    place: str
    visit: int
    pick: int
