"""What the window shows meanwhile, for a trainer or a bystander: the left eye's picture, and the caption below it."""

from __future__ import annotations

from panda3d.core import CardMaker, LPoint3, LVector3, NodePath, Point2

from simkit.stage.panels import OverlaySurface, Panel
from simkit.stage.window import Window
from simkit.vr.eyes import Eye
from simkit.vr.panels import Panels, Ray

_CAPTION_SHARE = 0.55
"""Of the window's width that the caption takes."""


class Mirror:
    def __init__(self, window: Window, eye: Eye, panel: Panel) -> None:
        self._window, self._eye, self._panel = window, eye, panel
        self._card: NodePath | None = None
        self._size: tuple[int, int] | None = None
        self._caption = OverlaySurface(panel, window.pixel2d, regions=("caption",))
        window.show_room(False)

    def update(self) -> None:
        if self._size != self._window.size:
            self._size = self._window.size
            self._fit(*self._size)
        self._caption.update()
        self._place_caption(*self._window.size)

    def aim(self, x: float, y: float, panels: Panels) -> tuple[float, float] | None:
        """Where a pixel of the window points at on the sheet: so that a mouse can help from outside."""
        width, height = self._window.size
        left, top, across, down = self._part(width, height)
        u, v = left + across * x / width, top + down * y / height
        near, far = LPoint3(), LPoint3()
        if not self._eye.lens.extrude(Point2(2 * u - 1, 1 - 2 * v), near, far):
            return None
        camera, render = self._eye.camera, self._window.render
        start = LPoint3(render.getRelativePoint(camera, (0, 0, 0)))
        way = LVector3(render.getRelativeVector(camera, far - near))
        meeting = panels.meet(Ray(start, way))
        return (meeting.x, meeting.y) if meeting is not None else None

    def close(self) -> None:
        if self._card is not None:
            self._card.removeNode()
        self._caption.close()
        self._window.show_room(True)

    def _part(self, width: int, height: int) -> tuple[float, float, float, float]:
        """Which part of the eye's picture fills the window: left, top, width, height, each 0 to 1.

        By angles, not by pixels, since an eye's pixels need not be square.
        """
        view = self._eye.view
        wide = view.fov.right - view.fov.left if view is not None else 1.0
        high = view.fov.up - view.fov.down if view is not None else 1.0
        window, picture = width / height, wide / high
        if window > picture:
            part = picture / window
            return 0.0, (1 - part) / 2, 1.0, part
        part = window / picture
        return (1 - part) / 2, 0.0, part, 1.0

    def _fit(self, width: int, height: int) -> None:
        if self._card is not None:
            self._card.removeNode()
        left, top, across, down = self._part(width, height)
        maker = CardMaker("mirror")
        maker.setFrame(0, width, -height, 0)
        maker.setUvRange((left, 1 - top - down), (left + across, 1 - top))
        self._card = self._window.pixel2d.attachNewNode(maker.generate())
        self._card.setTexture(self._eye.texture, 1)
        self._card.setShaderOff(1)
        self._card.setBin("background", 0)

    def _place_caption(self, width: int, height: int) -> None:
        region = self._panel.regions["caption"]
        scale = _CAPTION_SHARE * width / region.slot.width
        x, y = self._panel.origin(region)
        root = self._caption.root
        root.setScale(scale)
        drawn = region.content_height * scale
        root.setPos(
            (width - region.slot.width * scale) / 2 - x * scale, 0, -(height - drawn - 12) + y * scale
        )
