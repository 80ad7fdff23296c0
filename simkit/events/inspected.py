"""Event `inspected`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Inspected:
    """The trainee looked closely at an object, on purpose."""

    kind: ClassVar[str] = "inspected"
    at: int
    """Story time, ms."""
    object: str
