"""Whether a presenter offers everything that can be done: exactly what the session accepts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from simkit.errors import Diagnostic
from simkit.events import Act, Choose, Clock, Do, Enter, Fill, Hint, Inspect, Report
from simkit.present.debrief import Debrief
from simkit.present.doable import doable
from simkit.present.driven import Drive, Driven
from simkit.present.moment import Answer, Driver, act_of
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.present.strategy import strategy
from simkit.session import Cue, Program, Session, Settings, View, session_before
from simkit.testing.fault import holds
from simkit.testing.play import headless, present

MakePresenter = Callable[[Driver], Presenter]
ANSWERS: Final = (Choose, Do, Enter, Inspect, Report, Fill, Hint)
"""Acts that answer something; time and settings do not."""
_MOMENTS: Final = 3
_SEED: Final = 7
_MOST_ASKED: Final = 2_000
"""A presenter that has not answered by then does not."""


def offers_every_act(make_presenter: MakePresenter, program: Program) -> None:
    """At a few moments of work, spread over a session: what the driver wants is what is handed in, one by one."""
    language = program.scenario.language
    played = headless(program, strategy("best", program, _SEED), seed=_SEED, language=language)
    at_work = [
        entry.n
        for entry in played.log[1:]
        if isinstance(entry.act, ANSWERS) and _before(played, entry.n).view.acts
    ]
    every = max(1, len(at_work) // _MOMENTS)
    for entry in at_work[::every][:_MOMENTS]:
        view = _before(played, entry).view
        wants = _Wants()
        drive = Drive(wants)
        presenter = make_presenter(drive)
        try:
            for one in doable(view):
                wants.answer = one.answer
                _hands_in(presenter, drive, _before(played, entry), one.answer, one.written)
        finally:
            presenter.close()


def _before(played: Session, entry: int) -> Session:
    settings = Settings(played.program.scenario.language)
    return session_before(played.program, played.log, entry, seed=_SEED, settings=settings)


def _hands_in(presenter: Presenter, drive: Drive, session: Session, answer: Answer, written: str) -> None:
    wanted = act_of(answer, session.view)
    first = _First(Driven(presenter, drive))
    present(first, session, resumed=True)
    holds(first.act == wanted, f"{presenter.name}: of “{written}” it makes {first.act}, not {wanted}")
    session.act(wanted)


class _Wants:
    """A driver that always wants the same."""

    answer: Answer | None = None

    def __call__(self, view: View) -> Answer | None:
        return self.answer


class _First:
    """Around a presenter: leaves with its first answer in hand."""

    def __init__(self, inner: Presenter) -> None:
        self.inner = inner
        self.name = inner.name
        self.live = inner.live
        self.act: Act | None = None
        self._asked = 0

    def welcome(self, welcome: Welcome) -> Quit | None:
        return self.inner.welcome(welcome)

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self.inner.show(cues, view)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        act = self.inner.ask(view, busy=busy)
        if isinstance(act, ANSWERS):
            self.act = act
            return Quit()
        self._asked += 1
        if self._asked >= _MOST_ASKED:
            return Quit()
        return None if isinstance(act, Clock) else act

    def refused(self, reason: Diagnostic) -> None:
        self.inner.refused(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        return self.inner.debrief(debrief)

    def close(self) -> None:
        self.inner.close()
