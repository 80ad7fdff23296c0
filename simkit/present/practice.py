"""Somebody practises: sessions with their journals, scores and rows in the record, until the trainee has had enough."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scoring import Scorecard, score
from simkit.errors import Diagnostic, SimkitError
from simkit.events import ChangeSettings
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.protocol import Again, Mode, Presenter, TryFrom, Welcome, Wish
from simkit.present.run import Outcome, run
from simkit.present.words import word
from simkit.record.envelopes import moment
from simkit.session import (
    Log,
    Parent,
    Program,
    Recorder,
    Session,
    Settings,
    View,
    observations,
    session_before,
)

if TYPE_CHECKING:
    # A guest's window waits for no database library.
    from simkit.record import Outgoing, Record, SessionRow, Trainee

    Statements = Callable[[SessionRow, Program, Scorecard | None], Sequence[Outgoing]]
Outside = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where sessions are kept and whose they are. A guest has none of this."""

    record: Record
    trainee: Trainee
    mode: Mode
    statements: Statements | None = None
    """What is to be sent of a finished assessment; its journal is closed by then."""


@dataclass(frozen=True, slots=True)
class Played:
    """A session as it was left."""

    session: str
    outcome: Outcome
    log: Log
    debrief: Debrief | None
    """None while the session is open."""
    row: SessionRow | None
    """None: a guest's."""
    journal: Path | None
    language: str
    """The one it was left in."""
    what_if: bool = False
    notes: tuple[Diagnostic, ...] = ()
    """What was repaired on resuming."""
    trouble: SimkitError | None = None
    """The journal is whole, but the record could not take it; resuming the session tries again."""

    @property
    def card(self) -> Scorecard | None:
        return self.debrief.card if self.debrief else None


