"""A record with very many sessions: some forty that bots played, each kept again under other people and dates."""

from __future__ import annotations

import random
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Table, insert, select

from simkit.present.headless import HeadlessPresenter
from simkit.present.practice import Keeping, Practice
from simkit.present.strategy import STRATEGIES, strategy
from simkit.record import LOCAL_HOME_PAGE, Record
from simkit.record.dialect import insert_plain
from simkit.record.tables import (
    groups,
    levels,
    memberships,
    observations,
    people,
    person_roles,
    profiles,
    scorecards,
    sessions,
    shares,
)
from simkit.scenario import load
from simkit.session import Settings, compile_program

TEMPLATES: Final = 40
IN_GROUP: Final = 25
_START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
_BATCH = 2_000
_WITH_SESSIONS: Final = 5


@dataclass(frozen=True, slots=True)
class Seeded:
    trainers: tuple[str, ...]
    """Each trains one group, in the order of `groups`."""
    managers: tuple[str, ...]
    trainees: tuple[str, ...]
    admin: str
    designer: str
    groups: tuple[str, ...]
    sessions: tuple[tuple[str, ...], ...]
    """Assessments of the first groups, newest first, in the order of `groups`."""


def seed(record: Record, count: int) -> Seeded:
    """`count` finished sessions, two in three of them assessments, over count/40 people in groups of 25."""
    chance = random.Random(11)
    templates = _play(record)
    size = max(2, count // 40)
    number = max(1, size // IN_GROUP)
    group_ids = [_id(chance) for _ in range(number)]
    trainees, profile_of = [_id(chance) for _ in range(size)], {}
    with record.writing() as connection:
        for group, id in enumerate(group_ids):
            connection.execute(insert(groups).values(id=id, name=f"Shop {group:04}", created=_START))
        rows, roles, members = [], [], []

        def add(person: str, name: str, role: str, group: str | None, n: int) -> None:
            profile = _id(chance)
            profile_of[person] = profile
            connection.execute(insert(profiles).values(id=profile, home_page=LOCAL_HOME_PAGE))
            rows.append(
                {
                    "id": person,
                    "name": name,
                    "number": f"{role}-{n:06}",
                    "language": "en",
                    "trainee": profile,
                    "created": _START,
                }
            )
            roles.append({"person": person, "role": role})
            if group:
                members.append({"group": group, "person": person, "role": role})

        for n, person in enumerate(trainees):
            add(person, f"Trainee {n:05}", "trainee", group_ids[min(n // IN_GROUP, number - 1)], n)
        trainers, managers = [_id(chance) for _ in group_ids], [_id(chance) for _ in group_ids]
        for n, group in enumerate(group_ids):
            add(trainers[n], f"Trainer {n:04}", "trainer", group, n)
            add(managers[n], f"Manager {n:04}", "manager", group, n)
        admin, designer = _id(chance), _id(chance)
        add(admin, "Admin", "admin", None, 0)
        add(designer, "Designer", "designer", None, 0)
        connection.execute(insert(people), rows)
        connection.execute(insert(person_roles), roles)
        connection.execute(insert(memberships), members)
    for start in range(0, count, _BATCH):
        _batch(record, chance, templates, range(start, min(start + _BATCH, count)), trainees, profile_of)
    found = []
    with record.reading() as connection:
        for group in range(min(_WITH_SESSIONS, number)):
            mine = [profile_of[one] for one in trainees[group * IN_GROUP : (group + 1) * IN_GROUP]]
            query = (
                select(sessions.c.id)
                .where(sessions.c.trainee.in_(mine), sessions.c.mode == "assessment")
                .order_by(sessions.c.started.desc())
                .limit(200)
            )
            found.append(tuple(connection.scalars(query)))
    kept = tuple(found)
    return Seeded(tuple(trainers), tuple(managers), tuple(trainees), admin, designer, tuple(group_ids), kept)


@dataclass(frozen=True, slots=True)
class _Template:
    row: dict[str, Any]
    seen: Any
    events: Any
    card: dict[str, Any]
    levels: tuple[tuple[Any, ...], ...]


def _play(record: Record) -> list[_Template]:
    program = compile_program(load("late-delivery"))
    trainee = record.trainee_local()
    found = []
    for number in range(TEMPLATES):
        driver = strategy(STRATEGIES[number % len(STRATEGIES)], program, seed=number)
        keeping = Keeping(record, trainee, "assessment")
        played = Practice(
            program,
            HeadlessPresenter(driver),
            keeping=keeping,
            seed=number,
            settings=Settings(language="en"),
            now=lambda number=number: _START + timedelta(minutes=number),  # type: ignore[misc]
        ).fresh()
        with record.reading() as connection:
            where = sessions.c.id == played.session
            row = dict(connection.execute(select(sessions).where(where)).mappings().one())
            seen = connection.execute(select(observations).where(observations.c.session == row["id"])).one()
            card = (
                connection.execute(select(scorecards).where(scorecards.c.session == row["id"]))
                .mappings()
                .one()
            )
            kept = connection.execute(select(levels).where(levels.c.scorecard == card["id"])).all()
        found.append(
            _Template(row, seen.seen, seen.events, dict(card), tuple(tuple(one)[1:] for one in kept))
        )
    return found


def _batch(
    record: Record,
    chance: random.Random,
    templates: list[_Template],
    numbers: range,
    trainees: list[str],
    profile_of: dict[str, str],
) -> None:
    with record.writing() as connection:
        top = connection.scalar(select(scorecards.c.id).order_by(scorecards.c.id.desc()).limit(1)) or 0
        rows: dict[Table, list[dict[str, Any]]] = {sessions: [], observations: [], scorecards: [], shares: []}
        flat: list[tuple[Any, ...]] = []
        for offset, n in enumerate(numbers, 1):
            one = templates[n % len(templates)]
            id, started = _id(chance), _START + timedelta(minutes=3 * n)
            mode = "assessment" if n % 3 else "practice"
            profile = profile_of[trainees[n % len(trainees)]]
            ended = started + timedelta(minutes=7)
            rows[sessions].append(
                {
                    **one.row,
                    "id": id,
                    "trainee": profile,
                    "mode": mode,
                    "attempt": n + 1,
                    "started": started,
                    "ended": ended,
                }
            )
            rows[observations].append({"session": id, "seen": one.seen, "events": one.events})
            rows[scorecards].append({**one.card, "id": top + offset, "session": id, "created": ended})
            flat += [(top + offset, *level) for level in one.levels]
            if mode == "practice" and n % 30 == 0:
                rows[shares].append({"session": id, "at": ended})
        for table, made in rows.items():
            if made:
                connection.execute(insert(table), made)
        insert_plain(connection, levels, flat)
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("select setval('scorecards_id_seq', (select max(id) from scorecards))")


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))
