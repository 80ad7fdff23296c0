"""Scorecards and rubrics as they are stored.

A card's row keeps what was judged: levels, counts, outcome and reasons. The texts stand once in the rubric's row
and the events once in the session's observations, so that 100,000 cards are megabytes, not gigabytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from scoring import (
    CriterionResult,
    Observation,
    PassResult,
    Reason,
    Rubric,
    Scorecard,
    rubric_from_data,
    with_translations,
)

Judged = tuple[str, dict[str, Any]]
"""Outcome, and the rest of a card as it is stored."""
_GRADES = ("harmful", "weak", "sound", "strong", "missed")
_counts = itemgetter(*_GRADES)


def pack(card: Scorecard) -> dict[str, Any]:
    """`results`: one `[criterion, level, opportunities, harmful, weak, sound, strong, missed]` each."""
    passing = card.passing
    return {
        "results": [
            [result.definition.id, result.level, result.opportunities, *_counts(result.grades)]
            for result in card.results
        ],
        "observed": passing.observed,
        "points": passing.points,
        "reasons": [[r.kind, r.criterion, r.value, r.needed] for r in passing.reasons],
        "ignored": list(card.ignored),
    }


def unpack(
    outcome: Any, data: Mapping[str, Any], rubric: Rubric, observed: Sequence[Observation]
) -> Scorecard:
    """The card as it was given; nothing is judged anew."""
    by_id = {criterion.id: criterion for criterion in rubric.criteria}
    results = tuple(
        CriterionResult(
            by_id[id],
            level,
            opportunities,
            dict(zip(_GRADES, counts, strict=True)),
            tuple(one for one in observed if one.criterion == id),
        )
        for id, level, opportunities, *counts in data["results"]
    )
    reasons = tuple(Reason(*reason) for reason in data["reasons"])
    return Scorecard(
        rubric.id,
        rubric.version,
        rubric.hash,
        rubric.language,
        rubric.skills,
        results,
        PassResult(outcome, rubric.passing, data["observed"], data["points"], reasons),
        tuple(data["ignored"]),
    )


def judged(card: Scorecard) -> Judged:
    return card.passing.outcome, pack(card)


def rubric_row(rubric: Rubric) -> dict[str, Any]:
    return {
        "hash": rubric.hash,
        "rubric": rubric.id,
        "version": rubric.version,
        "data": rubric.to_data(),
        "translations": _translations(rubric),
    }


def rubric_from_row(data: Any, translations: Mapping[str, Mapping[str, str]]) -> Rubric:
    return with_translations(rubric_from_data(data), translations)


def _translations(rubric: Rubric) -> dict[str, dict[str, str]]:
    """Language -> (id as in `Rubric.text_ids` -> text), the source language left out."""
    texts = {f"rubric.skill.{skill.id}.name": skill.name for skill in rubric.skills}
    for criterion in rubric.criteria:
        texts[f"rubric.{criterion.id}.name"] = criterion.name
        texts |= {f"rubric.{criterion.id}.level.{n}": anchor for n, anchor in criterion.anchors.items()}
    found: dict[str, dict[str, str]] = {}
    for id, text in texts.items():
        for language, words in text.items():
            if language != rubric.language:
                found.setdefault(language, {})[id] = words
    return found
