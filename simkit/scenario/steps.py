"""Steps of a scene: what is said, chosen, changed and done, and where it leads.

Every step has a `key`: its written id, or its path in the file ("greeting/2/greeting.ask/0"). Chance, timers
and visit counts hang on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.errors import Place
from simkit.scenario.beside import Cancel, Join, Meanwhile, Resume, Send
from simkit.scenario.expression import Expr
from simkit.scenario.stepping import Stepping

Grade = Literal["harmful", "weak", "sound", "strong"]
GRADES: tuple[Grade, ...] = ("harmful", "weak", "sound", "strong")
NARRATOR = "narrator"
"""The speaker of a line that nobody says: what happens in the room."""


@dataclass(frozen=True, slots=True)
class SetFact:
    fact: str
    value: Expr


@dataclass(frozen=True, slots=True)
class AddFact:
    fact: str
    amount: Expr


@dataclass(frozen=True, slots=True)
class Feel:
    """One movement of one feeling, from the cause named `cause`."""

    cast: str
    feeling: str
    by: int
    cause: str


Effect = SetFact | AddFact | Feel


@dataclass(frozen=True, slots=True)
class Line(Stepping):
    """Somebody says something; it lasts `ms` of story time."""

    id: str
    speaker: str
    text: str
    """In the source language; other languages stand in Scenario.translations by `id`."""
    ms: int
    face: str | None = None
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """What the trainee may say or do. `then` ends with the option's own `go to`, `call` or `end`, if it has one."""

    id: str
    text: str
    guard: Expr | None = None
    once: bool = False
    early: bool = False
    optional: bool = False
    """Only in topics: stays on offer until the others are done."""
    effects: tuple[Effect, ...] = ()
    evidence: tuple[tuple[str, Grade], ...] = ()
    feedback: str | None = None
    """In the source language; its text id is `<id>.feedback`."""
    then: tuple[Step, ...] = ()
    place: Place | None = None
    interruptible: bool = False
    """Only in topics: at a choose inside it, the other topics are on offer too."""
    wordless: bool = False
    """Written with `do`: an act, not something that is said."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What somebody says when the trainee stays silent; on the waiting clock, once a visit."""

    after_ms: int
    speaker: str
    id: str
    text: str
    ms: int
    face: str | None = None


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What happens when the time for a choose runs out: an answer nobody gave."""

    id: str
    effects: tuple[Effect, ...] = ()
    evidence: tuple[tuple[str, Grade], ...] = ()
    feedback: str | None = None
    then: tuple[Step, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Choose(Stepping):
    id: str
    options: tuple[Option, ...]
    about: tuple[str, ...] = ()
    if_silent: Prompt | None = None
    within_ms: int | None = None
    otherwise: Otherwise | None = None


@dataclass(frozen=True, slots=True)
class Topics(Stepping):
    """Parts of a talk in any order: each option once; done when no required one is open."""

    id: str
    options: tuple[Option, ...]
    about: tuple[str, ...] = ()
    if_silent: Prompt | None = None


@dataclass(frozen=True, slots=True)
class GoTo(Stepping):
    scene: str


@dataclass(frozen=True, slots=True)
class Call(Stepping):
    scene: str


@dataclass(frozen=True, slots=True)
class End(Stepping):
    ending: str


@dataclass(frozen=True, slots=True)
class Change(Stepping):
    """A step that only changes the world: `- set:`, `- add:`, `- causes:`."""

    effects: tuple[Effect, ...]


@dataclass(frozen=True, slots=True)
class Wait(Stepping):
    ms: int


@dataclass(frozen=True, slots=True)
class After(Stepping):
    """A timer: `ms` of story time from here, if the scene that set it is still on the stack, effects and a jump.

    It waits for the end of a line that is being said; a choose with running time it interrupts.
    """

    ms: int
    effects: tuple[Effect, ...] = ()
    jump: GoTo | End | None = None


@dataclass(frozen=True, slots=True)
class Vary(Stepping):
    """One of several runs of steps, drawn from the seed, this place and the visit."""

    runs: tuple[tuple[Step, ...], ...]


@dataclass(frozen=True, slots=True)
class Work(Stepping):
    """The trainee works with the objects: at a task until it ends, or freely until a condition holds.

    Options may be on offer beside; taking one without a jump comes back to the work.
    """

    id: str
    task: str | None = None
    until: Expr | None = None
    options: tuple[Option, ...] = ()
    about: tuple[str, ...] = ()
    otherwise: Otherwise | None = None
    """When the task ends before it is done, or the time for free work is over."""
    within_ms: int | None = None
    """Of free work; a task has its own."""
    if_silent: Prompt | None = None


Step = (
    Line
    | Choose
    | Topics
    | GoTo
    | Call
    | End
    | Change
    | Wait
    | After
    | Vary
    | Work
    | Send
    | Cancel
    | Meanwhile
    | Join
    | Resume
)
