"""The decisions of a session: what was heard and said, what it showed, what it moved, what else was open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from simkit.events import (
    Changed,
    Chosen,
    Closed,
    Entered,
    Event,
    Evidenced,
    Felt,
    Opened,
    Prompted,
    Said,
    TimedOut,
    TimerFired,
)
from simkit.present.debrief import Alternative, DecisionReview, FeelingMove, Grade
from simkit.present.names import criterion_names
from simkit.scenario.model import NARRATOR, Line, Step, Topics, Vary
from simkit.scenario.text import filled
from simkit.session.log import Log
from simkit.session.program import Program

_DRIFT = "drift"


@dataclass(slots=True)
class _Decision:
    """A decision while its consequences are still being read from the log."""

    entry: int
    at: int
    choose: str
    visit: int
    id: str
    answered: bool
    heard: str
    heard_from: str
    said: str
    alternatives: tuple[Alternative, ...]
    feedback: str | None
    topics: bool
    opportunities: tuple[str, ...]
    grades: list[tuple[str, Grade]] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    moves: list[FeelingMove] = field(default_factory=list)


def decisions(log: Log, program: Program, language: str) -> tuple[DecisionReview, ...]:
    """In the order they were taken.

    A move belongs to a decision when its option or the lines that answer it made it; what the story itself brings,
    and drifting home, does not.
    """
    reader = _Reader(program, language)
    for entry in log:
        for event in entry.events:
            reader.read(entry.n, event)
    return tuple(reader.review(made) for made in reader.made)


def lines_in(steps: tuple[Step, ...]) -> Iterator[Line]:
    """The lines among steps, those of variations too; not those that answer a further choose."""
    for step in steps:
        if isinstance(step, Line):
            yield step
        elif isinstance(step, Vary):
            for run in step.runs:
                yield from lines_in(run)


class _Reader:
    def __init__(self, program: Program, language: str) -> None:
        self.program = program
        self.scenario = program.scenario
        self.language = language
        self.names = criterion_names(self.scenario, language)
        self.values = {fact.id: fact.start for fact in self.scenario.facts.values()}
        self.opened: dict[tuple[str, int], Opened] = {}
        self.heard = ("", "")
        self.made: list[_Decision] = []
        self.answering: frozenset[str] | None = None
        """Lines that answer the last decision, while nothing else was said since; None once the story goes on."""

    def read(self, entry: int, event: Event) -> None:
        match event:
            case Changed(fact=fact, after=after):
                self.values[fact] = after
            case Said(id=id, speaker=speaker) | Prompted(id=id, speaker=speaker):
                self.heard = (self.text(id), self.speaker(speaker))
                if self.answering is not None and id not in self.answering:
                    self.answering = None
            case Entered() | TimerFired():
                self.answering = None
            case Opened(id=id, visit=visit):
                self.opened[id, visit] = event
            case Chosen():
                self.decide(entry, event, answered=True)
            case TimedOut():
                self.decide(entry, event, answered=False)
            case Evidenced(criterion=criterion, grade=grade):
                if self.made and (self.made[-1].choose, self.made[-1].visit) == (event.choose, event.visit):
                    self.made[-1].grades.append((criterion, cast(Grade, grade)))
            case Felt(cause=cause) if self.answering is not None and cause != _DRIFT:
                self.move(event)
            case Closed(id=id, visit=visit, missed=missed):
                last = next((d for d in reversed(self.made) if (d.choose, d.visit) == (id, visit)), None)
                if last is not None:
                    last.missed += missed
            case _:
                pass

    def decide(self, entry: int, event: Chosen | TimedOut, *, answered: bool) -> None:
        opened = self.opened.get((event.choose, event.visit))
        self.made.append(
            _Decision(
                entry=entry,
                at=event.at,
                choose=event.choose,
                visit=event.visit,
                id=event.id,
                answered=answered,
                heard=self.heard[0],
                heard_from=self.heard[1],
                said=self.text(event.id) if answered else "",
                alternatives=tuple(
                    self.alternative(id) for id in (opened.open if opened else ()) if id != event.id
                ),
                feedback=self.feedback(event.id),
                topics=isinstance(self.program.chooses[event.choose], Topics),
                opportunities=opened.opportunities if opened else (),
            )
        )
        self.heard = ("", "")
        self.answering = frozenset(line.id for line in lines_in(self.program.options[event.id].then))

    def move(self, event: Felt) -> None:
        moves = self.made[-1].moves
        before = event.before
        same = [i for i, m in enumerate(moves) if (m.cast, m.feeling) == (event.cast, event.feeling)]
        if same and moves[same[-1]].cause == event.cause:
            before = moves.pop(same[-1]).before
        name = self.speaker(event.cast)
        moves.append(FeelingMove(event.cast, name, event.feeling, before, event.after, event.cause))

    def review(self, made: _Decision) -> DecisionReview:
        shown = {criterion for criterion, _ in made.grades}
        missed = made.missed if made.topics else [c for c in made.opportunities if c not in shown]
        evidence: list[tuple[str, str, Grade | None]] = [
            (criterion, self.names.get(criterion, criterion), grade) for criterion, grade in made.grades
        ]
        evidence += [(criterion, self.names.get(criterion, criterion), None) for criterion in missed]
        return DecisionReview(
            entry=made.entry,
            at=made.at,
            choose=made.choose,
            visit=made.visit,
            heard=made.heard,
            heard_from=made.heard_from,
            option=made.id if made.answered else None,
            said=made.said,
            evidence=tuple(evidence),
            feedback=made.feedback,
            moves=tuple(made.moves),
            alternatives=made.alternatives,
        )

    def alternative(self, id: str) -> Alternative:
        option = self.program.options[id]
        return Alternative(id, self.text(id), option.evidence, self.feedback(id))

    def feedback(self, id: str) -> str | None:
        return self.text(f"{id}.feedback") if self.program.options[id].feedback else None

    def text(self, id: str) -> str:
        return filled(self.scenario, id, self.values, self.language)

    def speaker(self, id: str) -> str:
        return "" if id == NARRATOR else self.scenario.text(f"cast.{id}.name", self.language)
