"""What the trainee wants, from two hands or a head: one way in for every controller, and one for none at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from simkit.stage.panels import Panel
from simkit.stage.panels.screens.data import Command
from simkit.vr.comfort import Comfort
from simkit.vr.hands import SIDES, Hand, Side
from simkit.vr.panels import Meeting, Panels, Ray
from simkit.vr.poses import Pose
from simkit.vr.standing import Standing
from simkit.vr.steady import Button, Dwell, Stick, Trigger

LAID_DOWN_S: Final = 8.0
"""A controller that does not move for so long and points at nothing lies on a table: the gaze chooses then."""
MOVED_M: Final = 0.004
TURNED_RAD: Final = 0.01
SCROLLS_FROM: Final = 0.6
"""How near the edge of what scrolls a resting gaze scrolls it, of half its height."""

By = Literal["left", "right", "gaze"]


@dataclass(frozen=True, slots=True)
class Turned:
    """The trainee turned by the stick, so many degrees counter-clockwise."""

    degrees: float


@dataclass(frozen=True, slots=True)
class Reached:
    """A hand (or a resting gaze) reached for a thing in the room; None: for nothing.

    `take`: it closed on it. `menu`: what can be done with it is asked for, and nothing is done yet.
    """

    thing: str | None
    take: bool = False
    menu: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """What a key of a keyboard would be: an arrow, or "enter" to choose what has the focus."""

    key: str


Wish = Literal["recentre"]
AimAt = Callable[[Ray | None], str | None]
"""Which thing in the room a ray means that something can be done with; None takes the aim away."""


@dataclass(frozen=True, slots=True)
class Aimed:
    """What is drawn of the pointing."""

    by: By
    ray: Ray
    meeting: Meeting | None
    thing: str | None = None
    rest: float = 0.0
    """How far a resting gaze is on its way to choosing, 0 to 1."""


class _HandState:
    def __init__(self) -> None:
        self.trigger, self.stick, self.menu, self.press = Trigger(), Stick(), Button(), Trigger()
        self.squeeze = Trigger()
        self.last: Pose | None = None
        self.still_s = 0.0

    def drop(self) -> None:
        """It is gone: nothing that was pressed on it means anything."""
        self.stick = Stick()
        for one in (self.trigger, self.press, self.squeeze, self.menu):
            one.drop()
        self.last, self.still_s = None, 0.0

    def rest(self, hand: Hand, seconds: float) -> None:
        assert hand.aim is not None
        idle = not (hand.trigger > 0.1 or hand.press or hand.menu or max(map(abs, hand.stick)) > 0.3)
        last = self.last
        stays = (
            last is not None
            and (last.at - hand.aim.at).length() < MOVED_M
            and last.turn.angleRad(hand.aim.turn) < TURNED_RAD
        )
        if idle and stays:
            self.still_s += seconds
        else:
            self.still_s = 0.0
            self.last = hand.aim


class Pointing:
    def __init__(
        self, panel: Panel, standing: Standing, tick: Callable[[Side], None], aim_at: AimAt = lambda ray: None
    ) -> None:
        self._aim_at = aim_at
        self._panel, self._standing, self._tick = panel, standing, tick
        self._states = {side: _HandState() for side in SIDES}
        self._side: Side = "right"
        self._dwell, self._leaning = Dwell(), Dwell(0.6)
        self.aimed: Aimed | None = None
        self.large = False
        """Whether the place is one to move about in."""
        self.wants: list[object] = []
        """Since it was last emptied: acts and commands of what was chosen, Wish, Turned, Pressed and Reached."""

    def update(
        self, hands: tuple[Hand, Hand], head: Pose, panels: Panels, comfort: Comfort, seconds: float
    ) -> None:
        there = [hand for hand in hands if hand.there]
        for hand in hands:
            state = self._states[hand.side]
            if hand.there:
                state.rest(hand, seconds)
                self._buttons(hand, state, comfort, seconds)
            else:
                state.drop()
        if comfort.choosing == "gaze" or not there or self._laid_down(there, panels):
            self._gaze(head, panels, comfort, seconds)
            return
        self._dwell.rearm()
        for hand in there:
            state = self._states[hand.side]
            pulled, closed = state.trigger.update(hand.trigger), state.squeeze.update(hand.squeeze)
            if pulled or closed:
                self._side = hand.side
                self._point(hand, panels)
                self._choose(take=not pulled)
        if all(hand.side != self._side for hand in there):
            self._side = there[0].side
        self._point(next(hand for hand in there if hand.side == self._side), panels)

    # hands

    def _buttons(self, hand: Hand, state: _HandState, comfort: Comfort, seconds: float) -> None:
        match state.menu.update(hand.menu, seconds):
            case "short":
                self.wants.append(Command("pause"))
            case "long":
                self.wants.append("recentre")
        if state.press.update(1.0 if hand.press else 0.0):
            self.wants.append(Pressed("enter"))
        way = state.stick.update(*hand.stick, seconds)
        snap = comfort.snap_degrees(large=self.large)
        if way in ("left", "right") and snap:
            self.wants.append(Turned(snap if way == "left" else -snap))
        elif way is not None and not self._scroll(
            1.0 if way == "down" else -1.0, vertical=way in ("up", "down")
        ):
            self.wants.append(Pressed(f"arrow_{way}"))
            self._tick(hand.side)

    def _scroll(self, steps: float, *, vertical: bool) -> bool:
        """What is pointed at scrolls, where it can and nothing to be chosen is under the ray."""
        meeting = self.aimed.meeting if self.aimed is not None else None
        if meeting is None or meeting.spot is not None or not vertical:
            return False
        return self._panel.wheel(meeting.x, meeting.y, steps)

    def _point(self, hand: Hand, panels: Panels) -> None:
        assert hand.aim is not None
        ray = Ray(*self._standing.in_room(hand.aim))
        meeting = panels.meet(ray)
        thing = self._aim_at(ray if meeting is None else None)
        self.aimed = Aimed(hand.side, ray, meeting, thing)
        self._hover(meeting, hand.side)

    def _choose(self, *, take: bool = False, menu: bool = False) -> None:
        """`take`: the hand closed, which means a thing and no panel."""
        assert self.aimed is not None
        meeting = self.aimed.meeting
        if meeting is None:
            self.wants.append(Reached(self.aimed.thing, take, menu))
        elif meeting.spot is not None and not take:
            act = self._panel.click(meeting.x, meeting.y)
            if act is not None:
                self.wants.append(act)

    def _laid_down(self, there: list[Hand], panels: Panels) -> bool:
        for hand in there:
            assert hand.aim is not None
            if self._states[hand.side].still_s < LAID_DOWN_S:
                return False
            if panels.meet(Ray(*self._standing.in_room(hand.aim))) is not None:
                return False
        return True

    # gaze

    def _gaze(self, head: Pose, panels: Panels, comfort: Comfort, seconds: float) -> None:
        ray = Ray(*self._standing.in_room(head))
        meeting = panels.meet(ray)
        spot = meeting.spot if meeting is not None else None
        self._dwell.seconds = comfort.dwell_s
        thing = self._aim_at(ray if meeting is None else None)
        rest = self._dwell.update(spot or thing, seconds)
        self.aimed = Aimed("gaze", ray, meeting, thing, rest.part)
        self._hover(meeting, None)
        if rest.chosen:
            self._choose(menu=True)
        lean = panels.lean(meeting) if meeting is not None and spot is None else None
        edge = 0 if lean is None or abs(lean) < SCROLLS_FROM else (1 if lean > 0 else -1)
        if self._leaning.update(edge or None, seconds).chosen and meeting is not None:
            self._panel.wheel(meeting.x, meeting.y, 2.0 * edge)
            self._leaning.rearm()

    def _hover(self, meeting: Meeting | None, side: Side | None) -> None:
        before = self._panel.hover
        self._panel.hover = meeting.spot if meeting is not None else None
        if side is not None and self._panel.hover is not None and self._panel.hover != before:
            self._tick(side)
