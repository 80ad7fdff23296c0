"""Event `closed`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Closed:
    """Topics were done; `left` were never taken up, `missed` the criteria they would have been good evidence of."""

    kind: ClassVar[str] = "closed"
    at: int
    """Story time, ms."""
    id: str
    visit: int
    left: tuple[str, ...]
    missed: tuple[str, ...]
