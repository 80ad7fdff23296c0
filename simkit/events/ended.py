"""Event `ended`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Ended:
    """The session ended."""

    kind: ClassVar[str] = "ended"
    at: int
    """Story time, ms."""
    ending: str
