"""Event `step_done`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StepDone:
    """A task's step is done. `by_act`: by an act in its turn, and not because its result already stood."""

    kind: ClassVar[str] = "step_done"
    at: int
    """Story time, ms."""
    task: str
    step: str
    visit: int
    by_act: bool
