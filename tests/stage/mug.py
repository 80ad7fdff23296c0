"""The small scenario of these tests, and sessions of it at a moment."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import scoring
from simkit.events import Choose, Clock
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.protocol import Mode, Welcome
from simkit.present.words import word
from simkit.scenario import load
from simkit.session import Program, Session, Settings, compile_program, observations

FOLDER = Path(__file__).parent / "data" / "wrong-mug"
SEED = 7
BEST = ("counter.ask", "story.look", "story.wrap")


@cache
def program() -> Program:
    return compile_program(load(FOLDER))


def session_after(*options: str, language: str = "en", choosing: bool = True) -> Session:
    """With these taken; `choosing`: on until the next options are open (or the end)."""
    session = Session(program(), seed=SEED, settings=Settings(language=language))
    for option in options:
        _on(session)
        choose = session.view.choose
        assert choose is not None
        session.act(Choose(option, cue=choose.cue))
    if choosing:
        _on(session)
    return session


def _on(session: Session) -> None:
    while session.view.choose is None and not session.done:
        session.act(Clock(1_000))


def card_of(session: Session) -> scoring.Scorecard:
    rubric = session.program.scenario.rubric
    assert rubric is not None
    return scoring.score(observations(session.log), rubric)


def debrief_of(session: Session, mode: Mode = "practice") -> Debrief:
    language = session.settings.language
    return make_debrief(session.log, session.program, card_of(session), language=language, mode=mode)


def welcome_to(session: Session, mode: Mode = "practice") -> Welcome:
    scenario, language = session.program.scenario, session.settings.language
    return Welcome(
        view=session.view,
        minutes=scenario.minutes,
        mode=mode,
        guest=True,
        attempt=1,
        skills=skill_names(scenario, language),
        privacy=word(language, "privacy.guest"),
        languages=scenario.languages,
    )
