"""What moves every frame, as cards placed from boxes instead of new pixels: focus ring, bars, shade."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np
from panda3d.core import (
    CardMaker,
    Geom,
    GeomNode,
    GeomTriangles,
    GeomVertexData,
    GeomVertexFormat,
    GeomVertexWriter,
    NodePath,
    SamplerState,
    Texture,
    TransparencyAttrib,
)

from simkit.stage.panels.focus import Spot
from simkit.stage.panels.painter import Box
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.region import Region

RING = 4.0
"""CSS pixels of the focus ring's line."""
CORNER = 17.0
OUTSIDE = 6.0
"""CSS pixels that the ring stands outside its target, so that it shows round one of its own colour too."""

DOT = 16.0
"""CSS pixels across the pointer's dot."""


def bin_order(region: Region, above: int = 0) -> int:
    """Drawing order in Panda3D's bin `fixed`; `above` 1 to 9 for what lies on the region, −1 for under it."""
    return 10 * (region.order + 1) + above


class Marks:
    def __init__(self, root: NodePath, regions: Collection[str], *, shade: bool = True) -> None:
        self._root = root
        self._regions = regions
        self._shades = shade
        self._focus = _Ring(root, "focus", RING, order=90)
        self._hover = _Ring(root, "hover", 2.0, order=89)
        self._shade = _card(root, "shade")
        self._dot = _Ring(root, "dot", CORNER, order=95)
        self._thumbs: list[NodePath] = []
        self._bars: list[NodePath] = []

    def update(self, panel: Panel) -> None:
        accent = panel.theme.rgb("accent")
        self._focus.place(self._box(panel, panel.focus), accent)
        hover = panel.hover if panel.hover != panel.focus else None
        self._hover.place(self._box(panel, hover), panel.theme.rgb("text"))
        self._dot.place(_dot_box(panel.dot) if panel.dot else None, accent)
        self._shade_under_modal(panel)
        self._scroll_thumbs(panel)
        self._timers(panel)

    def _box(self, panel: Panel, spot: Spot | None) -> Box | None:
        return panel.box_of(spot) if spot is not None and spot.region in self._regions else None

    def _shown(self, panel: Panel) -> list[Region]:
        return [region for region in panel.shown() if region.name in self._regions]

    def remove(self) -> None:
        for node in (
            self._focus.node,
            self._hover.node,
            self._dot.node,
            self._shade,
            *self._thumbs,
            *self._bars,
        ):
            node.removeNode()

    def _shade_under_modal(self, panel: Panel) -> None:
        modal = [region for region in self._shown(panel) if region.slot.modal and region.frame is not None]
        if not modal or not self._shades:
            self._shade.hide()
            return
        self._shade.setBin("fixed", bin_order(modal[-1], -1))
        _place(self._shade, (0, 0, panel.width, panel.height), (0.05, 0.07, 0.08), 0.55)

    def _scroll_thumbs(self, panel: Panel) -> None:
        found = [
            (region, thumb)
            for region in self._shown(panel)
            for seen in region.scrollers()
            if (thumb := _thumb(region, seen.node.id, seen.box)) is not None
        ]
        self._spread(self._thumbs, found, panel, "soft")

    def _timers(self, panel: Panel) -> None:
        found: list[tuple[Region, Box]] = []
        for region in self._shown(panel):
            for seen in region.seen():
                part = panel.bars.get(seen.node.id)
                if part is not None:
                    left, top, width, height = seen.clip
                    found.append((region, (left, top, width * part, height)))
        self._spread(self._bars, found, panel, "accent")

    def _spread(
        self, nodes: list[NodePath], found: Sequence[tuple[Region, Box]], panel: Panel, token: str
    ) -> None:
        while len(nodes) < len(found):
            nodes.append(_card(self._root, "mark"))
        for node in nodes[len(found) :]:
            node.hide()
        for node, (region, box) in zip(nodes, found, strict=False):
            x, y = panel.origin(region)
            node.setBin("fixed", bin_order(region, 1))
            _place(node, (box[0] + x, box[1] + y, box[2], box[3]), panel.theme.rgb(token))


def _dot_box(at: tuple[float, float]) -> Box:
    size = DOT - 2 * OUTSIDE
    return at[0] - size / 2, at[1] - size / 2, size, size


