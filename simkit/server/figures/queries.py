"""What the record holds of a group's assessments: a few queries, however large the group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from simkit.record.judged import held
from simkit.record.tables import (
    groups,
    judgements,
    levels,
    memberships,
    people,
    programs,
    scorecards,
    sessions,
)
from simkit.server.figures.standing import Seen
from simkit.server.web.state import Server

NEWEST = 1_000
"""How many assessments of a scenario its figures are made from."""


@dataclass(frozen=True, slots=True)
class Member:
    person: str
    name: str
    trainee: str


@dataclass(frozen=True, slots=True)
class Result:
    """A finished assessment."""

    session: str
    person: str
    scenario: str
    ended: datetime


def group_names(connection: Connection, ids: frozenset[str]) -> dict[str, str]:
    """Id -> name of open groups, by name."""
    query = (
        select(groups.c.id, groups.c.name)
        .where(groups.c.id.in_(ids), groups.c.closed.is_(None))
        .order_by(groups.c.name)
    )
    return {row.id: row.name for row in connection.execute(query)}


def members(connection: Connection, group: str) -> tuple[Member, ...]:
    """Who practises in it and has not left, by name."""
    query = (
        select(people.c.id, people.c.name, people.c.trainee)
        .join(memberships, memberships.c.person == people.c.id)
        .where(memberships.c.group == group, memberships.c.role == "trainee", people.c.closed.is_(None))
        .order_by(people.c.name, people.c.id)
    )
    return tuple(Member(row.id, row.name, row.trainee) for row in connection.execute(query))


def results(connection: Connection, of: Sequence[Member]) -> tuple[Result, ...]:
    """Their finished assessments, oldest first."""
    by_trainee = {one.trainee: one.person for one in of}
    query = (
        select(sessions.c.id, sessions.c.trainee, sessions.c.scenario, sessions.c.ended)
        .where(
            sessions.c.trainee.in_(by_trainee),
            sessions.c.mode == "assessment",
            sessions.c.state == "done",
            sessions.c.parent.is_(None),
        )
        .order_by(sessions.c.ended, sessions.c.id)
    )
    return tuple(
        Result(row.id, by_trainee[row.trainee], row.scenario, row.ended) for row in connection.execute(query)
    )


def newest(found: Sequence[Result]) -> tuple[Result, ...]:
    """The newest of each person and scenario."""
    last = {(one.person, one.scenario): one for one in found}
    return tuple(last.values())


def levels_of(
    connection: Connection, found: Sequence[Result], until: datetime | None = None
) -> tuple[tuple[Seen, ...], tuple[str, ...]]:
    """What was seen in these sessions, by the newest card of each and what people judged; and their rubrics' hashes.

    `until`: judgements after it do not count.
    """
    by_session = {one.session: one for one in found}
    last = (
        select(func.max(scorecards.c.id))
        .where(scorecards.c.session.in_(by_session))
        .group_by(scorecards.c.session)
    )
    query = (
        select(scorecards.c.session, scorecards.c.rubric, levels)
        .join(levels, levels.c.scorecard == scorecards.c.id)
        .where(scorecards.c.id.in_(last))
        .order_by(scorecards.c.session, levels.c.criterion)
    )
    judged = held(connection, list(by_session)) if by_session else {}
    seen: list[Seen] = []
    hashes: dict[str, None] = {}
    for row in connection.execute(query):
        hashes[row.rubric] = None
        level = row.level
        one = judged.get(row.session, {}).get(row.criterion)
        if one is not None and (until is None or one.at <= until):
            level = one.level
        if level is not None:
            result = by_session[row.session]
            opportunities = max(row.opportunities, 1)
            seen.append(Seen(result.person, result.scenario, row.criterion, row.skill, level, opportunities))
    return tuple(seen), tuple(hashes)


def titles(connection: Connection, server: Server, language: str) -> dict[str, str]:
    """Scenario -> its title, of the scenarios in the record, by title."""
    query = select(programs.c.scenario, func.max(programs.c.hash)).group_by(programs.c.scenario)
    found = {row[0]: server.title(row[1], language) for row in connection.execute(query)}
    return dict(sorted(found.items(), key=lambda one: one[1].casefold()))


def marker(connection: Connection, group: str) -> str:
    """Changes whenever a result or a judgement of somebody in the group comes in."""
    trainees = (
        select(people.c.trainee)
        .join(memberships, memberships.c.person == people.c.id)
        .where(memberships.c.group == group, memberships.c.role == "trainee")
    )
    mine = select(sessions.c.id).where(sessions.c.trainee.in_(trainees), sessions.c.mode == "assessment")
    card = connection.scalar(select(func.max(scorecards.c.id)).where(scorecards.c.session.in_(mine)))
    judged = connection.scalar(select(func.max(judgements.c.id)).where(judgements.c.session.in_(mine)))
    return f"{card or 0}-{judged or 0}"


@dataclass(frozen=True, slots=True)
class ScenarioCounts:
    people: int
    levels: tuple[tuple[str, str, int | None, int], ...]
    """(criterion, skill, level, people); level None is *not observed*."""
    rubrics: tuple[str, ...]


def scenario_counts(connection: Connection, scenario: str) -> ScenarioCounts:
    """Over the newest assessments of everybody; a person counts once, with their newest."""
    chosen = (
        select(sessions.c.id, sessions.c.trainee)
        .where(
            sessions.c.scenario == scenario,
            sessions.c.mode == "assessment",
            sessions.c.state == "done",
            sessions.c.parent.is_(None),
        )
        .order_by(sessions.c.started.desc())
        .limit(NEWEST)
    )
    newest_of: dict[str, str] = {}
    for row in connection.execute(chosen):
        newest_of.setdefault(row.trainee, row.id)
    ids = list(newest_of.values())
    last = (
        select(func.max(scorecards.c.id)).where(scorecards.c.session.in_(ids)).group_by(scorecards.c.session)
    )
    query = (
        select(levels.c.criterion, levels.c.skill, levels.c.level, func.count())
        .where(levels.c.scorecard.in_(last))
        .group_by(levels.c.criterion, levels.c.skill, levels.c.level)
        .order_by(levels.c.skill, levels.c.criterion, levels.c.level)
    )
    found = tuple((row[0], row[1], row[2], row[3]) for row in connection.execute(query))
    hashes = connection.scalars(select(scorecards.c.rubric).where(scorecards.c.id.in_(last)).distinct())
    return ScenarioCounts(len(ids), found, tuple(sorted(hashes)))


def sizes(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Group -> how many practise in it."""
    query = (
        select(memberships.c.group, func.count())
        .join(people, people.c.id == memberships.c.person)
        .where(memberships.c.group.in_(ids), memberships.c.role == "trainee", people.c.closed.is_(None))
        .group_by(memberships.c.group)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def person_as_member(connection: Connection, person: str) -> tuple[Member, ...]:
    query = select(people.c.id, people.c.name, people.c.trainee).where(people.c.id == person)
    return tuple(Member(row.id, row.name, row.trainee) for row in connection.execute(query))
