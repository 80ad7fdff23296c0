"""How a session went, as data: a pure function of its log, its program and a rubric version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from scoring import Scorecard
from scoring.detection import Detection

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


MomentKind = Literal["step", "act", "kept", "order", "object", "omitted", "late", "near-miss", "violation"]


@dataclass(frozen=True, slots=True)
class MomentReview:
    """Something that was done, or left, beside talk.

    step: a task's step, done in its turn; act: an act on an object that shows something; kept: what must not happen
    did not; order, object, omitted, late: errors at a task; near-miss and violation: of what must not happen.
    """

    entry: int
    """Journal entry of the act; what `TryFrom` names."""
    at: int
    """Story time, ms."""
    kind: MomentKind
    id: str
    """The step, monitor, or act (`<object>.<affordance>`)."""
    what: str
    """What was done, in words; empty where nothing was."""
    due: str
    """Of an error: the step it is held against, in words."""
    severity: str
    """Of a violation: note, serious or critical."""
    evidence: tuple[tuple[str, str, Grade], ...]
    """(criterion id, criterion name, grade)"""
    feedback: str | None
    hints: int = 0
    """How many the trainee had had at the step."""


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
    moments: tuple[MomentReview, ...] = ()
    """What was done beside talk."""
    detection: Detection | None = None
    """Hazards told from foils, where the scenario has both to report. It decides nothing."""

    @property
    def reviews(self) -> tuple[DecisionReview | MomentReview, ...]:
        """Decisions and moments together, in the order they came."""
        return tuple(sorted((*self.decisions, *self.moments), key=lambda review: (review.entry, review.at)))
