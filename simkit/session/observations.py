"""From a log to what scoring sees: which opportunities there were, and what the trainee made of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring import EventRef, Observation
from simkit.events import Chosen, Closed, Evidenced, Opened, TimedOut
from simkit.session.log import Log
from simkit.session.observing_work import Work


@dataclass(slots=True)
class _Answer:
    """The answer being read, and what it showed so far."""

    choose: str
    visit: int
    id: str | None
    chosen: EventRef
    grades: dict[str, tuple[str, EventRef]] = field(default_factory=dict)


def observations(log: Log) -> tuple[Observation, ...]:
    """One observation an opportunity, in the order they came.

    An opportunity is (criterion, choose, visit); at it the chosen option's grade counts, and an option without a
    grade for the criterion counts as missed (grade None). A topic taken up is an opportunity for what it shows; one
    left is a missed one. `harmful` counts also where there was no opportunity (`forced`). A choose that was never
    answered gives none. Steps of tasks, monitors and acts on objects: see `observing_work`.
    """
    found: list[Observation] = []
    opened: dict[tuple[str, int], Opened] = {}
    answer: _Answer | None = None
    work = Work()

    def settle() -> None:
        nonlocal answer
        if answer is not None:
            found.extend(_observed(answer, opened.get((answer.choose, answer.visit))))
            answer = None

    for entry in log:
        for index, event in enumerate(entry.events):
            match event:
                case Opened():
                    settle()
                    opened[event.id, event.visit] = event
                case Chosen() | TimedOut():
                    settle()
                    chosen = None if isinstance(event, TimedOut) else event.id
                    ref = EventRef(entry.n, index, event.id, event.at)
                    answer = _Answer(event.choose, event.visit, chosen, ref)
                case Evidenced() if answer is not None and (event.choose, event.visit) == (
                    answer.choose,
                    answer.visit,
                ):
                    ref = EventRef(entry.n, index, event.id, event.at)
                    answer.grades[event.criterion] = (event.grade, ref)
                case Closed():
                    settle()
                    ref = EventRef(entry.n, index, event.id, event.at)
                    for number, criterion in enumerate(event.missed, 1):
                        opportunity = f"{event.id}#{event.visit}/left-{number}"
                        found.append(Observation(criterion, opportunity, None, None, event.left, (ref,)))
                case _:
                    seen = work.see(
                        event, EventRef(entry.n, index, getattr(event, "id", event.kind), event.at)
                    )
                    if seen:
                        settle()
                        found += seen
        settle()
        found += work.rest()
    return tuple(found)


def _observed(answer: _Answer, opened: Opened | None) -> list[Observation]:
    open = opened.open if opened is not None else ()
    opportunities = opened.opportunities if opened is not None else ()
    place = f"{answer.choose}#{answer.visit}"
    topic = opened is not None and opened.topics
    found = []
    for criterion in opportunities:
        grade, ref = answer.grades.get(criterion, (None, answer.chosen))
        found.append(Observation(criterion, place, grade, answer.id, open, (answer.chosen, ref)[-1:]))  # type: ignore[arg-type]
    for criterion, (grade, ref) in answer.grades.items():
        if criterion in opportunities:
            continue
        where = f"{place}/{answer.id}" if topic else place
        forced = not topic
        if topic or grade == "harmful":
            found.append(Observation(criterion, where, grade, answer.id, open, (ref,), forced))  # type: ignore[arg-type]
    return found
