"""Event `cancelled`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A timer or delayed event was called off before it was due."""

    kind: ClassVar[str] = "cancelled"
    at: int
    """Story time, ms."""
    id: str
