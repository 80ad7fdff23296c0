"""Plays a scenario with the real session, quickly: whole lines pass at once, options are taken by a rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp
from random import Random

from scoring import Scorecard, score
from simkit import Session, Settings, observations
from simkit.events import Choose, Chosen, Clock, Event, Felt, Opened, Said
from simkit.session.program import Program

LONG_MS = 3_600_000
WORTH = {"harmful": -3, "weak": -1, "sound": 1, "strong": 2}
MOST_DECISIONS = 60

Pick = Callable[[Opened], str]


@dataclass(frozen=True)
class Talk:
    """One talk from start to ending."""

    session: Session
    card: Scorecard

    @property
    def events(self) -> list[Event]:
        return [event for entry in self.session.log for event in entry.events]

    @property
    def path(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, Chosen)]

    @property
    def opened(self) -> list[Opened]:
        return [event for event in self.events if isinstance(event, Opened) and not event.early]

    @property
    def said(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, Said)]

    @property
    def ending(self) -> str | None:
        return self.session.ending

    @property
    def levels(self) -> dict[str, int | None]:
        return {result.criterion: result.level for result in self.card.results}

    def feeling(self, name: str) -> list[tuple[int, int]]:
        """(decisions taken so far, value) after each move of one feeling."""
        moves, decisions = [], 0
        for event in self.events:
            if isinstance(event, Chosen):
                decisions += 1
            elif isinstance(event, Felt) and event.feeling == name:
                moves.append((decisions, event.after))
        return moves


def talk(program: Program, pick: Pick, *, seed: int = 7, language: str = "en") -> Talk:
    session = Session(program, seed=seed, settings=Settings(language=language))
    session.act(Clock(LONG_MS))
    for _ in range(MOST_DECISIONS):
        if session.done:
            break
        session.act(Choose(pick(_open(session))))
        session.act(Clock(LONG_MS))
    assert session.done, "the talk does not end"
    assert session.halted is None
    rubric = program.scenario.rubric
    assert rubric is not None
    return Talk(session, score(observations(session.log), rubric))


def along(path: Sequence[str]) -> Pick:
    """Takes the options of `path` in order; each must be open."""
    left = list(path)

    def pick(opened: Opened) -> str:
        assert left, f"the path ends before {opened.id}"
        wanted = left.pop(0)
        assert wanted in opened.open, f"{wanted} is not open at {opened.id}: {opened.open}"
        return wanted

    return pick


def worth(program: Program, option: str) -> int:
    return sum(WORTH[grade] for _, grade in program.options[option].evidence)


def wandering(program: Program, random: Random, bias: float) -> Pick:
    """At random; with a bias above 0 good options are likelier, below 0 poor ones."""
    weights = {id: exp(bias * worth(program, id)) for id in program.options}
    return lambda opened: random.choices(opened.open, [weights[id] for id in opened.open])[0]


def _open(session: Session) -> Opened:
    for entry in reversed(session.log):
        for event in reversed(entry.events):
            if isinstance(event, Opened):
                return event
    raise AssertionError("nothing is open")
