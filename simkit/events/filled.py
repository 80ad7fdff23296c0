"""Event `filled`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Filled:
    """The trainee filled in a field (`<object>.<property>`)."""

    kind: ClassVar[str] = "filled"
    at: int
    """Story time, ms."""
    field: str
    value: int | str | bool
