"""Event `violated`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Violated:
    """What must not happen did. `severity` is `note`, `serious` or `critical`."""

    kind: ClassVar[str] = "violated"
    at: int
    """Story time, ms."""
    monitor: str
    visit: int
    severity: str
