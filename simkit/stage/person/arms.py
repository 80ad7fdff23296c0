"""Placing a hand: two-bone inverse kinematics for shoulder, elbow and wrist."""

import math
from collections.abc import Mapping

from panda3d.core import LMatrix3f, LQuaternionf, LVector3f, Point3

Turn = tuple[float, float, float]


def reach(rest: Mapping[str, Point3], side: str, wrist: Point3, resting: float) -> dict[str, Turn]:
    """Turns (h, p, r) of upperarm, lowerarm and hand that bring the wrist to a place, from the feet in metres.

    `rest` holds the rest places of the joints from the feet. A place out of reach is approached as far as the arm
    goes. `resting` 1 lays the hand palm down pointing forward and inward, 0 leaves it as the forearm carries it.
    """
    sign = 1.0 if side == "l" else -1.0
    shoulder, elbow, hand = (rest[f"{bone}_{side}"] for bone in ("upperarm", "lowerarm", "hand"))
    upper, lower = LVector3f(elbow - shoulder), LVector3f(hand - elbow)
    a, b = upper.length(), lower.length()
    way = LVector3f(wrist - shoulder)
    far = min(max(way.length(), abs(a - b) + 0.02), (a + b) * 0.985)
    way.normalize()
    # the elbow lies on a circle round the line to the wrist: take its lowest, slightly outward and backward point
    hint = LVector3f(0.45 * sign, 0.35, -1.0)
    hint -= way * hint.dot(way)
    hint.normalize()
    along = (a * a - b * b + far * far) / (2 * far)
    aside = math.sqrt(max(a * a - along * along, 0.0))
    new_upper = way * along + hint * aside
    new_lower = way * far - new_upper

    turn_upper = _between(upper, new_upper)
    turn_lower = _between(lower, LVector3f(turn_upper.conjugate().xform(new_lower)))
    carried = turn_lower * turn_upper
    aimed = _aimed(rest, side, LVector3f(-0.30 * sign, -1.0, -0.10), LVector3f(0.10 * sign, 0, 1))
    # half the roll to the wanted palm is done by the forearm, as in a person: a wrist alone cannot
    roll = _roll(carried, aimed, new_lower) * resting
    spin = LQuaternionf()
    spin.setFromAxisAngle(0.6 * roll, _unit(new_lower))
    carried_rolled = carried * spin
    turn_lower = carried_rolled * turn_upper.conjugate()
    wanted = _mixed(carried_rolled, aimed, resting)
    turn_hand = wanted * carried_rolled.conjugate()
    return {
        f"upperarm_{side}": _hpr(turn_upper),
        f"lowerarm_{side}": _hpr(turn_lower),
        f"hand_{side}": _hpr(turn_hand),
    }


def part_of(turn: Turn, share: float) -> Turn:
    """A share, 0 to 1, of a turn away from rest."""
    whole = LQuaternionf()
    whole.setHpr(turn)
    return _hpr(_mixed(LQuaternionf(1, 0, 0, 0), whole, share))


def _aimed(rest: Mapping[str, Point3], side: str, fingers: LVector3f, back: LVector3f) -> LQuaternionf:
    """The turn of a hand, from rest, that points its fingers one way and the back of the hand another."""
    hand, middle = rest[f"hand_{side}"], rest[f"middle_01_{side}"]
    index, pinky = rest[f"index_01_{side}"], rest[f"pinky_01_{side}"]
    forward = _unit(LVector3f(middle - hand))
    across = LVector3f(index - pinky)
    up = _unit(across.cross(forward) if side == "l" else forward.cross(across))
    return _frame(forward, up).conjugate() * _frame(_unit(fingers), back)


def _frame(forward: LVector3f, up: LVector3f) -> LQuaternionf:
    """The rotation that takes +Y to forward and +Z as near as it can to up."""
    x = _unit(forward.cross(up))
    z = x.cross(forward)
    out = LQuaternionf()
    out.setFromMatrix(LMatrix3f(*x, *forward, *z))
    return out


def _between(old: LVector3f, new: LVector3f) -> LQuaternionf:
    """The smallest rotation from one direction to another."""
    a, b = _unit(old), _unit(new)
    axis = a.cross(b)
    out = LQuaternionf(1 + a.dot(b), axis)
    if not out.normalize():
        out.setFromAxisAngle(180, LVector3f(1, 0, 0))
    return out


def _roll(carried: LQuaternionf, aimed: LQuaternionf, axis: LVector3f) -> float:
    """The part of the turn from carried to aimed that goes round the forearm, in degrees, -180 to 180."""
    change = carried.conjugate() * aimed
    n = _unit(axis)
    along = LVector3f(change.getI(), change.getJ(), change.getK()).dot(n)
    angle = 2 * math.degrees(math.atan2(along, change.getR()))
    return (angle + 180) % 360 - 180


def _mixed(a: LQuaternionf, b: LQuaternionf, share: float) -> LQuaternionf:
    if a.dot(b) < 0:
        b = LQuaternionf(-b.getR(), -b.getI(), -b.getJ(), -b.getK())
    out = a * (1 - share) + b * share
    out.normalize()
    return out


def _hpr(turn: LQuaternionf) -> Turn:
    hpr = turn.getHpr()
    return hpr[0], hpr[1], hpr[2]


def _unit(v: LVector3f) -> LVector3f:
    out = LVector3f(v)
    out.normalize()
    return out
