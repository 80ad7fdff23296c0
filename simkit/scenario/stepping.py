"""What every step of a scene has."""

from __future__ import annotations

from dataclasses import dataclass, field

from simkit.errors import Place
from simkit.scenario.expression import Expr


@dataclass(frozen=True, slots=True)
class Stepping:
    """`guard`: taken only where it holds; `once`: at most once a session."""

    key: str
    guard: Expr | None = field(default=None, kw_only=True)
    once: bool = field(default=False, kw_only=True)
    place: Place | None = field(default=None, kw_only=True)
