"""The levels that hold after people judged: the newest judgement of each session and criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, func, select

from scoring import CriterionResult, Scorecard
from scoring.passing import judge
from simkit.record.tables import judgements

Kind = Literal["confirmed", "overridden", "rated", "resolved"]


@dataclass(frozen=True, slots=True)
class Held:
    level: int | None
    """None: *not observed*, as the person judged it."""
    kind: Kind
    person: str
    """Who judged: an id of `people`."""
    at: datetime
    reason: str
    id: int
    """Of the judgement."""


def held(connection: Connection, sessions: Sequence[str]) -> Mapping[str, Mapping[str, Held]]:
    """Session -> criterion -> what a person judged, in one query; every session that was asked for is there.

    A criterion nobody judged is left out, and so is one whose judgement was withdrawn: the scorecard's level holds.
    """
    found: dict[str, dict[str, Held]] = {session: {} for session in sessions}
    if not found:
        return found
    newest = (
        select(func.max(judgements.c.id))
        .where(judgements.c.session.in_(list(found)))
        .group_by(judgements.c.session, judgements.c.criterion)
    )
    for row in connection.execute(select(judgements).where(judgements.c.id.in_(newest))):
        if row.kind != "withdrawn":
            found[row.session][row.criterion] = Held(
                row.level, row.kind, row.person, row.at, row.reason, row.id
            )
    return found


def judged_card(card: Scorecard, mine: Mapping[str, Held]) -> Scorecard:
    """The card with the levels that hold, and the outcome under its own pass rule.

    Of a criterion a person gave another level the level alone counts: they have seen what was harmful.
    """
    results = tuple(
        replace(one, level=mine[one.criterion].level) if one.criterion in mine else one
        for one in card.results
    )
    weighed = [_weighed(one, mine.get(one.criterion)) for one in results]
    return replace(card, results=results, passing=judge(weighed, card.passing.passing))


def _weighed(result: CriterionResult, judged: Held | None) -> CriterionResult:
    if judged is None or judged.kind == "confirmed":
        return result
    return replace(result, grades={**result.grades, "harmful": 0})
