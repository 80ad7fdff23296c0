"""A group's figures as one person may see them: whole for its trainers, suppressed for who manages it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from scoring import text_in
from simkit.server.assign.due import Due, due_in
from simkit.server.figures import queries
from simkit.server.figures.standing import criteria, skills
from simkit.server.figures.suppress import as_of, parts
from simkit.server.web.state import Server
from simkit.server.who import Who


@dataclass(frozen=True, slots=True)
class SkillRow:
    name: str
    on_level: int | None
    gap: int | None
    not_sure: int | None
    without: int | None
    """Members who were not assessed on it. Of all four: None where it is not shown."""


@dataclass(frozen=True, slots=True)
class CriterionRow:
    scenario: str
    name: str
    counts: tuple[int | None, int | None, int | None, int | None]
    """People at level 1 to 4."""
    without: int | None


@dataclass(frozen=True, slots=True)
class PractisedRow:
    scenario: str
    people: int | None
    rest: int | None


@dataclass(frozen=True, slots=True)
class GroupFigures:
    group: str
    name: str
    members: int
    whole: bool
    """Nothing is suppressed: for a trainer of the group."""
    below: int
    """Figures of fewer people than this are suppressed."""
    until: datetime | None
    """Results count until then; None: until now, or that there are too few."""
    enough: bool
    practised: tuple[PractisedRow, ...]
    skills: tuple[SkillRow, ...]
    criteria: tuple[CriterionRow, ...]
    due: tuple[Due, ...]
    """Assessments that members have to do, by date: for a trainer of the group."""


def figures(
    connection: Connection, server: Server, who: Who, group: str, language: str
) -> GroupFigures | None:
    """None for a group that is none of theirs, or is closed."""
    whole = group in who.trains
    if not whole and group not in who.manages:
        return None
    name = queries.group_names(connection, frozenset((group,))).get(group)
    if name is None:
        return None
    k = 0 if whole else server.config.suppress_below
    members = queries.members(connection, group)
    found = queries.results(connection, members)
    until = None if whole else as_of([(one.ended, one.person) for one in found], k)
    enough = whole or (until is not None and len(members) >= k)
    counted = () if not enough else tuple(one for one in found if until is None or one.ended <= until)
    seen, hashes = queries.levels_of(connection, queries.newest(counted), until)
    names = _names(server, hashes, language)
    titles = queries.titles(connection, server, language)
    size = len(members)

    def hide(*counts: int) -> tuple[int | None, ...]:
        whole_group = (*counts, size - sum(counts))
        return parts(whole_group, k) if k else whole_group

    practised = []
    for scenario in dict.fromkeys(one.scenario for one in counted):
        people = len({one.person for one in counted if one.scenario == scenario})
        practised.append(PractisedRow(titles.get(scenario, scenario), *hide(people)))
    skill_rows = [
        SkillRow(names.get(one.skill, one.skill), *hide(len(one.on_level), len(one.gap), len(one.not_sure)))
        for one in skills(seen)
    ]
    criterion_rows = []
    for row in criteria(seen):
        a, b, c, d, rest = hide(*row.counts)
        title = titles.get(row.scenario, row.scenario)
        criterion_rows.append(
            CriterionRow(title, names.get(row.criterion, row.criterion), (a, b, c, d), rest)
        )
    due = due_in(connection, group, members) if whole else ()
    return GroupFigures(
        group=group,
        name=name,
        members=size,
        whole=whole,
        below=server.config.suppress_below,
        until=until,
        enough=enough,
        practised=tuple(practised),
        skills=tuple(skill_rows),
        criteria=tuple(criterion_rows),
        due=tuple(replace(one, scenario=titles.get(one.scenario, one.scenario)) for one in due),
    )


def _names(server: Server, hashes: tuple[str, ...], language: str) -> dict[str, str]:
    """Id of a skill or criterion -> its name."""
    found: dict[str, str] = {}
    for hash in hashes:
        rubric = server.rubric(hash)
        found |= {one.id: text_in(one.name, language) for one in rubric.skills}
        found |= {one.id: text_in(one.name, language) for one in rubric.criteria}
    return found
