"""What a scenario is, once read: frozen values that never run and know no file format. `steps` has what scenes hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from scoring import Rubric
from simkit.errors import Place
from simkit.scenario.steps import (
    GRADES,
    NARRATOR,
    AddFact,
    After,
    Call,
    Change,
    Choose,
    Effect,
    End,
    Feel,
    GoTo,
    Grade,
    Line,
    Option,
    Otherwise,
    Prompt,
    SetFact,
    Step,
    Topics,
    Vary,
    Wait,
    Work,
)

if TYPE_CHECKING:
    from simkit.scenario.monitors import Monitor
    from simkit.scenario.objects import Thing, Zone
    from simkit.scenario.tasks import Handler, Task

__all__ = [
    "FEELINGS",
    "GRADES",
    "NARRATOR",
    "AddFact",
    "After",
    "Call",
    "CastMember",
    "Change",
    "Choose",
    "Effect",
    "End",
    "Fact",
    "Feel",
    "FeelingStart",
    "GoTo",
    "Grade",
    "Line",
    "Option",
    "Otherwise",
    "Prompt",
    "Scenario",
    "Scene",
    "SetFact",
    "Step",
    "Topics",
    "Vary",
    "Wait",
    "Work",
]

FEELINGS: tuple[str, ...] = ("anger", "worry", "sadness", "joy", "surprise", "trust", "openness")


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