class Practice:
    """`now` gives wall time with its zone; `said` is what the journal shall say of the outside world beside it.

    `privacy`: language -> who can see the session, where that is not what the mode says.

    The presenter sees welcome … debrief once a session, and is closed by who made it.
    """

    def __init__(
        self,
        program: Program,
        presenter: Presenter,
        *,
        keeping: Keeping | None,
        seed: int,
        settings: Settings,
        now: Callable[[], datetime],
        said: Mapping[str, Outside] | None = None,
        privacy: Callable[[str], str] | None = None,
    ) -> None:
        self.program = program
        self.presenter = presenter
        self.keeping = keeping
        self.seed = seed
        self.settings = settings
        self.now = now
        self.said = dict(said or {})
        self.privacy = privacy
        self.current: str | None = None
        """The session that is being played, or was last."""
        self._welcome_in: Callable[[str], Welcome] | None = None

    @property
    def mode(self) -> Mode:
        return self.keeping.mode if self.keeping else "practice"

    def in_language(self, language: str) -> Welcome:
        """The present session's welcome in another language of the scenario."""
        assert self._welcome_in is not None
        return self._welcome_in(language)

    def until_done(self, resume: SessionRow | None = None) -> list[Played]:
        """Plays, then again or from an earlier decision for as long as the trainee wants; oldest first.

        Raises SimkitError when a journal cannot be written or resumed; what was acknowledged is on disk then.
        """
        return self.going_on(self.resumed(resume) if resume else self.fresh())

    def going_on(self, first: Played) -> list[Played]:
        """What was wished for after `first`, and after that."""
        played = [first]
        while played[-1].trouble is None:
            wish: Wish | None = played[-1].outcome.wish
            if isinstance(wish, Again):
                self.seed += 1
                # The language they chose meanwhile.
                self.settings = replace(self.settings, language=played[-1].language)
                played.append(self.fresh())
            elif isinstance(wish, TryFrom) and self.mode == "practice":
                played.append(self.what_if(played[-1], wish.entry))
            else:
                break
        return played

    def fresh(self) -> Played:
        return self._begin(Session(self.program, seed=self.seed, settings=self.settings), None)

    def what_if(self, played: Played, entry: int) -> Played:
        """From just before the act of journal entry `entry`: no attempt, and nothing that counts."""
        before = session_before(self.program, played.log, entry, seed=self.seed, settings=self.settings)
        if before.settings.language != played.language:
            before.act(ChangeSettings(played.language, before.settings.time_limits))
        return self._begin(before, Parent(played.session, entry, played.outcome.head))

    def resumed(self, row: SessionRow) -> Played:
        """Raises SimkitError: the journal's SK80xx."""
        assert self.keeping
        path = self.keeping.record.home.path / row.journal
        recorder = Recorder.resume(path, self.program, resumed=self._moment())
        self.seed, self.settings = recorder.session.seed, recorder.session.first_settings
        notes = (recorder.repaired,) if recorder.repaired else ()
        return self._play(row.id, recorder, row, notes=notes, resumed=True)

    def _begin(self, session: Session, parent: Parent | None) -> Played:
        keeping = self.keeping
        if keeping is None:
            id = str(uuid.uuid4())
            recorder = Recorder.create(None, session, id=id, opened={}, parent=parent)
            return self._play(id, recorder, None, what_if=parent is not None)
        row = keeping.record.start_session(
            self.program.scenario,
            trainee=keeping.trainee,
            mode=self.mode,
            seed=self.seed,
            settings=self.settings,
            started=self.now(),
            parent=parent,
        )
        path = keeping.record.home.path / row.journal
        try:
            outside = {**keeping.record.opening(row), **self._moment(row.started)}
            recorder = Recorder.create(path, session, id=row.id, opened=outside, parent=parent)
        except SimkitError:
            with suppress(SimkitError):
                keeping.record.erase(row.id, at=self.now(), reason="it could not begin")
            raise
        return self._play(row.id, recorder, row)

    def _play(
        self,
        id: str,
        recorder: Recorder,
        row: SessionRow | None,
        *,
        what_if: bool = False,
        resumed: bool = False,
        notes: tuple[Diagnostic, ...] = (),
    ) -> Played:
        what_if = what_if or (row is not None and row.parent is not None)
        session = recorder.session
        self.current = id
        if what_if:
            recorder.wait()
            recorder.cues()  # they were new in the session it comes from
        debrief: Debrief | None = None
        kept, trouble = row, None

        def finish(head: str) -> Debrief:
            nonlocal debrief, kept, trouble
            card = self._card(session.log)
            language = session.settings.language
            debrief = make_debrief(session.log, self.program, card, language=language, mode=self.mode)
            if row is not None and row.parent is None:
                debrief = replace(debrief, first=self._first_levels(row))
            try:
                kept = self._keep(row, session.log, head, card) if row else None
            except SimkitError as error:
                trouble = error
            return debrief

        def welcome_in(language: str | None = None) -> Welcome:
            view = view_in(session, language or session.settings.language)
            return self._welcome(view, session.settings.time_limits, row, what_if=what_if, resumed=resumed)

        self._welcome_in, welcome = welcome_in, welcome_in()
        outcome = run(self.presenter, recorder, welcome, finish, outside=self._moment)
        return Played(
            session=id,
            outcome=outcome,
            log=tuple(session.log),
            debrief=debrief,
            row=kept,
            journal=recorder.path,
            language=session.settings.language,
            what_if=what_if,
            notes=notes,
            trouble=trouble,
        )

    def _card(self, log: Log) -> Scorecard | None:
        rubric = self.program.scenario.rubric
        return score(observations(log), rubric) if rubric else None

    def _first_levels(self, row: SessionRow) -> Mapping[str, int] | None:
        """What was reached the first time, to lay this attempt beside; None where this is the first."""
        keeping = self.keeping
        assert keeping
        try:
            done = keeping.record.sessions(
                trainee=keeping.trainee, scenario=row.scenario, mode=self.mode, state="done"
            )
            first = next((one.id for one in reversed(done) if one.id != row.id), None)
            card = keeping.record.newest_scorecards([first]).get(first) if first else None
        except SimkitError:
            return None  # What is wrong with the record is told when the session is to be kept in it.
        if card is None:
            return None
        return {name: level for name, level in card.card.levels.items() if level is not None}

    def _keep(self, row: SessionRow, log: Log, head: str, card: Scorecard | None) -> SessionRow:
        keeping = self.keeping
        assert keeping
        sends = keeping.statements if self.mode == "assessment" and row.parent is None else None
        statements = sends(row, self.program, card) if sends else ()
        return keeping.record.finish_session(
            row.id, log=log, head=head, ended=self.now(), card=card, statements=statements
        )

    def _welcome(
        self, view: View, time_limits: int, row: SessionRow | None, *, what_if: bool, resumed: bool
    ) -> Welcome:
        scenario, guest = self.program.scenario, row is None
        key = "privacy.guest" if guest else f"privacy.{self.mode}"
        return Welcome(
            view=view,
            minutes=scenario.minutes,
            mode=self.mode,
            guest=guest,
            attempt=(row.attempt if row else None) or 1,
            skills=skill_names(scenario, view.language),
            privacy=self.privacy(view.language) if self.privacy else word(view.language, key),
            languages=scenario.languages,
            resumed=resumed,
            what_if=what_if,
            time_limits=time_limits,
        )

    def _moment(self, at: datetime | None = None) -> dict[str, Outside]:
        return {**moment(at or self.now()), "presenter": self.presenter.name, **self.said}


def view_in(session: Session, language: str) -> View:
    """What a session's view is in another language, without changing it."""
    other = copy(session)
    other.settings = replace(session.settings, language=language)
    return other.view
