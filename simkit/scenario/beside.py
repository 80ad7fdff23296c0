"""Steps about what goes on beside: events, regions, and scenes that are entered where they were left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.errors import Place
from simkit.scenario.expression import Expr


@dataclass(frozen=True, slots=True)
class Send:
    """Raises an event inside the scenario: at once, or `after_ms` of story time from here."""

    key: str
    event: str
    after_ms: int | None = None
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Cancel:
    """Calls off a timer or a delayed event, by the id of its step."""

    key: str
    what: str
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """Starts a scene as a region beside this one, while the scene that starts it is on."""

    key: str
    scene: str
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Waits until a region has ended."""

    key: str
    region: str
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Resume:
    """Enters a scene where it was last left; as `go to` where it never was.

    deep: the very point where it waited; shallow: the scene inside it that was on, from that one's start.
    """

    key: str
    scene: str
    depth: Literal["deep", "shallow"] = "deep"
    guard: Expr | None = None
    once: bool = False
    place: Place | None = None
