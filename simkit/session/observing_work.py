"""Observations of work: steps of tasks, monitors, acts on objects.

A step that became possible is an opportunity for its criteria, until it is done or its task ends; a monitor's `while`
for those of `kept`, until it ends. What was shown meanwhile counts, the lowest of it where it was more than once: doing
it right does not undo an error. A step that came to be done without the trainee's act is no opportunity after all, nor
is one that was not needed; one that was left when the task failed is missed. An act on an object is an opportunity of
its own for what it is evidence of. `harmful` counts also where there was none (`forced`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scoring import EventRef, Observation
from simkit.events import (
    Changed,
    Did,
    Event,
    Evidenced,
    Felt,
    Filled,
    Inspected,
    Reported,
    StepDone,
    StepPossible,
    TaskDone,
    TaskFailed,
    Watched,
    Watching,
)

_RANK = {"harmful": 0, "weak": 1, "sound": 2, "strong": 3}


@dataclass(slots=True)
class _Chance:
    """An opportunity while it lasts."""

    task: str
    criteria: tuple[str, ...]
    ref: EventRef
    shown: dict[str, tuple[str, EventRef]] = field(default_factory=dict)


class Work:
    """What a log shows beside talk; `see` takes its events one by one."""

    def __init__(self) -> None:
        self.open: dict[tuple[str, int], _Chance] = {}
        self.ending: tuple[str, int] | None = None
        """What ended with the event before: its evidence follows it."""
        self.own = ""
        """The act on an object just before, as evidence names it."""

    def see(self, event: Event, ref: EventRef) -> list[Observation]:
        """The observations that are settled by this event."""
        found: list[Observation] = []
        if self.ending is not None and not isinstance(event, Evidenced | Changed | Felt):
            found += self._settle(self.ending, None)
            self.ending = None
        match event:
            case StepPossible(task=task, step=step, visit=visit, opportunities=criteria):
                self.open[step, visit] = _Chance(task, criteria, _named(ref, step))
            case Watching(monitor=monitor, visit=visit, opportunities=criteria):
                self.open[monitor, visit] = _Chance("", criteria, _named(ref, monitor))
            case StepDone(step=step, visit=visit, by_act=by_act):
                if by_act:
                    self.ending = step, visit
                else:
                    chance = self.open.pop((step, visit), None)
                    if chance is not None:
                        found += _shown(chance, step, visit)
            case Watched(monitor=monitor, visit=visit):
                self.ending = monitor, visit
            case TaskDone(task=task) | TaskFailed(task=task):
                for key in [key for key, chance in self.open.items() if chance.task == task]:
                    if isinstance(event, TaskFailed):
                        found += self._settle(key, _named(ref, key[0]))
                    else:
                        found += _shown(self.open.pop(key), *key)
            case Did(affordance=affordance, object=object):
                self.own = f"{object}.{affordance.replace(' ', '-')}"
            case Inspected(object=object):
                self.own = f"{object}.inspect"
            case Reported(object=object):
                self.own = f"{object}.report"
            case Filled(field=name):
                self.own = f"{name.partition('.')[0]}.fill-in"
            case Evidenced():
                found += self._evidence(event, ref)
            case _:
                pass
        return found

    def rest(self) -> list[Observation]:
        """What the last event ended."""
        ending, self.ending = self.ending, None
        return self._settle(ending, None) if ending is not None else []

    def _evidence(self, event: Evidenced, ref: EventRef) -> list[Observation]:
        key = event.choose, event.visit
        chance = self.open.get(key)
        if chance is not None and event.criterion in chance.criteria:
            before = chance.shown.get(event.criterion)
            if before is None or _RANK[event.grade] < _RANK[before[0]]:
                chance.shown[event.criterion] = event.grade, ref
            return []
        own = event.choose == self.own
        if not own and event.grade != "harmful":
            return []
        place = f"{event.choose}#{event.visit}"
        chosen = event.id if own else None
        return [Observation(event.criterion, place, event.grade, chosen, (), (ref,), not own)]  # type: ignore[arg-type]

    def _settle(self, key: tuple[str, int], left: EventRef | None) -> list[Observation]:
        chance = self.open.pop(key, None)
        if chance is None:
            return []
        id, visit = key
        found = _shown(chance, id, visit)
        missed = [criterion for criterion in chance.criteria if criterion not in chance.shown]
        if left is None and not chance.task:
            return found
        ref = left or chance.ref
        return found + [
            Observation(criterion, f"{id}#{visit}", None, None, (), (ref,)) for criterion in missed
        ]


def _shown(chance: _Chance, id: str, visit: int) -> list[Observation]:
    return [
        Observation(criterion, f"{id}#{visit}", grade, id, (), (ref,))  # type: ignore[arg-type]
        for criterion, (grade, ref) in chance.shown.items()
    ]


def _named(ref: EventRef, id: str) -> EventRef:
    return EventRef(ref.entry, ref.event, id, ref.at)
