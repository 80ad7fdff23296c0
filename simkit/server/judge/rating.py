"""The form in which a rater says a level for each criterion, and nothing they could have looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request

from scoring import Scorecard
from simkit.server.judge.fields import LEVELS
from simkit.server.judge.second import Rating
from simkit.server.web.state import field


@dataclass(frozen=True, slots=True)
class Filled:
    """What came of the form: `levels` as the radio buttons say them, for showing it again."""

    levels: Mapping[str, str]
    reasons: Mapping[str, str]

    @property
    def whole(self) -> bool:
        return all(level in LEVELS for level in self.levels.values())

    def ratings(self) -> dict[str, Rating]:
        return {id: Rating(LEVELS[level], self.reasons[id]) for id, level in self.levels.items()}


def filled(request: Request, card: Scorecard) -> Filled:
    ids = [one.criterion for one in card.results]
    return Filled(
        {id: field(request, f"level-{id}", 10) for id in ids},
        {id: field(request, f"reason-{id}") for id in ids},
    )
