"""A session as it is judged: its journal, its newest scorecard, and who may judge it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, select

from scoring import Scorecard
from simkit.errors import SimkitError, diagnostic
from simkit.export import SessionData
from simkit.record import Trainee
from simkit.record.scored import read_cards
from simkit.record.sessions import read
from simkit.record.tables import profiles, scorecards
from simkit.server.judge.blind import is_blind
from simkit.server.sight import find_session
from simkit.server.web.problems import NotThere
from simkit.server.web.state import Server
from simkit.server.who import Who
from simkit.session import read_journal


@dataclass(frozen=True, slots=True)
class Scored:
    data: SessionData
    card: Scorecard
    """As the rules gave it: no judgement is in it."""
    card_id: int

    @property
    def id(self) -> str:
        return self.data.row.id


def find(connection: Connection, who: Who, id: str) -> Row[Any]:
    """A session of somebody else that this person may review. Raises NotThere; SK9260 for their own."""
    row = find_session(connection, who, id, reviewing=True)
    if row is None:
        if find_session(connection, who, id) is not None and "trainer" in who.roles:
            raise SimkitError(diagnostic("SK9260"))
        raise NotThere
    if row.trainee == who.trainee:
        raise SimkitError(diagnostic("SK9260"))
    return row


def find_seeing(connection: Connection, who: Who, id: str) -> Row[Any]:
    """As `find`, for who may know its levels. Raises SK9261 for one who is still to rate it without."""
    row = find(connection, who, id)
    if is_blind(connection, who, row.id):
        raise SimkitError(diagnostic("SK9261"))
    return row


def read_scored(server: Server, connection: Connection, row: Row[Any]) -> Scored:
    """Raises NotThere for a session without a scorecard; SK8001, SK8002, SK8211 where its files cannot be read."""
    cards = read_cards(connection, [row.id], newest_only=True).get(row.id)
    if not cards:
        raise NotThere
    trainee = connection.execute(select(profiles).where(profiles.c.id == row.trainee)).one()
    account = Trainee(trainee.id, trainee.home_page, bool(trainee.local))
    journal = read_journal(server.record.home.path / row.journal)
    data = SessionData(read(row), account, server.program(row.program), journal, cards[0].card)
    return Scored(data, cards[0].card, newest_card(connection, row.id))


def newest_card(connection: Connection, session: str) -> int:
    """Its number; 0 for a session without one."""
    query = select(func.coalesce(func.max(scorecards.c.id), 0)).where(scorecards.c.session == session)
    return int(connection.execute(query).scalar_one())
