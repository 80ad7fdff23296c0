"""From how a session went to what the debrief screens show."""

from __future__ import annotations

from typing import Final, get_args

from scoring import text_in
from simkit.present.debrief import Curve, DecisionReview, Grade, MomentReview
from simkit.present.debrief import Debrief as Went
from simkit.present.words import has_word, word
from simkit.stage.panels.screens.data import (
    Alternative,
    CriterionLevel,
    Debrief,
    Decided,
    FeelingCurve,
    FeelingTone,
    Highlight,
    Mode,
    SkillLevels,
)

_TONES: Final[tuple[FeelingTone, ...]] = get_args(FeelingTone)
WRONG: Final = ("order", "object", "omitted", "late", "near-miss", "violation")
_CLEAR_TURN = 15
"""Feelings that move less than this, all together, show no turning point."""


def debrief_screens(went: Went, *, turned_guess: str = "", can_retry: bool = True) -> Debrief:
    """Decisions are named by the journal entry of their act, as `TryFrom` wants it; moments by that and a number."""
    language = went.language
    return Debrief(
        title=went.title,
        mode=_mode(went.mode),
        ending=went.ending_name,
        minutes=max(1, round(went.duration_ms / 60_000)),
        decisions=tuple(
            _done(one, n, language, can_retry)
            if isinstance(one, MomentReview)
            else _decided(one, n, language, can_retry)
            for n, one in enumerate(went.reviews, start=1)
        ),
        skills=_skills(went),
        curves=_curves(went),
        strength=_highlight(went, went.strength),
        moment=_highlight(went, went.moment),
        turned_at=turning_point(went),
        turned_guess=turned_guess,
        passed=_passed(went),
        detection=(went.detection.sentence(language), word(language, "detection.note"))
        if went.detection is not None
        else (),
    )


def turning_point(went: Went) -> str:
    """The decision after which feelings moved most; empty where none moved them much."""
    moved = [sum(abs(move.after - move.before) for move in one.moves) for one in went.decisions]
    most = max(moved, default=0)
    return str(went.decisions[moved.index(most)].entry) if most >= _CLEAR_TURN else ""


def _passed(went: Went) -> bool | None:
    if went.card is None or went.mode != "assessment" or went.card.passing.outcome == "undecided":
        return None
    return went.card.passing.outcome == "passed"


def _mode(name: str) -> Mode:
    for mode in get_args(Mode):
        if mode == name:
            return mode  # type: ignore[no-any-return]
    return "practice"


def _decided(one: DecisionReview, number: int, language: str, can_retry: bool) -> Decided:
    return Decided(
        id=str(one.entry),
        number=number,
        before=one.heard,
        said=one.said or word(language, "said.nothing"),
        grades=tuple((name, grade) for _, name, grade in one.evidence if grade is not None),
        feedback=one.feedback or "",
        others=tuple(Alternative(other.text, _best(other.evidence)) for other in one.alternatives),
        at_ms=one.at,
        can_retry=can_retry,
    )


def _done(one: MomentReview, number: int, language: str, can_retry: bool) -> Decided:
    critical = f" ({word(language, 'moment.critical')})" if one.severity == "critical" else ""
    kind = word(language, f"moment.{one.kind}")
    hinted = f" ({word(language, 'moment.hinted')})" if one.hints else ""
    told = []
    if one.what:
        key = "moment.not-done" if one.kind == "kept" else "moment.act"
        told.append((word(language, key), f"{one.what}{hinted}"))
    if one.due:
        told.append((word(language, "moment.due"), one.due))
    return Decided(
        id=f"{one.entry}.{number}",
        number=number,
        before="",
        said="",
        grades=tuple((name, grade) for _, name, grade in one.evidence),
        feedback=one.feedback or "",
        at_ms=one.at,
        can_retry=can_retry,
        title=f"{word(language, 'moment', number=number)}: {kind}{critical}",
        told=tuple(told),
        wrong=one.kind in WRONG,
    )


def _best(evidence: tuple[tuple[str, Grade], ...]) -> Grade | None:
    """The grade that says most of an option: what it does worst, since that is what to avoid, else its best."""
    order = ("harmful", "strong", "sound", "weak")
    return min((grade for _, grade in evidence), key=order.index, default=None)


def _skills(went: Went) -> tuple[SkillLevels, ...]:
    if went.card is None:
        return ()
    language = went.language
    return tuple(
        SkillLevels(
            text_in(skill.skill.name, language),
            tuple(
                CriterionLevel(
                    title=text_in(result.definition.name, language),
                    level=result.level,
                    anchor=text_in(result.definition.anchors[result.level], language) if result.level else "",
                    reason=result.because.sentence(language),
                    opportunities=result.opportunities,
                    first=(went.first or {}).get(result.definition.id),
                )
                for result in skill.results
            ),
        )
        for skill in went.card.skills
    )


def _curves(went: Went) -> tuple[FeelingCurve, ...]:
    several = len({curve.cast for curve in went.curves}) > 1
    moved = [curve for curve in went.curves if len({point.value for point in curve.points}) > 1]
    shown = (moved or list(went.curves))[: len(_TONES)]
    return tuple(
        FeelingCurve(
            _curve_name(curve, went.language, several),
            tuple((point.at, point.value) for point in curve.points),
            tone,
        )
        for curve, tone in zip(shown, _TONES, strict=False)
    )


def _curve_name(curve: Curve, language: str, several: bool) -> str:
    key = f"feeling.{curve.feeling}"
    feeling = word(language, key) if has_word(key) else curve.feeling
    return f"{curve.name}: {feeling}" if several else feeling


def _highlight(went: Went, index: int | None) -> Highlight | None:
    if index is None:
        return None
    one = went.decisions[index]
    return Highlight(one.feedback or "", str(one.entry))
