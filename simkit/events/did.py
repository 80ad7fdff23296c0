"""Event `did`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Did:
    """The trainee did something with an object. `with_` is the partner, the position, or nothing."""

    kind: ClassVar[str] = "did"
    at: int
    """Story time, ms."""
    affordance: str
    object: str
    with_: str | None
