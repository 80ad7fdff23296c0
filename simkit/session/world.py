"""The state of a session beyond its talk: hands, tasks, watches, regions and events."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simkit.session.region import Frame, Region

if TYPE_CHECKING:
    from simkit.session.task_run import TaskRun
    from simkit.session.world_program import WorldProgram


@dataclass(frozen=True, slots=True, order=True)
class Delayed:
    """An event that is sent later, by the step `key`."""

    due: int
    number: int
    key: str
    event: str


@dataclass(slots=True)
class Working:
    """A point where the trainee works: the frame it belongs to, and until when."""

    frame: Frame
    deadline: int | None = None
    run: TaskRun | None = None
    """The task that is worked at; None for free work."""


@dataclass(slots=True)
class Watching:
    """A monitor at work. `on`: its `while` holds."""

    on: bool = False
    visit: int = 0
    violated: bool = False
    that: bool = False
    told_at: int | None = None
    """Story time of the last violation."""
    ended_at: int | None = None
    """Story time at which `while` last ended."""


@dataclass(slots=True)
class Hit:
    """An act that a monitor saw: `near` for its near miss."""

    index: int
    near: bool


@dataclass(slots=True)
class World:
    program: WorldProgram
    regions: list[Region]
    """In document order, main first."""
    watches: list[Watching]
    touched: set[int] = field(default_factory=set)
    """Slots that changed since tasks last looked."""
    unseen: set[int] = field(default_factory=set)
    """Slots that changed since monitors last looked; those of `touched` come on top."""
    queue: deque[str] = field(default_factory=deque)
    """Events sent and not yet answered."""
    delayed: list[Delayed] = field(default_factory=list)
    tasks: list[TaskRun] = field(default_factory=list)
    """Running, in the order they began."""
    working: dict[str, Working] = field(default_factory=dict)
    """Work step -> where it stands."""
    hits: list[Hit] = field(default_factory=list)
    busy: int = 0
    """Story ms until the hands are free."""
    waited: int = 0
    """Presented ms at work, for hints that come by themselves."""
    works: int = 0
    """How often work was begun: the cue of what can be done."""
    live_since: int | None = None
    """Story time from which time runs whatever the trainee does; None: it stands still at a choose."""
    sent: int = 0
    left_at: dict[str, tuple[tuple[Frame, ...], str]] = field(default_factory=dict)
    """History: scene -> its frames and waiting point when it was last left."""
    led_away: bool = False
    """A violation led elsewhere, and the trainee has not acted since: what ends now was not kept by them."""
    closing: bool = False
    """The session ends: tasks and watches are settled."""
    started: bool = False
