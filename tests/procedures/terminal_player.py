"""Plays a scenario in the terminal it is started in. Story time runs `PACE` times as fast as the clock on the wall.

Run as `python -m tests.procedures.terminal_player SCENARIO JOURNAL PACE`. What is typed comes from outside.
"""

from __future__ import annotations

import sys
from pathlib import Path
from time import monotonic

import scoring
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.protocol import Welcome
from simkit.present.run import run
from simkit.present.terminal import LineReader, PlainScreen, TerminalPresenter
from simkit.present.words import word
from simkit.scenario import load
from simkit.session import Recorder, Session, Settings, compile_program, observations

SEED = 7


def main(scenario: str, journal: str, pace: str) -> None:
    program = compile_program(load(Path(scenario)))
    session = Session(program, seed=SEED, settings=Settings("en"))
    recorder = Recorder.create(Path(journal), session, id="terminal", opened={})
    presenter = TerminalPresenter(
        PlainScreen(sys.stdout), LineReader(), now=lambda: monotonic() * float(pace)
    )
    welcome = Welcome(
        view=session.view,
        minutes=program.scenario.minutes,
        mode="practice",
        guest=True,
        attempt=1,
        skills=skill_names(program.scenario, "en"),
        privacy=word("en", "privacy.guest"),
        languages=program.scenario.languages,
    )

    def finish(_: str) -> Debrief:
        rubric = program.scenario.rubric
        card = scoring.score(observations(session.log), rubric) if rubric else None
        return make_debrief(session.log, program, card, language="en")

    try:
        run(presenter, recorder, welcome, finish)
    finally:
        presenter.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
