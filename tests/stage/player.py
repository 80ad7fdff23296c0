"""Plays a scenario on a real window, in a process of its own, and says what happens: a JSON a line.

Run as `python -m tests.stage.player SCENARIO LANGUAGE PACE [JOURNAL]`. Keys and mouse come from outside.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

import scoring
from simkit.errors import SimkitError
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
    compile_program,
    observations,
    session_before,
)
from simkit.stage import Sight, StagePresenter

SEED = 7
SIZE = (1024, 768)


def say(**data: object) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


def watcher() -> object:
    last: list[object] = [None]

    def see(sight: Sight) -> None:
        data = asdict(sight)
        key = {name: value for name, value in data.items() if name != "at"}
        if key != last[0]:
            last[0] = key
            say(kind="sight", **data)

    return see


def card_of(session: Session, program: Program) -> scoring.Scorecard | None:
    rubric = program.scenario.rubric
    return scoring.score(observations(session.log), rubric) if rubric else None


def main(scenario: str, language: str, pace: str, journal: str = "") -> None:
    program = compile_program(load(Path(scenario)))
    presenter = StagePresenter(size=SIZE, quality="lean", pace=float(pace), observer=watcher())  # type: ignore[arg-type]
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
    presenter: StagePresenter, program: Program, session: Session, journal: Path | None, *, what_if: bool
) -> Quit | Again | TryFrom | None:
    recorder = Recorder.create(journal, session, id="window", opened={})

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
