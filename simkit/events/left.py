"""Event `left`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Left:
    """A scene went off the stack."""

    kind: ClassVar[str] = "left"
    at: int
    """Story time, ms."""
    scene: str
