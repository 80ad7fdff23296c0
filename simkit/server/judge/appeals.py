"""Appeals: a trainee against a level of their own session, and the answer of a trainer who did not set it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, select

from scoring import Criterion, Scorecard, text_in
from simkit.errors import SimkitError, diagnostic
from simkit.record.judged import held
from simkit.record.tables import appeals, memberships, people, person_roles, programs, sessions
from simkit.server.judge.second import MOST
from simkit.server.sight import for_trainers, reviewable
from simkit.server.web.audit import note
from simkit.server.who import Who

_trainee, _answerer = people.alias("appeal_trainee"), people.alias("appeal_answerer")


@dataclass(frozen=True, slots=True)
class Appealing:
    """For `judge/appeal.html`: what a trainee asked about their session, what was answered, and what is still open."""

    session: str
    made: Sequence[Row[Any]]
    """Rows of `appeals` with `name` of who answered, newest first."""
    criteria: Mapping[str, Criterion]
    free: tuple[str, ...]
    """Criteria without an open appeal; "" stands for the whole session."""

    @staticmethod
    def text(words: Mapping[str, str], language: str) -> str:
        return text_in(words, language)


def appealing(connection: Connection, who: Who, row: Row[Any], card: Scorecard | None) -> Appealing | None:
    """None for a session of somebody else, without a scorecard, or that no trainer may see. Two queries."""
    if row.trainee != who.trainee or card is None or not _seen_by_trainers(connection, row.id):
        return None
    made = of_session(connection, row.id)
    taken = {one.criterion or "" for one in made if one.answered is None}
    criteria = {one.criterion: one.definition for one in card.results}
    return Appealing(row.id, made, criteria, tuple(id for id in (*criteria, "") if id not in taken))


def of_session(connection: Connection, session: str) -> Sequence[Row[Any]]:
    query = (
        select(appeals, people.c.name)
        .outerjoin(people, people.c.id == appeals.c.person)
        .where(appeals.c.session == session)
        .order_by(appeals.c.id.desc())
    )
    return connection.execute(query).all()


def appeal(
    connection: Connection, who: Who, session: str, criterion: str | None, text: str, at: datetime
) -> None:
    """Within `Record.writing()`. The same words twice are one appeal; SK9264 where another is open already."""
    for one in of_session(connection, session):
        if one.answered is None and one.criterion == criterion:
            if one.text == text:
                return
            raise SimkitError(diagnostic("SK9264"))
    connection.execute(insert(appeals).values(session=session, criterion=criterion, text=text, at=at))
    note(connection, at, who.person, "judge.appealed", session, criterion=criterion)


def open_appeals(connection: Connection, who: Who, after: int = 0) -> Sequence[Row[Any]]:
    """Of one's groups and not of oneself, oldest first."""
    query = _with_session().where(appeals.c.answered.is_(None), appeals.c.id > after)
    return connection.execute(_of(query, who).order_by(appeals.c.id).limit(MOST)).all()


def answered_appeals(connection: Connection, who: Who) -> Sequence[Row[Any]]:
    """The last few that were answered."""
    query = _with_session().where(appeals.c.answered.is_not(None))
    return connection.execute(_of(query, who).order_by(appeals.c.answered.desc()).limit(20)).all()


def find_appeal(connection: Connection, who: Who, id: str) -> Row[Any] | None:
    if not (id.isascii() and id.isdigit() and len(id) < 19):
        return None
    return connection.execute(_of(_with_session().where(appeals.c.id == int(id)), who)).first()


def is_for_a_colleague(connection: Connection, who: Who, row: Row[Any]) -> bool:
    """They judged what is appealed against, and the group has a trainer who did not."""
    mine = held(connection, [row.session])[row.session]
    judged = [one.person for id, one in mine.items() if row.criterion in (None, id)]
    if who.person not in judged:
        return False
    practises = (
        select(memberships.c.group)
        .join(people, people.c.id == memberships.c.person)
        .where(people.c.trainee == row.trainee, memberships.c.role == "trainee")
    )
    another = (
        select(people.c.id)
        .join(memberships, memberships.c.person == people.c.id)
        .join(person_roles, and_(person_roles.c.person == people.c.id, person_roles.c.role == "trainer"))
        .where(memberships.c.role == "trainer", memberships.c.group.in_(practises))
        .where(people.c.closed.is_(None), people.c.id.not_in(judged), people.c.trainee != row.trainee)
        .limit(1)
    )
    return connection.execute(another).first() is not None


def _with_session() -> Any:
    return (
        select(
            appeals,
            sessions.c.trainee,
            sessions.c.started,
            programs.c.title,
            _trainee.c.name.label("trainee_name"),
            _answerer.c.name.label("answerer"),
        )
        .join(sessions, sessions.c.id == appeals.c.session)
        .join(programs, programs.c.hash == sessions.c.program)
        .outerjoin(_trainee, _trainee.c.trainee == sessions.c.trainee)
        .outerjoin(_answerer, _answerer.c.id == appeals.c.person)
    )


def _of(query: Any, who: Who) -> Any:
    return query.where(reviewable(who), sessions.c.trainee != who.trainee)


def _seen_by_trainers(connection: Connection, session: str) -> bool:
    query = select(sessions.c.id).where(sessions.c.id == session, for_trainers())
    return connection.execute(query).first() is not None
