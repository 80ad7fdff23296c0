"""The hand that points also holds what was taken, and points past it."""

from __future__ import annotations

from panda3d.core import LVector3

from simkit.stage.objects import Desk
from simkit.stage.stage import Stage
from simkit.vr.hands import Hand
from simkit.vr.pointing import Aimed, Reached
from simkit.vr.standing import Standing

BELOW = LVector3(0.0, 0.0, -0.35)
"""From the head to what is held, where no hand is seen to hold it."""


class Holding:
    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self.hand = standing.node.attachNewNode("hand")

    def update(self, hands: tuple[Hand, Hand], aimed: Aimed | None, stage: Stage | None) -> None:
        """Where that hand is: the one that points, else below the eyes."""
        hand = next((one for one in hands if aimed is not None and one.side == aimed.by and one.there), None)
        pose = (hand.grip or hand.aim) if hand is not None else None
        if stage is not None:
            stage.objects.points_past_held = pose is not None
        if pose is not None:
            self.hand.setPosQuat(pose.at, pose.turn)
        else:
            head = self._standing.head
            self.hand.setPosQuat(head.getPos() + BELOW, head.getQuat())

    def let_go(self, stage: Stage | None) -> None:
        """No real hand points any more."""
        if stage is not None:
            stage.objects.points_past_held = False


def reached(one: Reached, desk: Desk | None, stage: Stage | None) -> object:
    """What reaching for a thing in the room does; `desk` None: there is nothing to work with."""
    if desk is None or not desk.active or stage is None:
        return None
    if one.take and one.thing is None:
        # A hand that closes on nothing asks what can be done with what it holds.
        held = [thing for thing in desk.names() if stage.objects.held(thing)]
        return desk.reach(held[0], menu=True) if held else None
    return desk.reach(one.thing, take=one.take, menu=one.menu)
