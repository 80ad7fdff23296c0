"""Feelings and evidence over story time, as a chart draws them and as a table says them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from simkit.present.debrief import Curve, Debrief
from simkit.present.words import has_word, word
from simkit.server.review.flow import Moment

_MOST_CURVES = 4
_DRIFT = "drift"
_WORST_FIRST = ("harmful", "weak", None, "strong", "sound")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what a feeling came to, and what moved it."""

    at: int
    name: str
    feeling: str
    value: int
    cause: str
    """In words; empty at the start."""
    drifted: bool


def feeling_word(feeling: str, language: str) -> str:
    key = f"feeling.{feeling}"
    return word(language, key) if has_word(key) else feeling


def shown_curves(went: Debrief) -> tuple[Curve, ...]:
    """Those that moved, else all; as many as can be told apart."""
    moved = [curve for curve in went.curves if len({point.value for point in curve.points}) > 1]
    return tuple((moved or list(went.curves))[:_MOST_CURVES])


def rows(went: Debrief, language: str) -> tuple[Row, ...]:
    found = [
        Row(
            point.at,
            curve.name,
            feeling_word(curve.feeling, language),
            point.value,
            "" if point.cause in ("", _DRIFT) else point.cause.replace("-", " "),
            point.cause == _DRIFT,
        )
        for curve in went.curves
        for point in curve.points
    ]
    return tuple(sorted(found, key=lambda row: row.at))


def chart(went: Debrief, moments: Sequence[Moment], language: str, *, blind: bool) -> dict[str, Any]:
    """`times` in seconds of story time; each curve has a value for each; `moments` with the grade that says most."""
    curves = shown_curves(went)
    times = sorted({0, went.duration_ms, *(point.at for curve in curves for point in curve.points)})
    several = len({curve.cast for curve in curves}) > 1
    return {
        "times": [at / 1000 for at in times],
        "curves": [
            {
                "name": f"{curve.name}: {feeling_word(curve.feeling, language)}"
                if several
                else feeling_word(curve.feeling, language),
                "values": _stepped(curve, times),
            }
            for curve in curves
        ],
        "moments": [
            {
                "n": one.number,
                "at": one.review.at / 1000,
                "grade": "" if blind else _says_most(one),
            }
            for one in moments
        ],
    }


def _stepped(curve: Curve, times: Sequence[int]) -> list[int]:
    at = [point.at for point in curve.points]
    return [curve.points[max(0, bisect_right(at, time) - 1)].value for time in times]


def _says_most(moment: Moment) -> str:
    grades = [grade for _, _, grade in moment.review.evidence]
    if not grades:
        return ""
    return min(grades, key=_WORST_FIRST.index) or "missed"
