"""What every presenter must do, whatever it shows on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simkit.errors import Diagnostic, diagnostic
from simkit.events import Act, Clock
from simkit.present.debrief import Debrief
from simkit.present.driven import Drive, Driven
from simkit.present.moment import Driver
from simkit.present.protocol import Again, Presenter, Quit, TryFrom, Welcome, Wish
from simkit.present.strategy import strategy
from simkit.scenario import load
from simkit.session import Cue, Program, Session, Settings, View, compile_program
from simkit.testing.fault import holds
from simkit.testing.offering import ANSWERS, MakePresenter, offers_every_act
from simkit.testing.play import bounded, events_of, headless, present

SEED = 7


def check_presenter(make_presenter: MakePresenter, scenario: str | Path) -> None:
    """`make_presenter(driver)` makes one that answers as `driver` says, through its own ways of answering.

    It ends the scenario by itself in every language; equal decisions and acts cause the very events they cause
    headless; it names the cue it answers; it answers nothing while busy; it can join half-way, with no more than a
    view; an act that is refused does not stop it; and at work everything that can be done can be done in it, and
    nothing else. Raises ContractBroken.
    """
    program = compile_program(load(scenario))
    for language in program.scenario.languages:
        _same_events(make_presenter, program, language)
    _joins_half_way(make_presenter, program)
    _goes_on_after_a_refusal(make_presenter, program)
    if program.world is not None:
        offers_every_act(make_presenter, program)


def _same_events(make_presenter: MakePresenter, program: Program, language: str) -> None:
    for name in ("best", "worst"):
        wanted = headless(program, strategy(name, program, SEED), seed=SEED, language=language)
        session = Session(program, seed=SEED, settings=Settings(language))
        watched = _present(make_presenter, strategy(name, program, SEED), session)
        holds(session.done, f"{watched.name}: it leaves before the end ({language}, {name})")
        same = events_of(session) == events_of(wanted)
        holds(
            same, f"{watched.name}: the same decisions cause other events than headless ({language}, {name})"
        )
        holds(watched.debriefed, f"{watched.name}: debrief was not reached")


def _joins_half_way(make_presenter: MakePresenter, program: Program) -> None:
    wanted = headless(program, strategy("best", program, SEED), seed=SEED, language=program.scenario.language)
    half = sum(isinstance(entry.act, ANSWERS) for entry in wanted.log) // 2
    session = Session(program, seed=SEED, settings=wanted.settings)
    driver = strategy("best", program, SEED)
    for entry in wanted.log[1:]:
        if half <= 0:
            break
        if entry.after:
            session.act(Clock(entry.after))
        if isinstance(entry.act, ANSWERS):
            driver(session.view)
            half -= 1
        assert entry.act is not None
        session.act(entry.act)
    watched = _present(make_presenter, driver, session, resumed=True)
    same = events_of(session) == events_of(wanted)
    holds(same, f"{watched.name}: a session joined half-way does not end as it would have")


def _goes_on_after_a_refusal(make_presenter: MakePresenter, program: Program) -> None:
    session = Session(program, seed=SEED, settings=Settings(program.scenario.language))
    watched = _present(make_presenter, strategy("first", program, SEED), session, refuse_first=True)
    holds(session.done, f"{watched.name}: it stops after an act was refused")


def _present(
    make_presenter: MakePresenter,
    driver: Driver,
    session: Session,
    *,
    resumed: bool = False,
    refuse_first: bool = False,
) -> _Watched:
    drive = Drive(bounded(driver))
    presenter = make_presenter(drive)
    watched = _Watched(Driven(presenter, drive), refuse_first)
    try:
        present(watched, session, resumed=resumed)
    finally:
        presenter.close()
    return watched


class _Watched:
    """Around a presenter: passes everything on, and holds it to what it promised."""

    def __init__(self, inner: Presenter, refuse_first: bool) -> None:
        self.inner = inner
        self.name = inner.name
        self.live = inner.live
        self.debriefed = False
        self._refuse = refuse_first

    def welcome(self, welcome: Welcome) -> Quit | None:
        answer = self.inner.welcome(welcome)
        holds(answer is None, f"{self.name}: welcome gives {answer!r}, though nobody wanted to leave")
        return answer

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self.inner.show(cues, view)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if self.live:
            idle = self.inner.ask(view, busy=True)
            holds(
                not isinstance(idle, ANSWERS),
                f"{self.name}: it answers while the last act is not durable yet",
            )
        act = self.inner.ask(view, busy=False)
        if isinstance(act, ANSWERS):
            holds(act.cue is not None, f"{self.name}: an answer names no cue")
            if self._refuse:
                self._refuse = False
                self.inner.refused(diagnostic("SK8102", option=getattr(act, "option", act.kind)))
                return None
        return act

    def refused(self, reason: Diagnostic) -> None:
        holds(False, f"{self.name}: it answers with what is not open ({reason.message()})")

    def debrief(self, debrief: Debrief) -> Wish:
        self.debriefed = True
        wish = self.inner.debrief(debrief)
        holds(isinstance(wish, Quit | Again | TryFrom), f"{self.name}: debrief gives {wish!r}")
        return wish

    def close(self) -> None:
        self.inner.close()
