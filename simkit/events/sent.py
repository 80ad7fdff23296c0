"""Event `sent`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Sent:
    """An event was raised inside the scenario; scenes may answer it with `if sent`."""

    kind: ClassVar[str] = "sent"
    at: int
    """Story time, ms."""
    event: str
