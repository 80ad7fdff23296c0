"""Write a judgement: in the history, the log and the outbox, in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, insert, select

from simkit.export import names_from
from simkit.export.judged import Change, changed
from simkit.record import Trainee, outbox
from simkit.record.judged import held, judged_card
from simkit.record.tables import judgements, people, profiles
from simkit.record.tables import outbox as outgoing
from simkit.server.judge.session import Scored, newest_card
from simkit.server.web.audit import note

Kind = Literal["confirmed", "overridden", "rated", "resolved", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Wanted:
    criterion: str
    kind: Kind
    level: int | None
    reason: str
    request: str | None = None
    """Of the form that asked for it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a form was made from: the newest judgement of the criterion (0: none) and the scorecard."""

    judgement: int
    card: int


class Meanwhile(Exception):
    """Another judgement, or another scorecard, came since the form was made; nothing was written."""


def kind_of(now: int | None, wanted: int | None) -> Kind:
    """What it is to set a level where `now` holds."""
    if now == wanted:
        return "confirmed"
    return "rated" if now is None else "overridden"


def newest(connection: Connection, session: str, criterion: str) -> Row[Any] | None:
    """The newest judgement, withdrawn or not."""
    query = select(judgements).where(judgements.c.session == session, judgements.c.criterion == criterion)
    return connection.execute(query.order_by(judgements.c.id.desc()).limit(1)).first()


def judge(
    connection: Connection,
    scored: Scored,
    person: str,
    wanted: Sequence[Wanted],
    at: datetime,
    *,
    seen: Seen | None = None,
) -> bool:
    """Within `Record.writing()`. False where the form was here before: it is done already. Raises Meanwhile."""
    requests = [one.request for one in wanted if one.request]
    if (
        requests
        and connection.execute(select(judgements.c.id).where(judgements.c.request.in_(requests))).first()
    ):
        return False
    card_id = newest_card(connection, scored.id)
    if card_id != scored.card_id or (seen is not None and seen.card != card_id):
        raise Meanwhile
    before = held(connection, [scored.id])[scored.id]
    for one in wanted:
        last = newest(connection, scored.id, one.criterion)
        if seen is not None and seen.judgement != (last.id if last else 0):
            raise Meanwhile
        mine = before.get(one.criterion)
        level = mine.level if mine else scored.card[one.criterion].level
        connection.execute(
            insert(judgements).values(
                session=scored.id,
                criterion=one.criterion,
                rubric=scored.card.rubric_hash,
                scorecard=card_id,
                kind=one.kind,
                level=one.level,
                before=level,
                reason=one.reason,
                person=person,
                at=at,
                request=one.request,
            )
        )
        details = {"criterion": one.criterion, "before": level, "after": one.level}
        note(connection, at, person, f"judge.{one.kind}", scored.id, **details)
    _tell(connection, scored, person, wanted, at, {c: h.level for c, h in before.items()})
    return True


def _tell(
    connection: Connection,
    scored: Scored,
    person: str,
    wanted: Sequence[Wanted],
    at: datetime,
    before: dict[str, int | None],
) -> None:
    """Put in the outbox what an LRS is to know of it."""
    card = judged_card(scored.card, held(connection, [scored.id])[scored.id])
    how = {
        one.criterion: {
            "kind": one.kind,
            "before": before.get(one.criterion, scored.card[one.criterion].level),
        }
        for one in wanted
    }
    sent = connection.execute(
        select(outgoing.c.statement, outgoing.c.body)
        .where(outgoing.c.session == scored.id)
        .order_by(outgoing.c.id)
    ).all()
    change = Change(card, how, at, _account(connection, person))
    statements = changed(scored.data, names_from(), [(row[0], row[1]) for row in sent], change)
    outbox.put(connection, scored.id, statements)


def _account(connection: Connection, person: str) -> Trainee:
    query = select(profiles).join(people, people.c.trainee == profiles.c.id).where(people.c.id == person)
    row = connection.execute(query).one()
    return Trainee(row.id, row.home_page, bool(row.local))
