"""Event `interrupted`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Interrupted:
    """An early option cut a line short after `ms` of it."""

    kind: ClassVar[str] = "interrupted"
    at: int
    """Story time, ms."""
    id: str
    ms: int
