"""Each moment in a line of text, and what a picture of it shows: for whoever does not see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from simkit.present.debrief import Debrief
from simkit.present.looks import looks
from simkit.present.words import clock_time
from simkit.present.words import word as present_word
from simkit.server.review.flow import Moment
from simkit.server.review.telling import Told
from simkit.server.words import word
from simkit.session.view import CastView


@dataclass(frozen=True, slots=True)
class Caption:
    text: str
    alt: str


def captions(told: Told, language: str) -> Mapping[int, Caption]:
    """Number of a moment -> its caption, in the reader's language around what was said."""
    if told.went is None or told.program is None:
        return {}
    return {
        moment.number: Caption(
            _text(moment, language), _alt(told.program.scenario, told.went, moment, language)
        )
        for moment in told.moments
    }


def _text(moment: Moment, language: str) -> str:
    head = word(language, "review.moment", n=moment.number, at=clock_time(moment.review.at))
    if (decision := moment.decision) is not None:
        said = f"“{decision.said}”" if decision.option else present_word(language, "said.nothing")
        return f"{head} {said}"
    deed = moment.deed
    assert deed is not None
    return f"{head} {deed.what or deed.due}"


def _alt(scenario: Any, went: Debrief, moment: Moment, language: str) -> str:
    """Faces, from the feelings as they were right before it."""
    seen = []
    for member in scenario.cast.values():
        feels = {}
        for curve in went.curves:
            if curve.cast == member.id:
                before = [point.value for point in curve.points if point.at < moment.review.at]
                feels[curve.feeling] = before[-1] if before else curve.points[0].value
        shown = looks(CastView(member.id, "", "", "", {}, feels, None), language)
        name = scenario.text(f"cast.{member.id}.name", language)
        seen.append(f"{name}: {shown or present_word(language, 'face.calm')}")
    return word(language, "review.seen", who="; ".join(seen)) if seen else word(language, "review.seen.place")
