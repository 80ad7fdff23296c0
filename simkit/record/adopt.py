"""Make a session's rows from its journal: its row, what it showed, and its card."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from scoring import Scorecard, score
from simkit.events import Ended, Halted
from simkit.record import observed, sessions
from simkit.record.envelopes import Opening, closed_at
from simkit.record.rows import LOCAL_HOME_PAGE
from simkit.record.scored import write_card
from simkit.record.tables import devices, observations, people, profiles
from simkit.scenario import Scenario
from simkit.session import Journal
from simkit.session import observations as observe


def has_ended(journal: Journal) -> bool:
    """Whether the session came to its end, or to a halt."""
    last = journal.entries[-1].events[-1:] if journal.entries else ()
    return bool(last) and isinstance(last[0], Ended | Halted)


def trainee_of(connection: Connection, opening: Opening) -> str:
    """The profile a journal's trainee stands for: that of the person whose device it was played on, else its own,
    which is made where it is not there."""
    known = (
        select(people.c.trainee)
        .join(devices, devices.c.person == people.c.id)
        .where(devices.c.trainee == opening.trainee)
        .limit(1)
    )
    if (found := connection.scalar(known)) is not None:
        return str(found)
    if connection.execute(select(profiles).where(profiles.c.id == opening.trainee)).first() is None:
        local = opening.home_page == LOCAL_HOME_PAGE and connection.scalar(select(profiles.c.local)) is None
        values = {"id": opening.trainee, "home_page": opening.home_page, "local": local or None}
        connection.execute(insert(profiles).values(values))
    return opening.trainee


def add(
    connection: Connection, journal: Journal, opening: Opening, scenario: Scenario, *, trainee: str
) -> None:
    """The row of a session, open."""
    header = journal.header
    sessions.begin(
        connection,
        scenario,
        trainee=trainee,
        mode=opening.mode,
        seed=header.seed,
        settings=header.settings,
        started=opening.at,
        id=header.session,
        parent=header.parent,
        attempt=opening.attempt,
        semantics=header.semantics,
    )


def finish(
    connection: Connection, journal: Journal, opening: Opening, scenario: Scenario
) -> Scorecard | None:
    """The end of an open session, scored under the scenario's own rubric; None where it has none."""
    id, when = journal.header.session, closed_at(journal) or opening.at
    sessions.end(connection, id, log=journal.entries, head=journal.head, ended=when)
    found = observe(journal.entries)
    seen, events = observed.pack(found)
    connection.execute(insert(observations).values(session=id, seen=seen, events=events))
    if scenario.rubric is None:
        return None
    card = score(found, scenario.rubric)
    write_card(connection, id, card, when)
    return card
