"""What a presenter sees of objects, zones, tasks and of what can be done here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simkit.events import Do, Enter, Fill, Hint, Inspect, Report
from simkit.scenario.expression import Value

WorldAct = Do | Enter | Inspect | Report | Fill | Hint


@dataclass(frozen=True, slots=True)
class WithView:
    """What an act can be done with: an object, a position, a word, a value of a field."""

    id: Value
    name: str
    """In the session's language."""


@dataclass(frozen=True, slots=True)
class ActView:
    """One thing the trainee can do now. What is listed is open, and nothing else is."""

    affordance: str
    """One of AFFORDANCES, `enter` or `hint`."""
    object: str
    """An object, a zone, a field (`<object>.<property>`) or a task."""
    label: str
    """In the session's language, without what it is done with: "Turn main switch"."""
    cue: int
    withs: tuple[WithView, ...] = ()
    """Choose one; empty: it is done with nothing (or `low` to `high`)."""
    low: int | None = None
    """Of a field that takes a number: the lowest; `high` the highest."""
    high: int | None = None
    gesture: str | None = None
    """How hands do it: press, turn, pull, push, grab, point, type."""

    def act(self, with_: Value | None = None) -> WorldAct:
        """The act to hand in. Raises ValueError where `with_` is none of `withs`, or missing."""
        fits = with_ is None
        if self.withs:
            fits = with_ in [one.id for one in self.withs]
        elif self.low is not None and self.high is not None:
            fits = type(with_) is int and self.low <= with_ <= self.high
        if not fits:
            raise ValueError(with_)
        match self.affordance:
            case "enter":
                return Enter(self.object, self.cue)
            case "inspect":
                return Inspect(self.object, self.cue)
            case "report":
                return Report(self.object, None if with_ is None else str(with_), self.cue)
            case "fill in":
                assert with_ is not None
                return Fill(self.object, with_, self.cue)
            case "hint":
                return Hint(self.object, self.cue)
        return Do(self.affordance, self.object, None if with_ is None else str(with_), self.cue)


@dataclass(frozen=True, slots=True)
class ObjectView:
    id: str
    kind: str
    kinds: tuple[str, ...]
    """Its kind and those that one extends, nearest first."""
    name: str
    properties: Mapping[str, Value]
    """With `at` (`place`, `hand` or an object's id) where it can be taken."""
    within_reach: bool
    """False: in something that is closed."""
    spot: str | None
    at: tuple[int, int, int] | None
    """Millimetres in the place."""
    facing: int
    looks: Mapping[str, object]
    in_view: bool = True
    """False: something can be done with it only from where the trainee is not."""


@dataclass(frozen=True, slots=True)
class ZoneView:
    """`shape` box: x1, y1, x2, y2; circle: x, y, radius; all in millimetres. `margin`: so far beyond its edge."""

    id: str
    name: str
    shape: str
    measures: tuple[int, ...]
    margin: int


@dataclass(frozen=True, slots=True)
class TaskStepView:
    id: str
    text: str
    done: bool
    possible: bool
    """It is its turn."""
    optional: bool
    depth: int
    """0 for the task's own steps; further in for steps inside steps."""


@dataclass(frozen=True, slots=True)
class TaskView:
    id: str
    name: str
    show: str
    """yes, on request, no: whether the trainee sees the list."""
    steps: tuple[TaskStepView, ...]
    left_ms: int | None
    """Time left, where it has a limit that is on."""
    hints_left: bool
