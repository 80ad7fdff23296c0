"""One frame after another: the room, the panels over it, and what the trainee did since the last one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from simkit.session import View
from simkit.stage.commands import KEY_COMMANDS
from simkit.stage.hud import Hud
from simkit.stage.keys import Input, Keyboard, Mouse
from simkit.stage.panels import Theme
from simkit.stage.panels.screens.data import Command
from simkit.stage.preparing import Preparing
from simkit.stage.quality import QualityKeeper
from simkit.stage.shade import Quality
from simkit.stage.talk import Shown
from simkit.stage.window import Window

if TYPE_CHECKING:
    from simkit.errors import Diagnostic
    from simkit.stage.gamepad import Gamepads
    from simkit.stage.objects import Desk
    from simkit.stage.stage import Stage

LONGEST_FRAME_S = 0.25
"""A frame that took longer presented no more than this: the window was dragged, or the computer slept."""


class Frames:
    def __init__(
        self,
        window: Window,
        *,
        theme: Theme | None,
        quality: Quality | None,
        place: str | None,
        hud: Hud | None = None,
    ) -> None:
        self.window = window
        self.hud = hud or Hud(window, theme)
        self.stage: Stage | None = None
        self.desk: Desk | None = None
        """The work with objects, once there is a room."""
        self._view: View | None = None
        self._preparing: Preparing | None = None
        self._keeper = QualityKeeper(window.gsg, quality)
        self._keyboard = None if window.offscreen or window.closed else Keyboard(window.output)
        self._gamepads: Gamepads | None = None
        self.place = place
        """A file in place of the one that the setting names."""
        self.notes: list[Diagnostic] = []
        """What the room was shown without."""
        self._last = time.perf_counter()
        self._was_foreground = False
        self.left_alone = False
        """The last frame came after the trainee had gone to another window."""
        self.inputs = 0
        """How many keys, clicks and turns of the wheel were read so far."""

    def prepare_stage(self, view: View) -> bool:
        """Begin to make room and people ready, beside this thread; True once `open_stage` need not wait."""
        if self.stage is not None:
            return True
        if self._preparing is None:
            self._preparing = Preparing(self.place or view.setting, view.cast)
        return self._preparing.ready

    def open_stage(self, view: View) -> Stage:
        """The room with its people. Raises SimkitError: SK6301, SK6302 for the place, SK6303 for a person."""
        if self.stage is None:
            self.prepare_stage(view)
            assert self._preparing is not None
            from simkit.stage.objects import Desk
            from simkit.stage.stage import Stage

            self.desk = Desk(self.hud, self.window)
            prepared = self._preparing.result()
            self.notes += prepared.built.problems
            self.stage = Stage(self.window, prepared, self._keeper.quality)
        self.stage.enter(view.cast)
        return self.stage

    def hear(self, view: View, shown: Shown) -> None:
        if self.stage is not None:
            self.stage.hear(view, shown)
            self._view = view
            if self.desk is not None:
                self.desk.show(view, self.stage.objects, on=self.works)

    @property
    def works(self) -> bool:
        """Whether what can be done with objects is offered through these frames."""
        return self.stage is not None and self.stage.on_window

    def leave_work(self) -> None:
        """What was done with objects is over: nothing of it is shown any more."""
        self._view = None
        if self.desk is not None:
            self.desk.hide()

    def restart_clock(self) -> None:
        """What went by until now was not presented."""
        self._last = time.perf_counter()

    def read(self, *, skips: bool) -> list[object]:
        """What was chosen or asked since the last call, in order: commands, and acts of the session.

        `skips`: a line is being said, so that Space (and Enter, where nothing has the focus) skips its rest.
        """
        found: list[object] = []
        for one in self._inputs():
            self.inputs += not (isinstance(one, Mouse) and one.kind in ("move", "release"))
            if isinstance(one, Mouse):
                found.append(self._mouse(one))
            elif not (skips and one.name == "space") and (taken := self._worked(one.name)) is not None:
                found.append(taken[0])
            elif one.name in KEY_COMMANDS:
                found.append(KEY_COMMANDS[one.name])
            elif skips and (one.name == "space" or (one.name == "enter" and self.hud.panel.focus is None)):
                found.append(Command("skip"))
            elif len(one.name) > 1 or one.name.isdecimal():
                found.append(self.hud.panel.press(one.name))
        kept = [one for one in found if one is not None]
        return [one for one in kept if self.desk is None or not self.desk.obey(one)]

    def _worked(self, key: str) -> tuple[object] | None:
        return self.desk.press(key) if self.desk is not None and self._view is not None else None

    def _inputs(self) -> Iterator[Input]:
        if self._keyboard is None:
            return
        yield from self._keyboard.read()
        if self._gamepads is None:
            from simkit.stage.gamepad import Gamepads

            self._gamepads = Gamepads()
        # Only the window in front is meant, as with keys.
        since = min(time.perf_counter() - self._last, LONGEST_FRAME_S)
        pressed = list(self._gamepads.read(since))
        if self.window.foreground:
            yield from pressed

    def _mouse(self, one: Mouse) -> object:
        x, y = self.hud.pointer(one.x, one.y)
        if self.desk is not None and self._view is not None:
            self.desk.point(one.x, one.y)
            if one.kind == "click" and (taken := self.desk.click(one.x, one.y)) is not None:
                return taken[0]
            if one.kind == "release" and (taken := self.desk.release()) is not None:
                return taken[0]
        if one.kind == "click":
            return self.hud.panel.click(x, y)
        if one.kind == "wheel":
            self.hud.panel.wheel(x, y, one.steps)
        else:
            self.hud.panel.point(x, y)
        return None

    def draw(self, *, pace: float = 1.0, judge: bool = False) -> float:
        """One frame; the seconds since the one before it. `judge`: its time tells whether to draw more plainly."""
        now = time.perf_counter()
        seconds = min(now - self._last, LONGEST_FRAME_S)
        self._last = now
        self._follow_window()
        if self.stage is not None:
            if self._view is not None and self.desk is not None:
                self.stage.work(self._view, seconds * pace, self.desk.close_up)
            self.stage.update(seconds * pace)
        self.hud.update()
        if self.desk is not None and self.desk.follow():
            self.hud.update()
        hurry = pace > 1 or (self.stage is None and not self.hud.painted)
        took = self.window.frame(hurry=hurry, calm=self.stage is None)
        if self.stage is not None and judge:
            self.stage.set_quality(self._keeper.took(took))
        return seconds

    def close(self) -> None:
        self.hud.close()
        if self.stage is not None:
            self.stage.close()
        self.window.close()

    def _follow_window(self) -> None:
        if self.window.refit() and self.stage is not None:
            self.stage.fit()
        foreground = self.window.foreground
        self.left_alone = self._was_foreground and not foreground
        self._was_foreground = foreground
