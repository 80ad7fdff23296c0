"""What a scenario is, once read: frozen values that never run and know no file format.

Every step has a `key`: its written id, or its path in the file ("greeting/2/greeting.ask/0"). Chance, timers
and visit counts hang on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scoring import Rubric
from simkit.errors import Place
from simkit.scenario.beside import Cancel, Join, Meanwhile, Resume, Send
from simkit.scenario.expression import Expr

if TYPE_CHECKING:
    from simkit.scenario.monitors import Monitor
    from simkit.scenario.objects import Thing, Zone
    from simkit.scenario.tasks import Handler, Task

Grade = Literal["harmful", "weak", "sound", "strong"]
GRADES: tuple[Grade, ...] = ("harmful", "weak", "sound", "strong")
FEELINGS: tuple[str, ...] = ("anger", "worry", "sadness", "joy", "surprise", "trust", "openness")
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
class Line:
    """Somebody says something; it lasts `ms` of story time."""

    key: str
    id: str
    speaker: str
    text: str
    """In the source language; other languages stand in Scenario.translations by `id`."""
    ms: int
    face: str | None = None
    effects: tuple[Effect, ...] = ()
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


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
class Choose:
    key: str
    id: str
    options: tuple[Option, ...]
    about: tuple[str, ...] = ()
    if_silent: Prompt | None = None
    within_ms: int | None = None
    otherwise: Otherwise | None = None
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Topics:
    """Parts of a talk in any order: each option once; done when no required one is open."""

    key: str
    id: str
    options: tuple[Option, ...]
    about: tuple[str, ...] = ()
    if_silent: Prompt | None = None
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class GoTo:
    key: str
    scene: str
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Call:
    key: str
    scene: str
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class End:
    key: str
    ending: str
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A step that only changes the world: `- set:`, `- add:`, `- causes:`."""

    key: str
    effects: tuple[Effect, ...]
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Wait:
    key: str
    ms: int
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class After:
    """A timer: `ms` of story time from here, if the scene that set it is still on the stack, effects and a jump.

    It waits for the end of a line that is being said; a choose with running time it interrupts.
    """

    key: str
    ms: int
    effects: tuple[Effect, ...] = ()
    jump: GoTo | End | None = None
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Vary:
    """One of several runs of steps, drawn from the seed, this place and the visit."""

    key: str
    runs: tuple[tuple[Step, ...], ...]
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The trainee works with the objects: at a task until it ends, or freely until a condition holds.

    Options may be on offer beside; taking one without a jump comes back to the work.
    """

    key: str
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
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


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


@dataclass(frozen=True, slots=True)
class Scene:
    """A list of steps; or scenes inside it, of which one is on, and then `steps`."""

    id: str
    steps: tuple[Step, ...]
    place: Place | None = None
    parent: str | None = None
    """The scene it lies inside."""
    start: str | None = None
    """Of a scene with scenes inside: the one that is entered first."""
    on: tuple[Handler, ...] = ()
    """What it does about events that are sent."""


@dataclass(frozen=True, slots=True)
class FeelingStart:
    start: int
    half_life_ms: int


@dataclass(frozen=True, slots=True)
class CastMember:
    id: str
    name: str
    """Text id `cast.<id>.name`."""
    person: str
    voice: str
    feels: Mapping[str, FeelingStart]
    outfit: Mapping[str, str] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A typed, bounded variable. `number`: low..high; `choice`: one of `values`; `yes-no`: False or True."""

    id: str
    kind: Literal["number", "choice", "yes-no"]
    start: int | str | bool
    low: int = 0
    high: int = 0
    values: tuple[str, ...] = ()
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    id: str
    title: str
    language: str
    minutes: int
    setting: str
    """Name of the place: a file of assets/places or of the scenario's folder."""
    briefing: str
    cast: Mapping[str, CastMember]
    facts: Mapping[str, Fact]
    causes: Mapping[str, tuple[Feel, ...]]
    start: str
    scenes: Mapping[str, Scene]
    endings: Mapping[str, str]
    """Ending id -> its name in the source language; text id `ending.<id>`."""
    rubric: Rubric | None
    texts: Mapping[str, str]
    """Every person-visible string by id, in the source language."""
    translations: Mapping[str, Mapping[str, str]]
    """Language -> text id -> text."""
    stale: Mapping[str, frozenset[str]]
    """Language -> ids whose source text changed since they were translated, or that have no translation."""
    derived: frozenset[str]
    """Ids that no one wrote: refused in assessment."""
    hash: str
    """sha256 over the source bundle, hex."""
    bundle: Mapping[str, str]
    """File name in the folder -> its text: all that makes this scenario."""
    folder: str
    objects: Mapping[str, Thing] = field(default_factory=dict)
    properties: Mapping[str, Fact] = field(default_factory=dict)
    """What guards can ask beside `facts`: properties of objects, zone, tasks and regions, by their full name."""
    zones: Mapping[str, Zone] = field(default_factory=dict)
    hands: int = 1
    """How many things can be held at once."""
    tasks: Mapping[str, Task] = field(default_factory=dict)
    monitors: Mapping[str, Monitor] = field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        return (self.language, *sorted(self.translations))

    def text(self, id: str, language: str) -> str:
        """The template of a text in `language`, else in the source language. Raises KeyError for an unknown id."""
        return self.translations.get(language, {}).get(id) or self.texts[id]

    def chain(self, scene: str) -> tuple[str, ...]:
        """The scenes a scene lies inside, outermost first, and itself."""
        found = [scene]
        while (parent := self.scenes[found[-1]].parent) is not None:
            found.append(parent)
        return tuple(reversed(found))
