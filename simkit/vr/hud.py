"""The panels of a session, over a window or in the room: the same regions, the same trees, moved between the two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from panda3d.core import NodePath

from simkit.stage.hud import Hud
from simkit.stage.panels import Theme, css_scale
from simkit.stage.panels.layout import ORDER, slots
from simkit.stage.panels.screens.data import Access
from simkit.stage.window import Window
from simkit.vr import layout
from simkit.vr.comfort import Comfort
from simkit.vr.panels import Panels

TEXELS: Final = 1.5
"""A CSS pixel of a panel in the room: about what a lens of 25 pixels a degree can show."""
_NOWHERE: Final = (-1e6, -1e6)

Aim = Callable[[float, float], tuple[float, float] | None]
"""From a window's pixels to the sheet's, through what the window shows of the room."""


class VrHud(Hud):
    """Going over hides everything: whoever shows it shows it again each frame, and then as it is in the other place."""

    def __init__(self, window: Window, theme: Theme | None = None) -> None:
        super().__init__(window, theme)
        self.comfort = Comfort()
        self.room: Panels | None = None
        """None while they lie over the window."""
        self.aim: Aim = lambda x, y: None

    def enter_room(self, render: NodePath) -> Panels:
        if self.room is None:
            self.hide(*ORDER)
            self._surface.root.hide()
            self.panel.rearrange(layout.slots)
            texels = 1.0 if self._window.software else TEXELS
            self.panel.resize(layout.WIDTH, layout.HEIGHT, texels)
            self.room = Panels(self.panel, render)
        return self.room

    def leave_room(self) -> None:
        if self.room is not None:
            self.hide(*ORDER)
            self.room.close()
            self.room = None
            self.panel.rearrange(slots)
            size = self._window.size
            self._surface.resize(*size, css_scale(*size))
            self._surface.root.show()

    def update(self) -> None:
        if self.room is None:
            super().update()
        else:
            self.room.update()

    def pointer(self, x_px: float, y_px: float) -> tuple[float, float]:
        if self.room is None:
            return super().pointer(x_px, y_px)
        return self.aim(x_px, y_px) or _NOWHERE

    def access(self, language: str) -> Access:
        access = super().access(language)
        return (
            access
            if self.room is None
            else replace(access, more=(*self.comfort.settings(language), *access.more))
        )

    def close(self) -> None:
        if self.room is not None:
            self.room.close()
            self.room = None
        super().close()
