"""Event `step_error`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StepError:
    """Something went wrong at a task.

    `error` is `order`, `object`, `omitted` or `late`; `step` the step it is held against.
    """

    kind: ClassVar[str] = "step_error"
    at: int
    """Story time, ms."""
    task: str
    step: str
    visit: int
    error: str
    act: str
    """What was done, in words; empty for `omitted` and `late`."""
