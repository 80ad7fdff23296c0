"""Plays a scenario on a real window, in a process of its own, and says what happens: a JSON a line.

Run as `python -m tests.stage.player SCENARIO LANGUAGE PACE [JOURNAL]`. Keys and mouse come from outside; a number on
the standard input is another pace from then on, and 0 lets no time pass.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from dataclasses import asdict
from pathlib import Path

import scoring
from simkit.errors import SimkitError
from simkit.events import Act, Choose, Do, Enter, Fill, Inspect, Report
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.protocol import Again, Quit, TryFrom, Welcome
from simkit.present.run import run
from simkit.present.words import word
from simkit.scenario import load
from simkit.session import (
    Program,
    Recorder,
    Session,
    Settings,
    View,
    compile_program,
    observations,
    session_before,
)
from simkit.stage import Sight, StagePresenter

SEED = 7
SIZE = (1024, 768)
DECIDED = (Choose, Do, Enter, Fill, Inspect, Report)


def say(**data: object) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


class Watched(StagePresenter):
    """Says what is seen, whether time stands still, and how much of what was decided is shown."""

    def __init__(self, pace: float) -> None:
        self.session: Session | None = None
        self._told: object = None
        self._held = False
        self._decided = 0
        super().__init__(size=SIZE, quality="lean", pace=pace, observer=self._see)
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        self._held = self.pace == 0 and not busy and not self._acts and self._due_ms < 1
        if not busy and self.session is not None:
            self._decided = sum(isinstance(entry.act, DECIDED) for entry in self.session.log)
        return super().ask(view, busy=busy)

    def _see(self, seen: Sight) -> None:
        data = asdict(seen) | {"held": self._held, "decided": self._decided}
        key = {name: value for name, value in data.items() if name != "at"}
        if key != self._told:
            self._told = key
            say(kind="sight", **data)

    def _listen(self) -> None:
        # Read raw: a reader that waits in Python's own stream would be in the way when the process ends.
        while line := os.read(0, 100):
            self.pace = float(line.split()[-1])


def card_of(session: Session, program: Program) -> scoring.Scorecard | None:
    rubric = program.scenario.rubric
    return scoring.score(observations(session.log), rubric) if rubric else None


def main(scenario: str, language: str, pace: str, journal: str = "") -> None:
    program = compile_program(load(Path(scenario)))
    presenter = Watched(float(pace))
    session, what_if = Session(program, seed=SEED, settings=Settings(language=language)), False
    try:
        while True:
            wish = _once(presenter, program, session, Path(journal) if journal else None, what_if=what_if)
            if isinstance(wish, TryFrom):
                log, settings = session.log, session.first_settings
                session = session_before(program, log, wish.entry, seed=SEED, settings=settings)
                what_if = True
                say(kind="what-if", entry=wish.entry)
            elif isinstance(wish, Again):
                session, what_if = Session(program, seed=SEED, settings=session.settings), False
            else:
                break
    except SimkitError as error:
        say(kind="error", code=error.code)
    finally:
        presenter.close()
    say(kind="closed")


def _once(
    presenter: Watched, program: Program, session: Session, journal: Path | None, *, what_if: bool
) -> Quit | Again | TryFrom | None:
    recorder = Recorder.create(journal, session, id="window", opened={})
    presenter.session = session

    def finish(head: str) -> Debrief:
        card = card_of(session, program)
        say(kind="finished", levels=card.levels if card else None, card=card.to_data() if card else None)
        return make_debrief(session.log, program, card, language=session.settings.language)

    language = session.settings.language
    welcome = Welcome(
        view=session.view,
        minutes=program.scenario.minutes,
        mode="practice",
        guest=True,
        attempt=1,
        skills=skill_names(program.scenario, language),
        privacy=word(language, "privacy.guest"),
        languages=program.scenario.languages,
        what_if=what_if,
    )
    outcome = run(presenter, recorder, welcome, finish)
    say(kind="outcome", how=outcome.how, entries=len(session.log))
    return outcome.wish


if __name__ == "__main__":
    main(*sys.argv[1:])
