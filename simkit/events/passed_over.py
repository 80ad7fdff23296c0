"""Event `passed_over`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A choose had no open option and was left out."""

    kind: ClassVar[str] = "passed_over"
    at: int
    """Story time, ms."""
    id: str
    visit: int
