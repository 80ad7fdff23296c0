"""Event `task_began`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class TaskBegan:
    """A task can be worked at from now on."""

    kind: ClassVar[str] = "task_began"
    at: int
    """Story time, ms."""
    task: str
    visit: int
