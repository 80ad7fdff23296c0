"""Event `entered_zone`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EnteredZone:
    """The trainee came into a zone; `none` is outside all of them."""

    kind: ClassVar[str] = "entered_zone"
    at: int
    """Story time, ms."""
    zone: str
    left: str
