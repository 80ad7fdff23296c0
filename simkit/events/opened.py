"""Event `opened`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Opened:
    """A choose opened. `opportunities` are criteria; `early` while the line before it still runs."""

    kind: ClassVar[str] = "opened"
    at: int
    """Story time, ms."""
    id: str
    visit: int
    open: tuple[str, ...]
    opportunities: tuple[str, ...]
    early: bool
    topics: bool = False
