"""What there is to practise, with how far the trainee came in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simkit.present.names import criterion_names, skill_names
from simkit.scenario.model import Scenario

if TYPE_CHECKING:
    from simkit.record import Record


@dataclass(frozen=True, slots=True)
class Offer:
    """A scenario one can choose, in the reader's language where it has that."""

    id: str
    title: str
    minutes: int
    skills: tuple[str, ...] = ()
    best: tuple[tuple[str, int], ...] = ()
    """(criterion, best level so far, 1 to 4), as the rubric orders them; empty where it was never finished."""
    open: str | None = None
    """The newest session that was left open after a first act, in the very same scenario."""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen from the list. `go_on`: the session that was left open."""

    offer: Offer
    language: str
    go_on: bool = False


Offers = Callable[[str], Sequence[Offer]]
"""From a language to what is offered."""


def offers_of(scenarios: Sequence[Scenario], record: Record | None) -> Offers:
    """Reads the record now, and not again; without one nothing is known of the trainee."""
    best, open_ones = {}, {}
    if record is not None:
        trainee = record.trainee_local()
        best = dict(record.best_levels(trainee))
        for row in reversed(record.sessions(trainee=trainee, mode="practice", state="open")):
            same = any(one.id == row.scenario and one.hash == row.program for one in scenarios)
            if same and _begun(record.home.path / row.journal):
                open_ones[row.scenario] = row.id

    def offers(language: str) -> tuple[Offer, ...]:
        return tuple(one for scenario in scenarios for one in (_offer(scenario, language),))

    def _offer(scenario: Scenario, language: str) -> Offer:
        reached = {one.criterion: one.level for one in best.get(scenario.id, ())}
        names = criterion_names(scenario, language)
        return Offer(
            id=scenario.id,
            title=scenario.text("title", language),
            minutes=scenario.minutes,
            skills=skill_names(scenario, language),
            best=tuple((name, reached[id]) for id, name in names.items() if id in reached),
            open=open_ones.get(scenario.id),
            languages=tuple(scenario.languages),
        )

    return offers


def _begun(journal: Path) -> bool:
    """Whether a first act is in it, after entry 0, with which every session opens."""
    try:
        return b'"n":1,"prev"' in journal.read_bytes()
    except OSError:
        return False
