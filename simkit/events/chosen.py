"""Event `chosen`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Chosen:
    """The trainee answered a choose."""

    kind: ClassVar[str] = "chosen"
    at: int
    """Story time, ms."""
    id: str
    choose: str
    visit: int
