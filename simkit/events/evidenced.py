"""Event `evidenced`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Evidenced:
    """A choice was evidence of a criterion. `id` is the option or `otherwise`."""

    kind: ClassVar[str] = "evidenced"
    at: int
    """Story time, ms."""
    id: str
    criterion: str
    grade: str
    choose: str
    visit: int