def _thumb(region: Region, ident: str, view: Box) -> Box | None:
    room = region.scroll_range(ident)
    if room < 4 or region.frame is None:
        return None
    moved = region.frame.request.scrolls.get(ident, 0.0)
    height = max(24.0, view[3] * view[3] / (view[3] + room))
    top = view[1] + (view[3] - height) * min(1.0, moved / room)
    return view[0] + view[2] + 4.0, top, 5.0, height


def _card(root: NodePath, name: str) -> NodePath:
    maker = CardMaker(name)
    maker.setFrame(0, 1, -1, 0)
    node = root.attachNewNode(maker.generate())
    node.setTextureOff(1)
    node.setShaderOff(1)
    node.setTransparency(TransparencyAttrib.M_alpha)
    node.hide()
    return node


def _place(
    node: NodePath,
    box: Box,
    colour: tuple[float, float, float],
    alpha: float = 1.0,
) -> None:
    if box[2] <= 0 or box[3] <= 0:
        node.hide()
        return
    node.show()
    node.setPos(box[0], 0, -box[1])
    node.setScale(box[2], 1, box[3])
    node.setColor(*colour, alpha)


class _Ring:
    """A rounded outline, stretched in nine parts so that its corners keep their shape."""

    def __init__(self, root: NodePath, name: str, line: float, order: int) -> None:
        self._line = line
        self._size: tuple[float, float] | None = None
        self.node = root.attachNewNode(name)
        self.node.setBin("fixed", order)
        self.node.setTexture(_ring_texture(line), 1)
        self.node.setShaderOff(1)
        self.node.setTransparency(TransparencyAttrib.M_alpha)
        self.node.hide()

    def place(self, box: Box | None, colour: tuple[float, float, float]) -> None:
        if box is None:
            self.node.hide()
            return
        width, height = box[2] + 2 * OUTSIDE, box[3] + 2 * OUTSIDE
        if self._size != (width, height):
            self._size = (width, height)
            for child in self.node.getChildren():
                child.removeNode()
            self.node.attachNewNode(_nine_parts(width, height))
        self.node.show()
        self.node.setPos(box[0] - OUTSIDE, 0, -(box[1] - OUTSIDE))
        self.node.setColor(*colour, 1)


def _nine_parts(width: float, height: float) -> GeomNode:
    corner = min(CORNER, width / 2, height / 2)
    xs = (0.0, corner, width - corner, width)
    ys = (0.0, corner, height - corner, height)
    us = (0.0, 0.5, 0.5, 1.0)
    data = GeomVertexData("ring", GeomVertexFormat.getV3t2(), Geom.UHStatic)
    vertex, uv = GeomVertexWriter(data, "vertex"), GeomVertexWriter(data, "texcoord")
    for row in range(4):
        for column in range(4):
            vertex.addData3(xs[column], 0, -ys[row])
            uv.addData2(us[column], 1 - us[row])
    triangles = GeomTriangles(Geom.UHStatic)
    for row in range(3):
        for column in range(3):
            first = 4 * row + column
            triangles.addVertices(first, first + 4, first + 1)
            triangles.addVertices(first + 1, first + 4, first + 5)
    geom = Geom(data)
    geom.addPrimitive(triangles)
    node = GeomNode("ring")
    node.addGeom(geom)
    return node


def _ring_texture(line: float, texels_a_pixel: int = 4) -> Texture:
    size = int(2 * CORNER * texels_a_pixel)
    middle = (np.arange(size) + 0.5) / texels_a_pixel - CORNER
    distance = CORNER - np.hypot(middle[:, None], middle[None, :])
    cover = np.clip(np.minimum(distance, line - distance) * texels_a_pixel + 0.5, 0, 1)
    texels = np.full((size, size, 4), 255, np.uint8)
    texels[:, :, 3] = cover * 255
    texture = Texture("ring")
    # Not alpha alone: modern OpenGL has no such format, and macOS offers no other.
    texture.setup2dTexture(size, size, Texture.T_unsigned_byte, Texture.F_rgba)
    view: Any = texture.modifyRamImage()
    np.asarray(memoryview(view))[:] = texels.reshape(-1)
    texture.setWrapU(SamplerState.WM_clamp)
    texture.setWrapV(SamplerState.WM_clamp)
    texture.setMinfilter(SamplerState.FT_linear)
    return texture
