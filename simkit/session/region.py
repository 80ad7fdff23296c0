"""A thread of a session: where it stands, the stack of scenes under it, and what it waits for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from simkit.events import Entered, Left
from simkit.session.making import maker

if TYPE_CHECKING:
    from simkit.session.session import Session


@dataclass(frozen=True, slots=True)
class Frame:
    scene: str
    visit: int
    site: str | None
    """The call step to return to; None at the bottom."""


@dataclass(frozen=True, slots=True, order=True)
class Timer:
    due: int
    """Story time, ms."""
    number: int
    key: str
    scene: str
    visit: int


_entered, _left, _frame = maker(Entered), maker(Left), maker(Frame)


class Region:
    """`state` is the name of a waiting point, as the machine's model attribute."""

    __slots__ = (
        "cue",
        "deadline",
        "early",
        "left",
        "name",
        "open",
        "opened_at",
        "owner",
        "pending",
        "prompted",
        "rest",
        "session",
        "site",
        "stack",
        "state",
        "taken",
        "timers",
        "waited",
    )

    def __init__(
        self,
        session: Session,
        state: str,
        *,
        name: str = "",
        owner: tuple[Region, Frame] | None = None,
    ) -> None:
        self.session = session
        self.state = state
        self.name = name
        """The scene it began with; empty for the main region."""
        self.owner = owner
        """The region and frame that started it; it does not outlive them."""
        self.pending = False
        """It waits until nobody else speaks."""
        self.rest: tuple[tuple[Frame, ...], str] | None = None
        """Where it last waited, for history."""
        self.site: str | None = None
        """Between the two halves of a jump: where the scenes that were left would have returned."""
        self.stack: list[Frame] = []
        self.timers: list[Timer] = []
        self.left = 0
        """Of a line or wait: story ms still to run."""
        self.open: tuple[str, ...] = ()
        """Options that are open, by id, in document order."""
        self.early: str | None = None
        """The choose whose early options opened with the line that runs."""
        self.cue = 0
        self.deadline: int | None = None
        """Story time at which the open choose runs out."""
        self.opened_at = 0
        self.waited = 0
        """Waiting time at the open choose, ms."""
        self.prompted = False
        self.taken: dict[str, tuple[str, ...]] = {}
        """Topics id -> options taken since it was entered."""

    def enter(self, scene: str, site: str | None) -> None:
        session = self.session
        visit = session.visits.get(scene, 0) + 1
        session.visits[scene] = visit
        self.stack.append(_frame(scene, visit, site))
        session.out.append(_entered(session.at, scene, visit))

    def leave(self) -> Frame:
        session = self.session
        if session.world is not None:
            session.frame_left(self, self.stack[-1])
        frame = self.stack.pop()
        if self.timers:
            self.timers = [t for t in self.timers if (t.scene, t.visit) != (frame.scene, frame.visit)]
        session.out.append(_left(session.at, frame.scene))
        return frame

    def go_to(self, scene: str) -> None:
        """Replace the top: the new scene returns where the old one would have. A monitor has left all before."""
        self.enter(scene, self.leave().site if self.stack else None)

    def unwind(self, scene: str, visit: int) -> None:
        """Drop every frame above the one of that scene's visit."""
        while (self.stack[-1].scene, self.stack[-1].visit) != (scene, visit):
            self.leave()
