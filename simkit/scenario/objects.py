"""What stands in a place, once read: objects with properties and affordances, and zones.

A property is a Fact called `<object>.<property>`; guards and effects name it so. Where something lies is the property
`at` of everything that can be taken: `place`, `hand`, or the object it is in, on or hung on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from simkit.errors import Place
from simkit.scenario.expression import Expr, Value
from simkit.scenario.model import Effect, Fact, Grade

AFFORDANCES: tuple[str, ...] = (
    "open",
    "close",
    "press",
    "turn to",
    "take",
    "put down",
    "put in",
    "put on",
    "hang on",
    "fill in",
    "read",
    "use on",
    "call",
    "inspect",
    "report",
)
"""What an object can allow: a closed list."""
WITH_OBJECT: tuple[str, ...] = ("put in", "put on", "hang on", "use on")
"""Affordances that need a second object."""
PUTS: tuple[str, ...] = ("put down", "put in", "put on", "hang on")
"""Affordances of what is in the hand, which leave the hand empty."""
GESTURES: tuple[str, ...] = ("press", "turn", "pull", "push", "grab", "point", "type")
PLACE = "place"
HAND = "hand"
OUTSIDE = "none"
"""The zone outside all zones."""
ZONE = "zone"
"""The name in guards for the zone where the trainee is."""
MARGIN = ".near"
"""What a monitor's outer zone is called, behind the zone's own id."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to do it: with a partner, to a position, as a word, into a field; or alone (`with_` is None)."""

    with_: str | None = None
    guard: Expr | None = None
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Affordance:
    name: str
    object: str
    ways: tuple[Way, ...]
    takes_ms: int = 0
    """Story time the hands are busy after it."""
    says: str | None = None
    """Text id of what one reads or hears by it."""
    label: str | None = None
    """Text id of the words for it; None: made from the affordance and the object's name."""
    gesture: str | None = None
    evidence: tuple[tuple[str, Grade], ...] = ()
    feedback: str | None = None
    """Text id."""
    fields: tuple[str, ...] = ()
    """Of `fill in`: the properties that are filled in, `<object>.<property>`."""
    place: Place | None = None

    @property
    def key(self) -> str:
        """What it is called in events and evidence: `<object>.<affordance>`, hyphens for spaces."""
        return f"{self.object}.{self.name.replace(' ', '-')}"


@dataclass(frozen=True, slots=True)
class Thing:
    """An object of the scenario."""

    id: str
    kind: str
    kinds: tuple[str, ...]
    """Its kind, and those that one extends."""
    properties: Mapping[str, Fact]
    """Property name -> its fact."""
    affordances: Mapping[str, Affordance]
    spot: str | None = None
    """Name of a spot of the place."""
    at: tuple[int, int, int] | None = None
    """Millimetres in the place: right, away from the trainee, up."""
    facing: int = 0
    """Degrees."""
    looks: Mapping[str, object] = field(default_factory=dict)
    """Hints for the stage, from the kind and the object: shape, size, colour, how a property shows."""
    words: Mapping[str, str] = field(default_factory=dict)
    """A word of a property (`off`) -> its text id."""
    text: str = ""
    """Text id of its name."""
    place: Place | None = None

    @property
    def can_be_taken(self) -> bool:
        return "at" in self.properties


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of the floor, in millimetres: a box (two corners) or a circle (middle and radius)."""

    id: str
    shape: Literal["box", "circle"]
    measures: tuple[int, ...]
    """box: x1, y1, x2, y2; circle: x, y, radius."""
    margin: int = 0
    """How far the zone reaches beyond another's edge: what a near miss is measured by."""
    place: Place | None = None


Start = Mapping[str, Value]
