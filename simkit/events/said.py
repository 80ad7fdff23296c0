"""Event `said`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Said:
    """A line began; it lasts `ms` of story time."""

    kind: ClassVar[str] = "said"
    at: int
    """Story time, ms."""
    id: str
    speaker: str
    ms: int
