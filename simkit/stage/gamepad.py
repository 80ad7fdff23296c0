"""A gamepad as keys: what somebody does with it means what the same key means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from panda3d import core

from simkit.stage.keys import Key

_DEVICE: Final[Any] = core.InputDevice
BUTTONS: Final = {
    "dpad_up": "arrow_up",
    "dpad_down": "arrow_down",
    "dpad_left": "arrow_left",
    "dpad_right": "arrow_right",
    "face_a": "enter",
    "face_b": "escape",
    "face_x": "t",
    "face_y": "r",
    "start": "escape",
    "lshoulder": "page_up",
    "rshoulder": "page_down",
}
"""Buttons by where they lie: A is the lowest of the four, whatever is printed on it."""
_PUSHED: Final = 0.6
_LET_GO: Final = 0.35
"""A stick has to come back this far before it counts again, so that a trembling thumb steps once."""
_WAIT_S: Final = 0.45
_EVERY_S: Final = 0.16
"""A direction that is held goes on after the first time, and then at the second: under 7 steps a second."""
_REPEATED: Final = ("arrow_up", "arrow_down", "arrow_left", "arrow_right", "page_up", "page_down")


class PadKeys:
    """One pad's state from frame to frame: buttons that are down and where the left stick is (x right, y up)."""

    def __init__(self) -> None:
        self._held: dict[str, float] = {}
        """Seconds until each key that is held counts again."""
        self._stick = ""

    def read(self, down: Mapping[str, bool], x: float, y: float, seconds: float) -> Iterator[Key]:
        self._stick = _direction(x, y, self._stick)
        held = dict.fromkeys(BUTTONS[name] for name, pressed in down.items() if pressed and name in BUTTONS)
        if self._stick:
            held[self._stick] = None
        before, self._held = self._held, {}
        for key in held:
            if key not in before:
                self._held[key] = _WAIT_S
                yield Key(key)
                continue
            left = before[key] - seconds
            if key in _REPEATED and left <= 0:
                left = _EVERY_S
                yield Key(key)
            self._held[key] = left


class Gamepads:
    """All that are plugged in, also while it runs."""

    def __init__(self) -> None:
        self._manager: Any = core.InputDeviceManager.getGlobalPtr()
        self._pads: dict[Any, PadKeys] = {}

    def read(self, seconds: float) -> Iterator[Key]:
        """What was done since the last frame, `seconds` ago."""
        self._manager.update()
        found = list(self._manager.getDevices(_DEVICE.DeviceClass.gamepad))
        for device in found:
            device.poll()
            pad = self._pads.setdefault(device, PadKeys())
            down = {one.handle.getName(): one.pressed for one in device.buttons if one.known}
            x, y = (device.findAxis(axis).value for axis in (_DEVICE.Axis.left_x, _DEVICE.Axis.left_y))
            yield from pad.read(down, x, y, seconds)
        self._pads = {device: self._pads[device] for device in found}


def _direction(x: float, y: float, now: str) -> str:
    """The arrow the stick stands for; the larger of the two decides."""
    least = _LET_GO if now else _PUSHED
    if max(abs(x), abs(y)) < least:
        return ""
    if abs(x) > abs(y):
        return "arrow_right" if x > 0 else "arrow_left"
    return "arrow_up" if y > 0 else "arrow_down"
