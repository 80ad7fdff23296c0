"""Event `entered`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Entered:
    """A scene came on top of the stack."""

    kind: ClassVar[str] = "entered"
    at: int
    """Story time, ms."""
    scene: str
    visit: int
