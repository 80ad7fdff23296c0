"""Whether a session is passed: a pass rule over the levels, with its reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from scoring.rubric import Criterion, Passing, text_in
from scoring.sentences import say

Outcome = Literal["passed", "not_yet", "undecided"]
ReasonKind = Literal[
    "critical-failed",
    "critical-not-observed",
    "below",
    "not-observed",
    "too-little-observed",
    "points",
    "no-rule",
]


class Scored(Protocol):
    """What a pass rule needs to know of a criterion's result."""

    @property
    def definition(self) -> Criterion: ...
    @property
    def level(self) -> int | None: ...
    @property
    def harmful(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for the outcome, or something it leaves out (not-observed)."""

    kind: ReasonKind
    criterion: str | None = None
    value: int | None = None
    """The level (critical-failed, below) or the per mille reached (too-little-observed, points)."""
    needed: int | None = None

    def to_data(self) -> dict[str, Any]:
        return {"kind": self.kind, "criterion": self.criterion, "value": self.value, "needed": self.needed}


@dataclass(frozen=True, slots=True)
class PassResult:
    outcome: Outcome
    passing: Passing
    observed: int
    """Per mille of the weight that was observed, rounded down."""
    points: int | None
    """Compensatory alone: per mille of the points possible over the observed criteria, rounded down."""
    reasons: tuple[Reason, ...]

    def sentences(self, language: str, criteria: Iterable[Criterion]) -> list[str]:
        """The outcome and each reason, as sentences for a person."""
        names = {c.id: text_in(c.name, language) for c in criteria}
        said = [say(language, f"outcome.{self.outcome}")]
        for reason in self.reasons:
            value, needed = reason.value or 0, reason.needed or 0
            if reason.kind in ("too-little-observed", "points"):
                value, needed = value // 10, -(-needed // 10)
            name = names.get(reason.criterion or "", reason.criterion or "")
            said.append(say(language, f"reason.{reason.kind}", criterion=name, value=value, needed=needed))
        return said

    def to_data(self) -> dict[str, Any]:
        rule = self.passing
        return {
            "outcome": self.outcome,
            "rule": {
                "kind": rule.kind,
                "at_least": rule.at_least,
                "critical": list(rule.critical),
                "critical_on": rule.critical_on,
                "observed": rule.observed,
            },
            "observed": self.observed,
            "points": self.points,
            "reasons": [reason.to_data() for reason in self.reasons],
        }


def judge(results: Sequence[Scored], passing: Passing) -> PassResult:
    """The outcome of a session.

    In this order: a failed critical criterion or (conjunctive) a level below the least → not yet; a critical
    criterion not observed, or too little observed → undecided; then (compensatory) the points decide.
    """
    weight = seen = got = 0
    failed: list[Reason] = []
    unsure: list[Reason] = []
    missing: list[Reason] = []
    critical, least = passing.critical, passing.at_least
    conjunctive = passing.kind == "conjunctive"
    for result in results:
        definition, level = result.definition, result.level
        weight += definition.weight
        if level is not None:
            seen += definition.weight
            got += definition.weight * (level - 1)
        if definition.id in critical:
            if level == 1 or (passing.critical_on == "harmful" and result.harmful):
                failed.append(Reason("critical-failed", definition.id, level))
                continue
            if level is None:
                unsure.append(Reason("critical-not-observed", definition.id))
                continue
        if level is None:
            missing.append(Reason("not-observed", definition.id))
        elif conjunctive and level < least:
            failed.append(Reason("below", definition.id, level, least))
    observed = 1000 * seen // weight if weight else 0
    points = 1000 * got // (3 * seen) if seen and passing.kind == "compensatory" else None
    if passing.kind == "none":
        unsure.append(Reason("no-rule"))
    elif observed < passing.observed or not seen:
        unsure.append(Reason("too-little-observed", None, observed, passing.observed))
    verdict: list[Reason] = []
    if points is not None:
        verdict.append(Reason("points", None, points, least))
    outcome: Outcome
    if failed:
        outcome = "not_yet"
    elif unsure:
        outcome = "undecided"
    elif points is not None and points < least:
        outcome = "not_yet"
    else:
        outcome = "passed"
    return PassResult(outcome, passing, observed, points, (*failed, *unsure, *verdict, *missing))
