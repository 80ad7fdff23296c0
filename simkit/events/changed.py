"""Event `changed`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Changed:
    """A fact changed. `clamped`: the effect would have left its range."""

    kind: ClassVar[str] = "changed"
    at: int
    """Story time, ms."""
    fact: str
    before: int | str | bool
    after: int | str | bool
    clamped: bool
