"""Steps about what goes on beside: events, regions, and scenes that are entered where they were left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from simkit.scenario.stepping import Stepping


@dataclass(frozen=True, slots=True)
class Send(Stepping):
    """Raises an event inside the scenario: at once, or `after_ms` of story time from here."""

    event: str
    after_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Cancel(Stepping):
    """Calls off a timer or a delayed event, by the id of its step."""

    what: str


@dataclass(frozen=True, slots=True)
class Meanwhile(Stepping):
    """Starts a scene as a region beside this one, while the scene that starts it is on."""

    scene: str


@dataclass(frozen=True, slots=True)
class Join(Stepping):
    """Waits until a region has ended."""

    region: str


@dataclass(frozen=True, slots=True)
class Resume(Stepping):
    """Enters a scene where it was last left; as `go to` where it never was.

    deep: the very point where it waited; shallow: the scene inside it that was on, from that one's start.
    """

    scene: str
    depth: Literal["deep", "shallow"] = "deep"
