"""Event `task_failed`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TaskFailed:
    """A task ended before it was done: `late` (its time was over) or `left` (the story went on)."""

    kind: ClassVar[str] = "task_failed"
    at: int
    """Story time, ms."""
    task: str
    visit: int
    reason: str
    errors: int
