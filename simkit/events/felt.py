"""Event `felt`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Felt:
    """A feeling moved; `cause` is a cause's name, or `drift` when it went towards home by itself."""

    kind: ClassVar[str] = "felt"
    at: int
    """Story time, ms."""
    cast: str
    feeling: str
    before: int
    after: int
    cause: str
    clamped: bool
