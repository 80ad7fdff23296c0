"""Tasks, once read: goals over objects, in steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simkit.errors import Place
from simkit.scenario.expression import Expr
from simkit.scenario.model import Call, Effect, End, GoTo, Grade

ERRORS: tuple[str, ...] = ("wrong order", "wrong object", "omitted", "too late")
ERROR_KIND: Mapping[str, str] = {
    "wrong order": "order",
    "wrong object": "object",
    "omitted": "omitted",
    "too late": "late",
}
"""The word in the file -> `error` of the event."""


@dataclass(frozen=True, slots=True)
class ActWords:
    """An act in words: `turn main-switch to off`. `with_` None: whatever it is done with."""

    verb: str
    """An affordance, `enter` (a zone) or `say` (an option)."""
    object: str
    with_: str | int | bool | None = None

    @property
    def written(self) -> str:
        tail = "" if self.with_ is None else f" {self.with_}"
        return f"{self.verb} {self.object}{tail}"


@dataclass(frozen=True, slots=True)
class HintText:
    """`after_ms` None: given when asked for. `at_most`: the best the step is evidence of once the hint was given."""

    id: str
    text: str
    after_ms: int | None = None
    at_most: Grade | None = None


@dataclass(frozen=True, slots=True)
class Errs:
    """What an error does, and what it is evidence of."""

    effects: tuple[Effect, ...] = ()
    evidence: tuple[tuple[str, Grade], ...] = ()
    feedback: str | None = None
    """Text id."""


@dataclass(frozen=True, slots=True)
class TaskStep:
    """One step: `form` says which of `act`, `when` or `steps` it is done by.

    act: one act; when: a condition holds; order: all of `steps` one after the other; any: all, in any order; one: one
    of them; task: the steps of another task, `task`.
    """

    id: str
    form: Literal["act", "when", "order", "any", "one", "task"]
    act: ActWords | None = None
    when: Expr | None = None
    steps: tuple[TaskStep, ...] = ()
    task: str | None = None
    text: str | None = None
    """Text id of the step in words; None: made from the act."""
    optional: bool = False
    atomic: bool = False
    repeat: int = 1
    within_ms: int | None = None
    effects: tuple[Effect, ...] = ()
    evidence: tuple[tuple[str, Grade], ...] = ()
    about: tuple[str, ...] = ()
    hints: tuple[HintText, ...] = ()
    errors: Mapping[str, Errs] = field(default_factory=dict)
    """By `error` of the event; over the task's own."""
    feedback: str | None = None
    """Text id."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Task:
    id: str
    steps: tuple[TaskStep, ...]
    name: str
    """Text id `task.<id>.name`."""
    show: Literal["yes", "on request", "no"] = "on request"
    within_ms: int | None = None
    errors: Mapping[str, Errs] = field(default_factory=dict)
    """By `error` of the event."""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """What a scene does about an event that was sent: `if sent`."""

    event: str
    guard: Expr | None = None
    effects: tuple[Effect, ...] = ()
    jump: GoTo | Call | End | None = None
    key: str = ""
    place: Place | None = None
