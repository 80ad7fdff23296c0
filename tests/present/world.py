"""One small scenario with everything a presenter meets, and ways to play it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from scoring import score
from simkit.present.debrief import Debrief
from simkit.present.headless import HeadlessPresenter
from simkit.present.make_debrief import make_debrief
from simkit.present.moment import Driver
from simkit.present.protocol import Presenter, Welcome
from simkit.present.run import Outcome, run
from simkit.present.strategy import follow
from simkit.scenario import load
from simkit.session import Program, Recorder, Session, Settings, compile_program, observations

LATE = Path(__file__).parent / "scenarios" / "late"
PACKER = LATE.parent / "packer"
"""A procedure: objects, tasks, what must not happen, and a colleague meanwhile."""
BEST = ["greeting.ask", "story.see", "story.when", "agree.call"]
POOR = ["greeting.carrier", "story.break-in!", "story.address", "story.when", "agree.silence"]


@cache
def program() -> Program:
    return compile_program(load(LATE))


def welcome(session: Session, **changes: object) -> Welcome:
    values: dict[str, object] = {
        "view": session.view,
        "minutes": 3,
        "mode": "practice",
        "guest": True,
        "attempt": 1,
        "skills": (),
        "privacy": "",
        "languages": session.program.scenario.languages,
    }
    return Welcome(**(values | changes))  # type: ignore[arg-type]


def session_of(language: str = "en", seed: int = 7) -> Session:
    return Session(program(), seed=seed, settings=Settings(language))


def debrief_of(session: Session, mode: str = "practice") -> Debrief:
    rubric = session.program.scenario.rubric
    assert rubric
    card = score(observations(session.log), rubric)
    return make_debrief(session.log, session.program, card, language=session.settings.language, mode=mode)


def play(presenter: Presenter, session: Session, path: Path | None = None) -> Outcome:
    recorder = Recorder.create(path, session, id="8c1e2f00-0000-4000-8000-000000000001", opened={})
    return run(presenter, recorder, welcome(session), lambda _: debrief_of(session))


def played(path: Sequence[str], language: str = "en") -> Session:
    """A session that was played to its end along a path."""
    session = session_of(language)
    outcome = play(HeadlessPresenter(follow(path, session.program)), session)
    assert outcome.how == "ended"
    return session


def headless(driver: Driver) -> tuple[HeadlessPresenter, Session]:
    session = session_of()
    presenter = HeadlessPresenter(driver)
    play(presenter, session)
    return presenter, session
