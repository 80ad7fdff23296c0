"""The record as its users see it: open it, add sessions, ask it things."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, insert, select, update

from scoring import Observation, Rubric, Scorecard
from simkit.errors import SimkitError
from simkit.record import cards, dialect, envelopes, observed, outbox, rescore, sessions
from simkit.record.belongs import hold_together
from simkit.record.erase import erase
from simkit.record.faults import coded_database_errors
from simkit.record.home import Home
from simkit.record.levels import best_levels
from simkit.record.outbox import Outbox, Outgoing
from simkit.record.programs import keep_bundle, read_bundle
from simkit.record.rebuild import Rebuilt, rebuild
from simkit.record.rescore import Rescored
from simkit.record.rows import (
    LOCAL_HOME_PAGE,
    BestLevel,
    Erased,
    Mode,
    ScorecardRow,
    SessionRow,
    State,
    Trainee,
)
from simkit.record.schema import bring_up
from simkit.record.scored import read_cards, read_rubrics, write_card, write_cards
from simkit.record.tables import erased, observations, profiles
from simkit.scenario.model import Scenario
from simkit.session import Parent, Settings
from simkit.session import observations as observe
from simkit.session.journal import Outside
from simkit.session.log import Log

Progress = Callable[[int, int], None]
"""(done, of how many)"""


class Record:
    """Every method is one transaction. Trouble with disk or database is a SimkitError SK82xx.

    Safe to use from several programs at once, and from several threads.
    """

    def __init__(self, home: Home, engine: Engine) -> None:
        self.home = home
        self.outbox = Outbox(self)
        self._engine = engine
        self.where = dialect.where(engine)
        """The database, for people: its file, or its URL without password."""

    @classmethod
    def open(cls, home: Home | Path, *, url: str | None = None) -> Record:
        """The record in a home folder, made or migrated if need be.

        `url`, or else the home's own, puts the tables in another database; the journals stay in the folder. Raises
        SimkitError SK8216 for a database that belongs to another folder.
        """
        place = home if isinstance(home, Home) else Home(home)
        if url is not None:
            place = replace(place, url=url)
        engine = dialect.make_engine(place.url or dialect.sqlite_url(place.database))
        place.ensure()
        record = cls(place, engine)
        with coded_database_errors(record.where):
            bring_up(engine)
        if place.url is not None:
            try:
                hold_together(record)
            except SimkitError:
                record.close()
                raise
        return record

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with coded_database_errors(self.where), dialect.to_read(self._engine) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start."""
        with (
            coded_database_errors(self.where),
            dialect.to_write(self._engine) as connection,
            connection.begin(),
        ):
            yield connection

    def trainee_local(self, *, home_page: str = LOCAL_HOME_PAGE) -> Trainee:
        """The one who practises on this device: an opaque id, made once."""
        query = select(profiles).where(profiles.c.local.is_(True))
        with self.reading() as connection:
            if found := connection.execute(query).first():
                return Trainee(found.id, found.home_page, True)
        with self.writing() as connection:
            if connection.execute(query).first() is None:
                values = {"id": str(uuid.uuid4()), "home_page": home_page, "local": True}
                connection.execute(insert(profiles).values(values))
            row = connection.execute(query).one()
        return Trainee(row.id, row.home_page, True)

    def add_trainee(self, id: str, *, home_page: str) -> Trainee:
        """A trainee of an organisation's own account system, by an opaque id (a UUID). Known already: updated."""
        known = str(uuid.UUID(id))
        with self.writing() as connection:
            changed = connection.execute(
                update(profiles).where(profiles.c.id == known).values(home_page=home_page)
            )
            if not changed.rowcount:
                connection.execute(insert(profiles).values(id=known, home_page=home_page))
        return self.trainee(known)

    def trainee(self, id: str) -> Trainee:
        """Raises KeyError for an id the record does not have."""
        with self.reading() as connection:
            row = connection.execute(select(profiles).where(profiles.c.id == id)).first()
        if row is None:
            raise KeyError(id)
        return Trainee(row.id, row.home_page, bool(row.local))

    def start_session(
        self,
        scenario: Scenario,
        *,
        trainee: Trainee,
        mode: Mode,
        seed: int,
        settings: Settings,
        started: datetime,
        id: str | None = None,
        parent: Parent | None = None,
    ) -> SessionRow:
        """Keeps the program's bundle too. `id` is a UUID; without one it is drawn. A guest has no row: call nothing."""
        keep_bundle(self.home, scenario.hash, scenario.bundle)
        with self.writing() as connection:
            made = sessions.begin(
                connection,
                scenario,
                trainee=trainee.id,
                mode=mode,
                seed=seed,
                settings=settings,
                started=started,
                id=id,
                parent=parent,
            )
            return sessions.one(connection, made)

    def opening(self, row: SessionRow) -> dict[str, Outside]:
        """What `Recorder.create(opened=…)` is given, so that the row can be made again from the journal."""
        return envelopes.opened(row, self.trainee(row.trainee))

    def finish_session(
        self,
        id: str,
        *,
        log: Log,
        head: str,
        ended: datetime,
        card: Scorecard | None,
        statements: Sequence[Outgoing] = (),
    ) -> SessionRow:
        """Outcome, observations, card and statements in one transaction: all of it is kept, or none.

        Raises SimkitError SK8209 for a session that is not open; ValueError for statements of anything but an
        assessment: practice never leaves the device by itself.
        """
        with self.writing() as connection:
            row = sessions.one(connection, id)
            if statements and (row.mode != "assessment" or row.parent is not None):
                raise ValueError(f"statements of a {row.mode} session are not sent")
            sessions.end(connection, row.id, log=log, head=head, ended=ended)
            keep_observations(connection, row.id, observe(log))
            if card is not None:
                write_card(connection, row.id, card, ended)
            outbox.put(connection, row.id, statements)
            return sessions.one(connection, row.id)

    def sessions(
        self,
        *,
        trainee: Trainee | None = None,
        scenario: str | None = None,
        mode: Mode | None = None,
        state: State | None = None,
        what_ifs: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> tuple[SessionRow, ...]:
        """Newest first; what-ifs only when asked for."""
        query = sessions.find(
            trainee=trainee.id if trainee else None,
            scenario=scenario,
            mode=mode,
            state=state,
            what_ifs=what_ifs,
            limit=limit,
            offset=offset,
        )
        with self.reading() as connection:
            return tuple(sessions.read(row) for row in connection.execute(query))

    def session(self, id: str) -> SessionRow:
        """By id or by a beginning of it that no other has. Raises SK8206 (none), SK8207 (several)."""
        with self.reading() as connection:
            return sessions.one(connection, id)

    def observations(self, session: str) -> tuple[Observation, ...]:
        """Empty for a session that is not finished."""
        query = select(observations.c.seen, observations.c.events).where(observations.c.session == session)
        with self.reading() as connection:
            row = connection.execute(query).first()
        return observed.unpack(row.seen, row.events) if row else ()

    def scorecards(self, session: str) -> tuple[ScorecardRow, ...]:
        """Every card a session was given, newest first, each complete with texts and events."""
        return self._cards([session], newest_only=False).get(session, ())

    def newest_scorecards(self, sessions: Sequence[str]) -> Mapping[str, ScorecardRow]:
        """Session -> the newest card it was given; one query for up to 500 sessions."""
        return {id: mine[0] for id, mine in self._cards(sessions, newest_only=True).items()}

    def rubric(self, hash: str) -> Rubric:
        """Raises KeyError for a hash the record does not have."""
        with self.reading() as connection:
            return read_rubrics(connection, [hash])[hash]

    def best_levels(self, trainee: Trainee) -> Mapping[str, tuple[BestLevel, ...]]:
        """Scenario -> the best level of each criterion that was observed, over attempts in practice and assessment.

        By the newest card of each session; what-ifs and class sessions do not count.
        """
        with self.reading() as connection:
            return best_levels(connection, trainee.id)

    def bundle(self, program: str) -> dict[str, str]:
        """The source files of a program that was practised, by its hash. Raises SK8211."""
        return read_bundle(self.home, program)

    def rescore(
        self, rubric: Rubric, scenario: str, *, at: datetime, jobs: int = 1, progress: Progress | None = None
    ) -> Rescored:
        """Give every finished session of a scenario a card under `rubric`, from its stored observations.

        Old cards stay. Sessions that have one under this rubric are passed over, so a run that was stopped goes on
        where it was. `at` is the moment the new cards bear. A reader may see part of the run done.
        """
        with self.writing() as connection:
            sessions.keep_rubric_row(connection, cards.rubric_row(rubric))
        with self.reading() as connection:
            ids, already = rescore.to_do(connection, scenario, rubric.hash)
        done = 0
        work = rescore.batches(self.reading, ids)
        for batch, found in rescore.judge_all(rubric, work, jobs):
            with self.writing() as connection:
                write_cards(connection, rubric.criteria, rubric.hash, at, batch, found)
            done += len(batch)
            if progress is not None:
                progress(done + already, len(ids) + already)
        return Rescored(done, already)

    def rebuild(self, *, progress: Progress | None = None) -> Rebuilt:
        """Make again what is missing from the journals and kept programs: lost rows, and ends that were not written.

        What is there stays as it is. Cards come back under each scenario's own rubric.
        """
        return rebuild(self, progress)

    def erase(self, session: str, *, at: datetime, reason: str) -> Erased | None:
        """Journal, observations, cards and statements go, and the what-ifs made from it; {head, date, reason} stays.

        None when there was no journal. Statements that were sent, and files that were exported, are elsewhere.
        """
        with self.writing() as connection:
            row = sessions.one(connection, session)
            left = erase(connection, self.home, row.id, date=at, reason=reason)
        with coded_database_errors(self.where):
            dialect.forget_deleted(self._engine)
        return left

    def erased(self, head: str) -> Erased | None:
        """What is left of the session whose journal had this head, if it was erased."""
        with self.reading() as connection:
            row = connection.execute(select(erased).where(erased.c.head == head)).first()
        return Erased(row.head, row.date, row.reason) if row else None

    def _cards(self, sessions: Sequence[str], *, newest_only: bool) -> dict[str, tuple[ScorecardRow, ...]]:
        with self.reading() as connection:
            return read_cards(connection, sessions, newest_only=newest_only)


def keep_observations(connection: Connection, session: str, found: Sequence[Observation]) -> None:
    seen, events = observed.pack(found)
    connection.execute(insert(observations).values(session=session, seen=seen, events=events))
