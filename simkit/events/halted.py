"""Event `halted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Halted:
    """The session stopped with a coded error; it cannot go on."""

    kind: ClassVar[str] = "halted"
    at: int
    """Story time, ms."""
    code: str
    place: str
