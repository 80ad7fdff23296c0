"""Idle life: what a standing person does by themselves, as a pure function of (key, time, state).

All chance comes from a hash of the key and the number of a time slot, so that a replay moves exactly as the session
did, and any moment can be shown without the moments before it.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Activity = Literal["idle", "listening", "speaking"]
Arms = Literal["side", "counter"]

HEAD_LIMIT: Final = (28.0, 18.0, 12.0)
"""The most that idle life turns a head: h, p, r in degrees."""
JOINT_LIMIT: Final = 8.0
"""The most it turns any joint of the trunk."""
BLINK_CLOSE_MS: Final = 70
BLINK_OPEN_MS: Final = 130


@dataclass(frozen=True, slots=True)
class MotionState:
    activity: Activity = "idle"
    ease: float = 0.5
    """How easily they meet the trainee, 0 to 1 (see faces.ease_of): more eye contact, more open shoulders."""
    energy: float = 0.5
    """0 calm, 1 agitated: quicker breath, larger gestures."""
    trainee_h: float = 0.0
    """Where the trainee's eyes are, from straight ahead of the person's face, in degrees; h+ is to their left."""
    trainee_p: float = 0.0
    arms: Arms = "side"
    counter_m: float = 0.95
    """Height of the counter the hands rest on, where arms is "counter"."""
    eye_m: float = 1.55
    """Height of the eyes above the feet."""
    seated: bool = False
    """Hands that hang are under a table then, and stay there."""
    gesture: float | None = None
    """How much hands speak along, 0 to 1, so that they sink when speech ends; None: wholly while speaking."""
    reduced: bool = False
    """Reduced motion: they blink, breathe and look at the trainee, and nothing else."""


@dataclass(frozen=True, slots=True)
class Pose:
    head: tuple[float, float, float]
    """h, p, r in degrees, for Person.set_head."""
    gaze: tuple[float, float]
    """h, p of the eyes within the head."""
    units: Mapping[str, float]
    """Face units to add to the face: blinks and small brow movements."""
    joints: Mapping[str, tuple[float, float, float]] = field(default_factory=dict)
    hands: Mapping[str, tuple[float, float, float] | None] = field(default_factory=dict)
    """Where each wrist is, from the feet in metres; None lets the arm hang."""
    lifted: Mapping[str, float] = field(default_factory=dict)
    """How far an arm is on its way there from hanging, 0 to 1; not named: all the way."""
    palms: Mapping[str, float] = field(default_factory=dict)
    """How flat a palm lies, 1 as on a table, 0 as the forearm carries it; not named: flat."""


def idle(key: int, t_ms: int, state: MotionState) -> Pose:
    """The pose at a time. `key` is any whole number, one for each person and session."""
    t = t_ms / 1000
    breath = _breath(key, t, state.energy)
    away_h, away_p = (0.0, 0.0) if state.reduced else _look_away(key, t_ms, state, 90)
    turn_h, turn_p = (0.0, 0.0) if state.reduced else _look_away(key, t_ms, state, 520)
    eyes_h, eyes_p = (0.0, 0.0) if state.reduced else _saccade(key, t_ms)
    to_h = _kept(state.trainee_h + away_h, 45)
    to_p = _kept(state.trainee_p + away_p, 25)
    # the head takes over most of a large turn and little of a small one, and is slower than the eyes
    slow_h, slow_p = state.trainee_h + turn_h, state.trainee_p + turn_p
    head_h = slow_h * _share(slow_h, 8, 30, 0.25, 0.7)
    head_p = slow_p * _share(slow_p, 6, 20, 0.25, 0.6)
    gaze = (_kept(to_h - head_h + eyes_h, 30), _kept(to_p - head_p + eyes_p, 20))
    head_r = 0.0
    units: dict[str, float] = {}
    shut = blink(key, t_ms)
    if shut:
        units["eyeBlinkLeft"] = units["eyeBlinkRight"] = shut
    joints: dict[str, tuple[float, float, float]] = {
        "spine_03": (0.0, -0.7 * breath, 0.0),
        "clavicle_l": (0.0, 0.0, -0.9 * breath),
        "clavicle_r": (0.0, 0.0, 0.9 * breath),
    }
    if not state.reduced:
        sway = wave(key, 1, t, 7.5)
        lean = wave(key, 2, t, 9.5)
        open_up = 2.2 * (state.ease - 0.5)
        joints["pelvis"] = (0.0, 0.0, 1.1 * sway)
        joints["thigh_l"] = joints["thigh_r"] = (0.0, 0.0, -1.1 * sway)
        joints["spine_01"] = (0.8 * lean, 0.5 * lean - 0.5 * open_up, -0.9 * sway)
        joints["spine_03"] = (0.6 * lean, -0.7 * breath - 0.5 * open_up, -0.5 * sway)
        joints["clavicle_l"] = (open_up, 0.0, -0.9 * breath)
        joints["clavicle_r"] = (-open_up, 0.0, 0.9 * breath)
        head_h += 1.3 * wave(key, 3, t, 3.1)
        head_p += 0.9 * wave(key, 4, t, 2.7) + 0.4 * breath
        head_r = 1.4 * wave(key, 5, t, 4.3)
        if state.activity == "listening":
            head_p += _nod(key, t_ms)
            head_r += 2.0 * wave(key, 6, t, 6.0)
        elif state.activity == "speaking":
            beat_h, beat_p, beat_r, brow = _beats(key, t, state.energy)
            head_h, head_p, head_r = head_h + beat_h, head_p + beat_p, head_r + beat_r
            if brow > 0.02:
                units["browInnerUp"] = 0.35 * brow
                units["browOuterUpLeft"] = units["browOuterUpRight"] = 0.30 * brow
    head = (_kept(head_h, HEAD_LIMIT[0]), _kept(head_p, HEAD_LIMIT[1]), _kept(head_r, HEAD_LIMIT[2]))
    return Pose(head, gaze, units, joints, *_hands(key, t_ms, state))


def chance(key: int, channel: int, slot: int) -> float:
    """One number in 0..1 for a key, what it is for, and a slot of time."""
    mix = (key * 0x9E3779B97F4A7C15 ^ channel * 0xC2B2AE3D27D4EB4F ^ slot * 0x165667B19E3779F9) & _MASK
    mix = ((mix ^ (mix >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mix = ((mix ^ (mix >> 27)) * 0x94D049BB133111EB) & _MASK
    return ((mix ^ (mix >> 31)) >> 11) / (1 << 53)


_MASK: Final = (1 << 64) - 1


def wave(key: int, channel: int, t: float, period: float) -> float:
    """Smooth wandering in -1..1, with a turn about every `period` seconds."""
    x = t / period
    slot = math.floor(x)
    s = _smooth(x - slot)
    return 2 * (chance(key, channel, slot) * (1 - s) + chance(key, channel, slot + 1) * s) - 1


def blink(key: int, t_ms: int) -> float:
    """How far the lids are closed, 0 to 1: a blink every 2 to 6 seconds, now and then two."""
    slot_ms = 3400
    for slot in (t_ms // slot_ms, t_ms // slot_ms - 1):
        start = slot * slot_ms + int(chance(key, 20, slot) * (slot_ms - 700))
        if chance(key, 21, slot) > 0.88:
            continue
        times = (start, start + 330) if chance(key, 22, slot) > 0.85 else (start,)
        for begin in times:
            since = t_ms - begin
            if 0 <= since < BLINK_CLOSE_MS:
                return _smooth(since / BLINK_CLOSE_MS)
            if BLINK_CLOSE_MS <= since < BLINK_CLOSE_MS + BLINK_OPEN_MS:
                return 1 - _smooth((since - BLINK_CLOSE_MS) / BLINK_OPEN_MS)
    return 0.0


def _breath(key: int, t: float, energy: float) -> float:
    period = 4.4 - 1.4 * energy
    return math.sin(2 * math.pi * (t / period + chance(key, 10, 0)))


def _saccade(key: int, t_ms: int) -> tuple[float, float]:
    """Small jumps of the eyes over the other's face; each takes 40 ms."""
    slot_ms = 850
    slot = t_ms // slot_ms
    start = slot * slot_ms + int(chance(key, 30, slot) * 400)
    s = _smooth((t_ms - start) / 40)
    now, before = _spot(key, slot), _spot(key, slot - 1)
    return tuple(b + (n - b) * s for n, b in zip(now, before, strict=True))  # type: ignore[return-value]


