"""Event `reported`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Reported:
    """The trainee reported an object, as one of the words it may be reported as."""

    kind: ClassVar[str] = "reported"
    at: int
    """Story time, ms."""
    object: str
    as_: str | None
