"""Event `task_done`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TaskDone:
    """Every required step of a task is done."""

    kind: ClassVar[str] = "task_done"
    at: int
    """Story time, ms."""
    task: str
    visit: int
    errors: int
