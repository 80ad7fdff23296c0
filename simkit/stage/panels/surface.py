"""Where a panel is seen: flat on the window, or as a card in the world. Only this knows Panda3D's scene."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
from panda3d.core import (
    CardMaker,
    NodePath,
    SamplerState,
    Texture,
    TransparencyAttrib,
)

from simkit.stage.panels.layout import ORDER
from simkit.stage.panels.marks import Marks, bin_order
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.worker import Frame


class Surface:
    """Cards for the panel's regions under `root`, whose units are CSS pixels: x is right, −z is down."""

    def __init__(
        self,
        panel: Panel,
        parent: NodePath,
        *,
        smooth: bool,
        regions: Collection[str] = ORDER,
        shade: bool = True,
    ) -> None:
        self.panel = panel
        self.regions = regions
        """Those that are seen here; another surface may have the others."""
        self.root = parent.attachNewNode("panel")
        self._smooth = smooth
        self._cards: dict[str, _Card] = {}
        self._marks = Marks(self.root, regions, shade=shade)

    def update(self) -> None:
        """Once a frame: copy what was painted into textures, place cards, focus ring and moving marks."""
        self.panel.update()
        for region in self.panel.shown():
            if region.frame is not None and region.name in self.regions:
                self._show(region.name, region.frame)
        self._place()
        self._marks.update(self.panel)

    def close(self) -> None:
        for card in self._cards.values():
            card.remove()
        self._cards.clear()
        self._marks.remove()
        self.root.removeNode()

    def _show(self, name: str, frame: Frame) -> None:
        card = self._cards.get(name)
        if card is not None and card.frame is frame:
            return
        if card is None or not card.fits(frame):
            if card is not None:
                card.remove()
            card = self._cards[name] = _Card(name, frame, self.root, self._smooth)
        card.copy(frame)

    def _place(self) -> None:
        for name, region in self.panel.regions.items():
            card = self._cards.get(name)
            if card is None:
                continue
            if not region.shown or region.frame is None:
                card.node.hide()
                continue
            x, y = self._snapped(*self.panel.origin(region))
            card.node.show()
            card.node.setPos(x, 0, -y)
            card.node.setBin("fixed", bin_order(region))

    def _snapped(self, x: float, y: float) -> tuple[float, float]:
        return x, y


class OverlaySurface(Surface):
    """Flat over the window, one texel a pixel. `pixel2d` is ShowBase's node in window pixels.

    Call `resize` with the window's size in pixels when it changes.
    """

    def __init__(self, panel: Panel, pixel2d: NodePath, *, regions: Collection[str] = ORDER) -> None:
        super().__init__(panel, pixel2d, smooth=False, regions=regions)
        self.root.setScale(panel.scale)

    def resize(self, width_px: int, height_px: int, scale: float) -> None:
        """Device pixels; `scale` as from `layout.css_scale`, times the text size of the system if wished."""
        self.panel.resize(round(width_px / scale), round(height_px / scale), scale)
        self.root.setScale(scale)

    def pointer(self, x_px: float, y_px: float) -> tuple[float, float]:
        """Window pixels from the upper left to the panel's CSS pixels."""
        return x_px / self.panel.scale, y_px / self.panel.scale

    def _snapped(self, x: float, y: float) -> tuple[float, float]:
        scale = self.panel.scale
        return round(x * scale) / scale, round(y * scale) / scale


class QuadSurface(Surface):
    """A card in the world, the panel's middle at `root`'s origin, facing −Y of the node it hangs under.

    Draw it after tone mapping and without light: the texels are sRGB-encoded and premultiplied.
    """

    def __init__(
        self,
        panel: Panel,
        parent: NodePath,
        *,
        metres_per_pixel: float = 0.0012,
        regions: Collection[str] = ORDER,
        shade: bool = True,
    ) -> None:
        self.node = parent.attachNewNode("panel quad")
        super().__init__(panel, self.node, smooth=True, regions=regions, shade=shade)
        self.metres_per_pixel = metres_per_pixel
        self.root.setScale(metres_per_pixel)
        self.root.setPos(-panel.width / 2 * metres_per_pixel, 0, panel.height / 2 * metres_per_pixel)
        self.root.setLightOff(1)
        self.root.setFogOff(1)
        self.root.setDepthWrite(False)
        self.root.setDepthTest(False)

    def face(self, eye: tuple[float, float, float], towards: tuple[float, float, float]) -> None:
        """Stand at `towards` upright, turned to an eye at `eye` (world coordinates, Z up)."""
        self.node.setPos(*towards)
        dx, dy = eye[0] - towards[0], eye[1] - towards[1]
        self.node.setHpr(np.degrees(np.arctan2(dx, -dy)), 0, 0)

    def hit(
        self, origin: tuple[float, float, float], direction: tuple[float, float, float]
    ) -> tuple[float, float] | None:
        """Where a ray (in the space of `node`'s parent) meets the panel, in CSS pixels; None if it misses."""
        parent = self.node.getParent()
        start = self.root.getRelativePoint(parent, origin)
        ray = self.root.getRelativeVector(parent, direction)
        if abs(ray.y) < 1e-9:
            return None
        length = -start.y / ray.y
        if length <= 0:
            return None
        x, y = start.x + length * ray.x, -(start.z + length * ray.z)
        if 0 <= x < self.panel.width and 0 <= y < self.panel.height:
            return x, y
        return None


class _Card:
    def __init__(self, name: str, frame: Frame, parent: NodePath, smooth: bool) -> None:
        self.frame: Frame | None = None
        """What the texture holds."""
        self.width, self.height = frame.width, frame.height
        self.look = frame.request.look
        maker = CardMaker(f"region {name}")
        maker.setFrame(0, self.look.width, -self.look.height, 0)
        # Panda3D counts rows from the bottom, the painter from the top.
        maker.setUvRange((0, 1), (1, 0))
        self.node = parent.attachNewNode(maker.generate())
        self.texture = Texture(name)
        self.texture.setup2dTexture(self.width, self.height, Texture.T_unsigned_byte, Texture.F_rgba)
        self.texture.setCompression(Texture.CM_off)
        self.texture.setWrapU(SamplerState.WM_clamp)
        self.texture.setWrapV(SamplerState.WM_clamp)
        if smooth:
            self.texture.setMinfilter(SamplerState.FT_linear_mipmap_linear)
            self.texture.setAnisotropicDegree(8)
        else:
            self.texture.setMinfilter(SamplerState.FT_linear)
        self.texture.setMagfilter(SamplerState.FT_linear)
        self.node.setTexture(self.texture, 1)
        self.node.setTransparency(TransparencyAttrib.M_premultiplied_alpha)
        self.node.setShaderOff(1)
        self.node.setMaterialOff(1)

    def fits(self, frame: Frame) -> bool:
        return (self.width, self.height, self.look.width, self.look.height) == (
            frame.width,
            frame.height,
            frame.request.look.width,
            frame.request.look.height,
        )

    def copy(self, frame: Frame) -> None:
        # A view, taken anew each time: setRamImage would copy through an intermediate string.
        view: Any = self.texture.modifyRamImage()
        np.asarray(memoryview(view))[:] = frame.bgra
        self.frame = frame

    def remove(self) -> None:
        self.node.removeNode()
        self.texture.clear()
