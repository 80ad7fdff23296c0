"""How a session went: a pure function of its log, its program, a scorecard and a language."""

from __future__ import annotations

from scoring import Scorecard
from simkit.events import Ended, Event
from simkit.present.curves import curves
from simkit.present.debrief import Debrief, DecisionReview
from simkit.present.decisions import decisions
from simkit.present.detected import detected
from simkit.present.moments import moments
from simkit.session.log import Log
from simkit.session.program import Program


def make_debrief(
    log: Log, program: Program, card: Scorecard | None, *, language: str, mode: str = "practice"
) -> Debrief:
    """`mode` is announced on it; everything else follows from the log."""
    scenario = program.scenario
    made = decisions(log, program, language)
    strength, moment = _strength(made), _moment(made, card)
    if strength is not None and strength == moment:
        strength = _strength(made, besides=moment)
    last = max((event.at for entry in log for event in entry.events), default=0)
    ending = next((e.ending for e in _events(log) if isinstance(e, Ended)), "")
    return Debrief(
        language=language,
        title=scenario.text("title", language),
        mode=mode,
        ending=ending,
        ending_name=scenario.text(f"ending.{ending}", language) if ending else "",
        duration_ms=last,
        card=card,
        decisions=made,
        curves=curves(log, scenario, language),
        strength=strength,
        moment=moment,
        moments=moments(log, program, language),
        detection=detected(log, program),
    )


def _events(log: Log) -> list[Event]:
    return [event for entry in log for event in entry.events]


def _count(decision: DecisionReview, grade: str | None) -> int:
    return sum(found == grade for _, _, found in decision.evidence)


def _strength(made: tuple[DecisionReview, ...], besides: int | None = None) -> int | None:
    """The decision with the best evidence: nothing harmful, most strong, most sound, least weak or missed."""

    def worth(index: int) -> tuple[int, int, int, int]:
        decision = made[index]
        return (
            -_count(decision, "harmful"),
            _count(decision, "strong"),
            _count(decision, "sound"),
            -_count(decision, "weak") - _count(decision, None),
        )

    good = [
        index
        for index, decision in enumerate(made)
        if index != besides
        and not _count(decision, "harmful")
        and _count(decision, "strong") + _count(decision, "sound")
    ]
    return max(good, key=worth, default=None)


def _moment(made: tuple[DecisionReview, ...], card: Scorecard | None) -> int | None:
    """The decision that cost most: the most harmful, else weak or missed on the criterion with the lowest level."""
    harmful = [index for index, decision in enumerate(made) if _count(decision, "harmful")]
    if harmful:
        return max(harmful, key=lambda index: _count(made[index], "harmful"))
    levels = {id: level for id, level in card.levels.items() if level is not None} if card else {}

    def cost(index: int) -> tuple[int, int, int]:
        low = [c for c, _, grade in made[index].evidence if grade in ("weak", None)]
        return (
            -min(levels.get(criterion, 4) for criterion in low),
            sum(grade == "weak" for _, _, grade in made[index].evidence),
            len(low),
        )

    weak = [
        index
        for index, decision in enumerate(made)
        if any(grade in ("weak", None) for _, _, grade in decision.evidence)
    ]
    return max(weak, key=cost, default=None)
