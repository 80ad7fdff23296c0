"""How far raters agree in a calibration set: per criterion, per rater beside the others, and where they differ most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import median_low

from scoring.agreement_report import FEWEST_UNITS, Agreement, agreement
from scoring.rubric import LEVELS

Levels = Mapping[tuple[str, str], Mapping[str, int | None]]
"""(person, session) -> criterion -> level; null: *not observed*."""
Row = tuple[int | None, ...]
Unit = tuple[str, str]
"""(session, criterion)"""
_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One criterion in one session: how often each level was given."""

    session: str
    criterion: str
    counts: tuple[int, int, int, int]
    not_observed: int
    mine: int | None
    """The reader's own level; see `rated`."""
    rated: bool

    @property
    def spread(self) -> int:
        """How far the furthest are apart; some seeing it and others not counts as one level more than none."""
        given = [level for level, n in zip(LEVELS, self.counts, strict=True) if n]
        apart = given[-1] - given[0] if given else 0
        return apart + (1 if given and self.not_observed else 0)


@dataclass(frozen=True, slots=True)
class Alike:
    """`whole`: all criteria taken together, each in each session a unit."""

    whole: Agreement | None
    by_criterion: Mapping[str, Agreement | None]
    """None: fewer than two rated it."""
    raters: int


def _units(criteria: Sequence[str], sessions: Sequence[str]) -> tuple[Unit, ...]:
    return tuple((session, criterion) for criterion in criteria for session in sessions)


def alike(found: Levels, criteria: Sequence[str], sessions: Sequence[str]) -> Alike:
    """The group's agreement."""
    people = sorted({person for person, _ in found})
    whole = _agreement(_rows(found, people, _units(criteria, sessions)))
    by_criterion = {one: _agreement(_rows(found, people, _units([one], sessions))) for one in criteria}
    return Alike(whole, by_criterion, len(people))


def beside_the_others(found: Levels, person: str, criteria: Sequence[str], sessions: Sequence[str]) -> Alike:
    """One rater against the lower median of the others: weighted kappa of two raters, and alpha."""
    others = sorted({one for one, _ in found} - {person})

    def two(asked: Sequence[str]) -> Agreement | None:
        wanted = _units(asked, sessions)
        mine, *rest = _rows(found, [person, *others], wanted)
        return (
            _agreement((mine, tuple(_middle(given) for given in zip(*rest, strict=True)))) if rest else None
        )

    return Alike(two(criteria), {one: two([one]) for one in criteria}, len(others) + 1)


def furthest_apart(
    found: Levels, person: str, criteria: Sequence[str], sessions: Sequence[str]
) -> tuple[Item, ...]:
    """Those in which at least two rated and did not find the same, the furthest apart first."""
    items = []
    for session, criterion in _units(criteria, sessions):
        given = [
            levels[criterion] for (_, one), levels in found.items() if one == session and criterion in levels
        ]
        counts = tuple(given.count(level) for level in LEVELS)
        mine = found.get((person, session), {})
        item = Item(
            session,
            criterion,
            (counts[0], counts[1], counts[2], counts[3]),
            given.count(None),
            mine.get(criterion),
            criterion in mine,
        )
        if item.spread:
            items.append(item)
    return tuple(sorted(items, key=lambda one: (-one.spread, sessions.index(one.session), one.criterion)))


def _rows(found: Levels, people: Sequence[str], wanted: Sequence[Unit]) -> tuple[Row, ...]:
    """One row a rater, one level a unit; *not observed* is no rating."""
    return tuple(
        tuple(found.get((person, session), {}).get(criterion) for session, criterion in wanted)
        for person in people
    )


def _middle(given: Sequence[int | None]) -> int | None:
    levels = [level for level in given if level is not None]
    return median_low(levels) if levels else None


@lru_cache(maxsize=512)
def _agreement(rows: tuple[Row, ...]) -> Agreement | None:
    """Kept: the intervals take a tenth of a second. Under the fewest units there are none, and nothing is drawn."""
    shared = sum(sum(level is not None for level in unit) > 1 for unit in zip(*rows, strict=True))
    if not shared:
        return None
    rounds = _ROUNDS if shared >= FEWEST_UNITS else 0
    return agreement(rows, seed=1, scale="ordinal", categories=LEVELS, rounds=rounds)
