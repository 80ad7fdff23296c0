"""Event `evidenced`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Evidenced:
    """Something the trainee did was evidence of a criterion.

    `id` is what showed it (an option, `otherwise`, a step, a monitor, an act on an object); `choose` and `visit` name
    the opportunity: a choose, a task's step or a monitor.
    """

    kind: ClassVar[str] = "evidenced"
    at: int
    """Story time, ms."""
    id: str
    criterion: str
    grade: str
    choose: str
    visit: int
