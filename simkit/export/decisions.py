"""A session's decisions, read from its log: what was open, what was answered, what it was evidence of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from simkit.events import Changed, Chosen, Event, Evidenced, Opened, TimedOut
from simkit.export.data import SessionData
from simkit.export.moments import presented_ms
from simkit.scenario.expression import Value
from simkit.scenario.text import filled


@dataclass(frozen=True, slots=True)
class Decision:
    number: int
    """Of its event in the whole session, from 0."""
    entry: int
    event: int
    """Index in the entry."""
    at: int
    """Story time, ms."""
    choose: str
    visit: int
    open: tuple[str, ...]
    opportunities: tuple[str, ...]
    topics: bool
    option: str | None
    """None: the time ran out."""
    said: str
    """In the session's language, with the facts as they were; empty when the time ran out."""
    wordless: bool
    """It was done, not said."""
    took_ms: int
    """From when the options were open until the answer, thinking time included."""
    grades: dict[str, str] = field(default_factory=dict)
    """Criterion -> grade of what was answered."""


def decisions(data: SessionData) -> tuple[Decision, ...]:
    presented = presented_ms(data)
    opened: dict[str, tuple[Opened, int]] = {}
    facts = {id: fact.start for id, fact in data.program.scenario.facts.items()}
    found: list[Decision] = []
    for number, entry, index, event in numbered(data):
        match event:
            case Opened():
                opened[event.id] = (event, presented[entry])
            case Changed():
                facts[event.fact] = event.after
            case Chosen() | TimedOut():
                before, since = opened[event.choose]
                option = event.id if isinstance(event, Chosen) else None
                found.append(
                    Decision(
                        number=number,
                        entry=entry,
                        event=index,
                        at=event.at,
                        choose=event.choose,
                        visit=event.visit,
                        open=before.open,
                        opportunities=before.opportunities,
                        topics=before.topics,
                        option=option,
                        said=_said(data, option, facts),
                        wordless=_wordless(data, option),
                        took_ms=presented[entry] - since,
                    )
                )
            case Evidenced() if found:
                found[-1].grades[event.criterion] = event.grade
            case _:
                pass
    return tuple(found)


def numbered(data: SessionData) -> Iterator[tuple[int, int, int, Event]]:
    """(number in the session, entry, index in the entry, event)."""
    number = 0
    for entry in data.journal.entries:
        for index, event in enumerate(entry.events):
            yield number, entry.n, index, event
            number += 1


def _wordless(data: SessionData, option: str | None) -> bool:
    return getattr(data.program.options[option], "wordless", False) if option is not None else False


def _said(data: SessionData, option: str | None, facts: dict[str, Value]) -> str:
    if option is None:
        return ""
    return filled(data.program.scenario, option, facts, data.language)
