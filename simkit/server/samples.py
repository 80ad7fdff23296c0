"""A sample group to look at: invented people, and sessions that bots really played."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import insert, select

from simkit.present.headless import HeadlessPresenter
from simkit.present.practice import Keeping, Practice
from simkit.present.strategy import StrategyName, strategy
from simkit.record import LOCAL_HOME_PAGE
from simkit.record.rows import Mode
from simkit.record.tables import appeals, groups, people, shares
from simkit.scenario import load
from simkit.server.accounts.people import add_group, add_person, join
from simkit.server.web.state import Server
from simkit.server.words import word
from simkit.session import Program, Settings, compile_program

NAMES: Final = (
    "Noor Bakker",
    "Daan Visser",
    "Amira El Idrissi",
    "Lars Jansen",
    "Fatma Yilmaz",
    "Bram de Boer",
    "Sanne Mulder",
    "Kwame Mensah",
    "Eva Smit",
    "Milan Kovač",
    "Roos Dekker",
    "Jayden Pinas",
)
SCENARIOS: Final = ("late-delivery", "ontwikkelgesprek")
HOW: Final[tuple[StrategyName, ...]] = ("learner", "best", "random", "learner", "worst", "learner")


def add_samples(server: Server, trainer: str) -> int:
    """The sample group, trained by `trainer`; how many sessions were added. 0 where the group is there already."""
    language = server.config.language
    name = word(language, "samples.group")
    with server.record.writing() as connection:
        if connection.execute(select(groups.c.id).where(groups.c.name == name)).first() is not None:
            return 0
        now = server.now().replace(hour=9, minute=12, second=0, microsecond=0)
        group = add_group(connection, now, name)
        join(connection, group, trainer, "trainer")
        who = []
        for number, one in enumerate(NAMES, 1):
            person = add_person(connection, now, one, ["trainee"], language=language, number=f"S{number:03}")
            join(connection, group, person, "trainee")
            who.append(person)
        found = connection.execute(select(people.c.id, people.c.trainee).where(people.c.id.in_(who)))
        trainees = {row.id: row.trainee for row in found}
    programs = [compile_program(load(id)) for id in SCENARIOS]
    played = 0
    for number, person in enumerate(who):
        for place, program in enumerate(programs):
            if (number + place) % 5 == 4:
                continue  # not everybody has done everything
            began = now - timedelta(days=20 - number, hours=3 * place)
            _play(server, program, trainees[person], "assessment", number + place, began, language)
            played += 1
    shared = _play(server, programs[0], trainees[who[0]], "practice", 3, now - timedelta(days=1), language)
    appealed = _play(
        server, programs[0], trainees[who[4]], "assessment", 4, now - timedelta(days=2), language
    )
    with server.record.writing() as connection:
        connection.execute(insert(shares).values(session=shared, at=now))
        connection.execute(
            insert(appeals).values(session=appealed, text=word(language, "samples.appeal"), at=now)
        )
    return played + 2


def _play(
    server: Server, program: Program, trainee: str, mode: Mode, number: int, began: datetime, language: str
) -> str:
    """The session's id."""
    driver = strategy(HOW[number % len(HOW)], program, seed=number)
    clock = _Clock(began)
    mine = server.record.add_trainee(trainee, home_page=LOCAL_HOME_PAGE)
    spoken = language if language in program.scenario.languages else program.scenario.language
    practice = Practice(
        program,
        HeadlessPresenter(driver),
        keeping=Keeping(server.record, mine, mode),
        seed=number,
        settings=Settings(language=spoken),
        now=clock,
    )
    return practice.fresh().session


class _Clock:
    """Each look at it is two minutes later, so that a session takes some."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=2)
        return self.at
