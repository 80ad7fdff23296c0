"""Event `waited`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Waited:
    """A pause began; it lasts `ms` of story time."""

    kind: ClassVar[str] = "waited"
    at: int
    """Story time, ms."""
    place: str
    ms: int
