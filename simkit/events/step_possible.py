"""Event `step_possible`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StepPossible:
    """It is the turn of a task's step. `opportunities` are the criteria it gives a chance to show."""

    kind: ClassVar[str] = "step_possible"
    at: int
    """Story time, ms."""
    task: str
    step: str
    visit: int
    opportunities: tuple[str, ...]
