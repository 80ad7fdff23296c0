"""What `judge/panel.html` shows of each criterion: the level that holds, how it came about, and whether one may judge.

The page gives the template `judging` and, in its loop over criteria, `criterion` (an id).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import Connection, Row, select

from scoring import Criterion, Scorecard, text_in
from simkit.record.tables import judgements, people
from simkit.server.judge.blind import is_blind
from simkit.server.judge.session import newest_card
from simkit.server.who import Who


@dataclass(frozen=True, slots=True)
class Past:
    """A judgement, as the history shows it."""

    id: int
    kind: str
    before: int | None
    level: int | None
    reason: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OnCriterion:
    definition: Criterion
    by_rule: int | None
    """The scorecard's level."""
    history: tuple[Past, ...]
    """Newest first."""

    @property
    def seen(self) -> int:
        return self.history[0].id if self.history else 0

    @property
    def judged(self) -> Past | None:
        """The judgement that holds; None where the scorecard's level does."""
        return self.history[0] if self.history and self.history[0].kind != "withdrawn" else None

    @property
    def level(self) -> int | None:
        return self.judged.level if self.judged else self.by_rule


@dataclass(frozen=True, slots=True)
class Judging:
    session: str
    may: Literal["yes", "own", "blind", "no"]
    card: int
    """The scorecard the forms are made from."""
    criteria: Mapping[str, OnCriterion]
    """Empty for one who is blind to the levels."""

    @property
    def newest(self) -> int:
        """The newest judgement of any criterion; 0: none."""
        return max((one.seen for one in self.criteria.values()), default=0)

    @staticmethod
    def text(words: Mapping[str, str], language: str) -> str:
        return text_in(words, language)

    def request(self) -> str:
        """A new one for each form: a form sent twice is one judgement."""
        return str(uuid4())


def judging(connection: Connection, who: Who, row: Row[Any], card: Scorecard) -> Judging:
    """In three queries. `row`: as of `find_session`; `card`: its newest."""
    number = newest_card(connection, row.id)
    if row.trainee == who.trainee:
        may: Literal["yes", "own", "blind", "no"] = "own"
    elif "trainer" not in who.roles:
        may = "no"
    elif is_blind(connection, who, row.id):
        return Judging(row.id, "blind", number, {})
    else:
        may = "yes"
    query = (
        select(judgements, people.c.name)
        .join(people, people.c.id == judgements.c.person)
        .where(judgements.c.session == row.id)
        .order_by(judgements.c.id.desc())
    )
    past: dict[str, list[Past]] = {}
    for one in connection.execute(query):
        line = Past(one.id, one.kind, one.before, one.level, one.reason, one.name, one.at)
        past.setdefault(one.criterion, []).append(line)
    criteria = {
        one.criterion: OnCriterion(one.definition, one.level, tuple(past.get(one.criterion, ())))
        for one in card.results
    }
    return Judging(row.id, may, number, criteria)