def _spot(key: int, slot: int) -> tuple[float, float]:
    return 2.6 * (chance(key, 31, slot) - 0.5), 1.8 * (chance(key, 32, slot) - 0.5)


def _look_away(key: int, t_ms: int, state: MotionState, rise_ms: int) -> tuple[float, float]:
    """Now and then a glance aside, begun and ended within `rise_ms`: more while speaking and when ill at ease."""
    slot_ms = 4200
    slot = t_ms // slot_ms
    often = {"idle": 0.45, "listening": 0.22, "speaking": 0.50}[state.activity] * (1.5 - state.ease)
    if chance(key, 40, slot) > often:
        return 0.0, 0.0
    start = 300 + int(chance(key, 41, slot) * 1800)
    length = 600 + int(chance(key, 42, slot) * 900)
    since = t_ms - slot * slot_ms - start
    amount = _smooth(since / rise_ms) * (1 - _smooth((since - length) / rise_ms))
    side = 1 if chance(key, 43, slot) > 0.5 else -1
    return side * (9 + 11 * chance(key, 44, slot)) * amount, (9 - 15 * chance(key, 45, slot)) * amount


def _nod(key: int, t_ms: int) -> float:
    slot_ms = 3000
    slot = t_ms // slot_ms
    if chance(key, 50, slot) > 0.5:
        return 0.0
    start = int(chance(key, 51, slot) * 1600)
    s = (t_ms - slot * slot_ms - start) / (900 + 300 * chance(key, 52, slot))
    if not 0 <= s <= 1:
        return 0.0
    return (
        (2.2 + 2.0 * chance(key, 53, slot))
        * math.sin(math.pi * s)
        * (0.5 - 0.5 * math.cos(4 * math.pi * s))
        * 1.6
    )


