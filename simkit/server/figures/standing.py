"""How people stand in the skills they were assessed on, from the newest level of each criterion.

A skill is *sure* with at least three opportunities over at least two scenarios, and *not sure yet* with less: a
session alone reports levels of criteria. A sure skill is on level when the lower median of its criteria is 3 (does it)
or more; below that it is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OPPORTUNITIES = 3
SCENARIOS = 2
ON_LEVEL = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest level a person has on a criterion in a scenario."""

    person: str
    scenario: str
    criterion: str
    skill: str
    level: int
    opportunities: int


@dataclass(frozen=True, slots=True)
class SkillStanding:
    skill: str
    on_level: frozenset[str]
    """People who are sure and on level."""
    gap: frozenset[str]
    """People who are sure and below it."""
    not_sure: frozenset[str]
    """People with fewer opportunities or scenarios than it takes."""

    @property
    def assessed(self) -> int:
        return len(self.on_level) + len(self.gap) + len(self.not_sure)


@dataclass(frozen=True, slots=True)
class CriterionStanding:
    scenario: str
    criterion: str
    skill: str
    counts: tuple[int, int, int, int]
    """People at level 1 to 4."""

    @property
    def people(self) -> int:
        return sum(self.counts)


def skills(seen: Iterable[Seen]) -> tuple[SkillStanding, ...]:
    """In the order the skills come in."""
    found: dict[str, dict[str, list[Seen]]] = {}
    for one in seen:
        found.setdefault(one.skill, {}).setdefault(one.person, []).append(one)
    return tuple(_skill(skill, people) for skill, people in found.items())


def criteria(seen: Iterable[Seen]) -> tuple[CriterionStanding, ...]:
    """In the order the criteria come in; one row a scenario and criterion."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for one in seen:
        key = (one.scenario, one.criterion, one.skill)
        found.setdefault(key, [0, 0, 0, 0])[one.level - 1] += 1
    return tuple(CriterionStanding(*key, (a, b, c, d)) for key, (a, b, c, d) in found.items())


def lower_median(levels: Iterable[int]) -> int:
    ordered = sorted(levels)
    return ordered[(len(ordered) - 1) // 2]


def _skill(skill: str, people: Mapping[str, list[Seen]]) -> SkillStanding:
    on_level, gap, not_sure = set(), set(), set()
    for person, seen in people.items():
        enough = sum(one.opportunities for one in seen) >= OPPORTUNITIES
        if not enough or len({one.scenario for one in seen}) < SCENARIOS:
            not_sure.add(person)
        elif lower_median(one.level for one in seen) >= ON_LEVEL:
            on_level.add(person)
        else:
            gap.add(person)
    return SkillStanding(skill, frozenset(on_level), frozenset(gap), frozenset(not_sure))
