"""From what a window's keyboard and mouse did to what that means here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from panda3d.core import ButtonEvent

_NAMED: Final = {
    "arrow_up": "arrow_up",
    "arrow_down": "arrow_down",
    "arrow_left": "arrow_left",
    "arrow_right": "arrow_right",
    "enter": "enter",
    "space": "space",
    "tab": "tab",
    "escape": "escape",
    "page_up": "page_up",
    "page_down": "page_down",
    "home": "home",
    "end": "end",
    "f8": "f8",
}
_WHEEL: Final = {"wheel_up": -1.0, "wheel_down": 1.0}


@dataclass(frozen=True, slots=True)
class Key:
    """A named key ("arrow_up", "shift-tab", "escape"), or the character that was typed ("1", "+", "r")."""

    name: str


@dataclass(frozen=True, slots=True)
class Mouse:
    """Pixels from the window's upper left corner."""

    kind: Literal["move", "click", "release", "wheel"]
    x: float
    y: float
    steps: float = 0.0


Input = Key | Mouse


class Keyboard:
    """A window's own keyboard and mouse. Characters come as the layout makes them, so `1` is `1` in France."""

    def __init__(self, output: Any) -> None:
        self._output = output
        self._shift = False
        self._down = False
        """A key went down and its character has not come yet."""
        self._typed = ""
        """A character came and its key has not gone down yet."""
        self._pointer: tuple[float, float] | None = None

    def read(self) -> Iterator[Input]:
        """What happened since the last call, in order. A key that is held down counts once, except for the arrows."""
        if not self._output.getNumInputDevices():
            return
        device = self._output.getInputDevice(0)
        x, y, inside = self._where()
        if inside and (x, y) != self._pointer:
            self._pointer = (x, y)
            yield Mouse("move", x, y)
        if not device.hasButtonEvent():
            return
        for event in device.getButtonEvents().events:
            yield from self._of(event, x, y)

    def _where(self) -> tuple[float, float, bool]:
        data = self._output.getPointer(0)
        return data.getX(), data.getY(), data.getInWindow()

    def _of(self, event: Any, x: float, y: float) -> Iterator[Input]:
        name = event.button.getName()
        kind = event.type
        if kind in (ButtonEvent.T_down, ButtonEvent.T_repeat):
            fresh = kind == ButtonEvent.T_down
            if name in ("shift", "lshift", "rshift"):
                self._shift = True
            elif name == "mouse1" and fresh:
                yield Mouse("click", x, y)
            elif name in _WHEEL:
                yield Mouse("wheel", x, y, _WHEEL[name])
            elif name == "tab" and self._shift:
                yield Key("shift-tab")
            elif name in _NAMED and (fresh or name.startswith(("arrow", "page"))):
                yield Key(_NAMED[name])
        elif kind == ButtonEvent.T_up and name in ("shift", "lshift", "rshift"):
            self._shift = False
        elif kind == ButtonEvent.T_up and name == "mouse1":
            yield Mouse("release", x, y)
        yield from self._character(kind, event.keycode)

    def _character(self, kind: int, code: int) -> Iterator[Key]:
        """A character counts when its key goes down, not when it repeats. Some systems tell it before, some after."""
        if kind == ButtonEvent.T_raw_down:
            self._down, self._typed = False, ""
        elif kind == ButtonEvent.T_repeat:
            self._typed = ""
        elif kind == ButtonEvent.T_down:
            if self._typed:
                yield Key(self._typed)
            self._down, self._typed = not self._typed, ""
        elif kind == ButtonEvent.T_keystroke and chr(code).isprintable() and chr(code) != " ":
            if self._down:
                self._down = False
                yield Key(chr(code).lower())
            else:
                self._typed = chr(code).lower()
