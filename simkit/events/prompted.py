"""Event `prompted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Prompted:
    """The trainee stayed silent and somebody spoke. On the waiting clock."""

    kind: ClassVar[str] = "prompted"
    at: int
    """Story time, ms."""
    id: str
    speaker: str
    choose: str
    ms: int