def _beats(key: int, t: float, energy: float) -> tuple[float, float, float, float]:
    """Emphasis while speaking: small turns and dips of the head, and now and then the brows."""
    size = 0.6 + 0.8 * energy
    brow = max(0.0, wave(key, 64, t, 1.1) - 0.35) / 0.65
    return (
        2.6 * size * wave(key, 60, t, 0.9),
        2.0 * size * wave(key, 61, t, 0.55),
        1.5 * size * wave(key, 62, t, 1.3),
        brow,
    )


Wrist = tuple[float, float, float]


def _hands(
    key: int, t_ms: int, state: MotionState
) -> tuple[dict[str, Wrist | None], dict[str, float], dict[str, float]]:
    """Hands hang or rest on the counter; while speaking one or both rise now and then. See Pose for the three."""
    t = t_ms / 1000
    rest = {"l": (0.155, -0.335, state.counter_m + 0.032), "r": (-0.155, -0.325, state.counter_m + 0.032)}
    hands: dict[str, Wrist | None] = {"l": None, "r": None}
    if state.arms == "counter":
        drift = 0.0 if state.reduced else 0.006 * wave(key, 70, t, 5.0)
        hands = {s: (p[0] + drift, p[1] + drift, p[2]) for s, p in rest.items()}
    speaking = float(state.activity == "speaking") if state.gesture is None else state.gesture
    if state.reduced or speaking < 0.01 or (state.seated and state.arms == "side"):
        return hands, {}, {}
    slot_ms = 2600
    slot = t_ms // slot_ms
    if chance(key, 71, slot) > 0.35 + 0.35 * state.energy:
        return hands, {}, {}
    s = (t_ms - slot * slot_ms - 200) / (1500 + 700 * chance(key, 72, slot))
    if not 0 < s < 1:
        return hands, {}, {}
    rise = speaking * math.sin(math.pi * _smooth(s)) ** 1.2
    which = ("l", "r", "lr")[int(chance(key, 73, slot) * 3)]
    if state.arms == "side":
        return _from_hanging(key, slot, t, state, which, rise)
    height = (0.07 + 0.07 * chance(key, 74, slot)) * (0.7 + 0.6 * state.energy)
    for side in which:
        x, y, z = hands[side] or rest[side]
        out = (0.05 if side == "l" else -0.05) * chance(key, 75, slot)
        hands[side] = (x + out * rise, y - 0.03 * rise, z + height * rise)
    return hands, {}, dict.fromkeys(which, 1 - 0.45 * rise)


def _from_hanging(
    key: int, slot: int, t: float, state: MotionState, which: str, rise: float
) -> tuple[dict[str, Wrist | None], dict[str, float], dict[str, float]]:
    """Who stands free lifts a forearm in front of the body, no higher than the elbow, and lets it sink again."""
    hands: dict[str, Wrist | None] = {"l": None, "r": None}
    height = state.eye_m * (0.675 + 0.05 * chance(key, 74, slot)) + 0.010 * wave(key, 78, t, 0.6)
    for side in which:
        out = 0.175 + 0.05 * chance(key, 75, slot)
        hands[side] = (out if side == "l" else -out, -0.27 - 0.04 * chance(key, 77, slot), height)
    lifted = rise * (0.70 + 0.30 * state.energy)
    return hands, dict.fromkeys(which, lifted), dict.fromkeys(which, 0.3)


def _smooth(s: float) -> float:
    s = max(0.0, min(1.0, s))
    return s * s * (3 - 2 * s)


def _share(angle: float, low: float, high: float, little: float, much: float) -> float:
    return little + (much - little) * _smooth((abs(angle) - low) / (high - low))


def _kept(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
