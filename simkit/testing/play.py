"""Playing a scenario to its end, as the contracts need it: in memory, bounded, by any driver."""

from __future__ import annotations

from typing import Final

from scoring import score
from simkit.events import Event
from simkit.present.debrief import Debrief
from simkit.present.headless import HeadlessPresenter
from simkit.present.make_debrief import make_debrief
from simkit.present.moment import Answer, Driver
from simkit.present.names import skill_names
from simkit.present.protocol import Presenter, Welcome
from simkit.present.run import Outcome, run
from simkit.session import Program, Recorder, Session, Settings, View, observations

ID: Final = "00000000-0000-4000-8000-000000000000"
MOST_ANSWERS: Final = 500
"""Options taken and acts done: a procedure has many more of them than a talk."""


class TooLong(Exception):
    """The talk goes on after `MOST_ANSWERS` answers."""


def bounded(driver: Driver) -> Driver:
    """Raises TooLong for a talk without end."""
    left = MOST_ANSWERS

    def limited(view: View) -> Answer | None:
        nonlocal left
        answer = driver(view)
        left -= answer is not None
        if left < 0:
            raise TooLong
        return answer

    return limited


def present(presenter: Presenter, session: Session, *, resumed: bool = False) -> Outcome:
    """Presents a session from where it stands, over a recorder that keeps nothing."""
    program, language = session.program, session.settings.language
    scenario = program.scenario
    recorder = Recorder.create(None, session, id=ID, opened={})
    if resumed:
        recorder.cues()
    welcome = Welcome(
        view=session.view,
        minutes=scenario.minutes,
        mode="practice",
        guest=True,
        attempt=1,
        skills=skill_names(scenario, language),
        privacy="",
        languages=scenario.languages,
        resumed=resumed,
    )

    def finish(_: str) -> Debrief:
        rubric = scenario.rubric
        card = score(observations(session.log), rubric) if rubric else None
        return make_debrief(session.log, program, card, language=language)

    return run(presenter, recorder, welcome, finish)


def headless(program: Program, driver: Driver, *, seed: int, language: str) -> Session:
    """Raises TooLong."""
    session = Session(program, seed=seed, settings=Settings(language))
    present(HeadlessPresenter(bounded(driver)), session)
    return session


def events_of(session: Session) -> list[Event]:
    return [event for entry in session.log for event in entry.events]
