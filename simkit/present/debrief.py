"""How a session went, as data: a pure function of its log, its program and a rubric version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring import Scorecard

Grade = Literal["harmful", "weak", "sound", "strong"]


@dataclass(frozen=True, slots=True)
class Alternative:
    """An option that was open and not taken."""

    id: str
    text: str
    evidence: tuple[tuple[str, Grade], ...]
    feedback: str | None


@dataclass(frozen=True, slots=True)
class FeelingMove:
    cast: str
    name: str
    """The cast member's name."""
    feeling: str
    before: int
    after: int
    cause: str


@dataclass(frozen=True, slots=True)
class DecisionReview:
    entry: int
    """Journal entry of the act; what `TryFrom` names."""
    at: int
    """Story time, ms."""
    choose: str
    visit: int
    heard: str
    """The line before it, as it was said; empty when nothing was said since the decision before."""
    heard_from: str
    option: str | None
    """None: the time ran out."""
    said: str
    evidence: tuple[tuple[str, str, Grade | None], ...]
    """(criterion id, criterion name, grade; None = the opportunity was missed)"""
    feedback: str | None
    moves: tuple[FeelingMove, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Point:
    at: int
    value: int
    cause: str
    """Empty at the start; `drift` when it moved by itself."""


@dataclass(frozen=True, slots=True)
class Curve:
    cast: str
    name: str
    feeling: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """`strength` and `moment` index `decisions`: the best of it, and the one worth another try; None if none is."""

    language: str
    title: str
    mode: str
    ending: str
    ending_name: str
    duration_ms: int
    card: Scorecard | None
    """None where the scenario has no rubric."""
    decisions: tuple[DecisionReview, ...]
    curves: tuple[Curve, ...]
    strength: int | None
    moment: int | None
    first: Mapping[str, int] | None = None
    """Levels of the first finished attempt by criterion, where this is a later one."""
