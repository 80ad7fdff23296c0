"""Sessions for the page of one: played by hand in the small scenario, and by a bot in those that are shipped."""

from __future__ import annotations

from datetime import timedelta
from functools import cache

from simkit.events import ChangeSettings, Choose, Clock
from simkit.present.headless import HeadlessPresenter
from simkit.present.practice import Keeping, Practice
from simkit.present.strategy import strategy
from simkit.record.rows import Mode
from simkit.scenario import load
from simkit.scenario.find import shipped
from simkit.session import Program, Settings, compile_program
from tests.record.world import practise
from tests.server.world import NOW, World

SLOWED = (Clock(3_000), ChangeSettings("nl", 200), Choose("carrier"), Clock(1_250), Choose("solve"))
"""Time limits twice as long, and Dutch, on the way."""


@cache
def program_of(name: str) -> Program:
    return compile_program(load(shipped() / name))


def played(world: World, name: str, *, language: str = "en") -> str:
    """An assessment of the trainee of Amsterdam, played by a bot; its id."""
    program = program_of(name)
    presenter = HeadlessPresenter(strategy("learner", program, 7))
    trainee = world.record.trainee(world.trainees["Amsterdam", "trainee"])
    practice = Practice(
        program,
        presenter,
        keeping=Keeping(world.record, trainee, "assessment"),
        seed=7,
        settings=Settings(language),
        now=lambda: NOW - timedelta(hours=1),
    )
    return practice.until_done()[-1].session


def slowed(world: World, mode: Mode = "assessment") -> str:
    trainee = world.record.trainee(world.trainees["Amsterdam", "trainee"])
    when = NOW - timedelta(hours=2)
    return practise(world.record, trainee, mode=mode, acts=SLOWED, program=world.program, started=when).row.id
