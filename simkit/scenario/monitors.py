"""What must not happen, once read: the monitors under `never:`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.errors import Place
from simkit.scenario.expression import Expr
from simkit.scenario.model import Effect, End, GoTo, Grade
from simkit.scenario.tasks import ActWords

Severity = Literal["note", "serious", "critical"]
SEVERITIES: tuple[Severity, ...] = ("note", "serious", "critical")


@dataclass(frozen=True, slots=True)
class Monitor:
    """`do` (an act) or `that` (a condition that must not become true), while `while_` holds; None: always."""

    id: str
    do: ActWords | None = None
    that: Expr | None = None
    while_: Expr | None = None
    near: ActWords | None = None
    """The act that is a near miss: coming into the outer zone."""
    near_within_ms: int | None = None
    """The act, so soon after `while` ended, is a near miss too."""
    severity: Severity = "serious"
    cooldown_ms: int = 0
    """So long after a violation it is not told again."""
    effects: tuple[Effect, ...] = ()
    evidence: tuple[tuple[str, Grade], ...] = ()
    near_effects: tuple[Effect, ...] = ()
    near_evidence: tuple[tuple[str, Grade], ...] = ()
    kept: tuple[tuple[str, Grade], ...] = ()
    """What it is evidence of when `while` ends and nothing was violated."""
    jump: GoTo | End | None = None
    feedback: str | None = None
    """Text id."""
    near_feedback: str | None = None
    """Text id."""
    place: Place | None = None
