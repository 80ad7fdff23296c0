"""Event `hinted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Hinted:
    """A hint was given: asked for, or of itself after a while. `number` counts a step's hints from 1."""

    kind: ClassVar[str] = "hinted"
    at: int
    """Story time, ms."""
    task: str
    step: str
    visit: int
    number: int
    asked: bool
