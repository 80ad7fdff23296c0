"""Shadows that people throw as they move: on themselves, on each other and on the room. For graphics cards.

The shade of still things on each other is worked out beforehand (simkit/stage/place/bake.py): people alone are drawn
into the map, so that nothing is darkened twice.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from panda3d.core import (
    BitMask32,
    Camera,
    FrameBufferProperties,
    GraphicsPipe,
    LMatrix4,
    NodePath,
    OrthographicLens,
    SamplerState,
    Texture,
    WindowProperties,
)

from simkit.stage.shade.look import KEY_WAY, Quality, depth_shader, standard_shader

SIZE = 2048
SPREAD_M = 5.0
"""Width of the part of the room whose people throw shadows, around `MIDDLE`."""
MIDDLE = (0.0, 0.2, 0.9)
_AWAY_M = 6.0
_CASTS = BitMask32.bit(20)


def wants_shadows(quality: Quality, *, software: bool) -> bool:
    """Only `full` has them, and not where the processor draws. SIMKIT_SHADOWS=on or off decides otherwise."""
    said = os.environ.get("SIMKIT_SHADOWS", "")
    if said in ("on", "off"):
        return said == "on" and quality != "lean"
    return quality == "full" and not software


class Shadows:
    """Draws nothing until `follow` says that they are wanted; gives way where a map cannot be drawn."""

    def __init__(
        self, engine: Any, output: Any, render: NodePath, *, software: bool, size: int = SIZE
    ) -> None:
        self._engine, self._output, self._render = engine, output, render
        self._software, self._size = software, size
        self._buffer: Any = None
        self._camera: NodePath | None = None

    @property
    def shown(self) -> bool:
        return self._buffer is not None

    def follow(self, quality: Quality, people: Iterable[NodePath]) -> None:
        """After `apply_look(render, quality)`, and whenever somebody comes in."""
        for person in people:
            person.showThrough(_CASTS)
        if not wants_shadows(quality, software=self._software):
            self.remove()
            return
        if self._buffer is None and not self._begin():
            return
        self._render.setShader(standard_shader(shadows=True))

    def remove(self) -> None:
        if self._camera is None:
            return
        self._engine.removeWindow(self._buffer)
        self._camera.removeNode()
        self._render.clearShaderInput("shadow_map")
        self._render.clearShaderInput("shadow_view")
        self._render.show(_CASTS)
        self._buffer = self._camera = None

    def _begin(self) -> bool:
        plain = FrameBufferProperties()
        plain.setDepthBits(24)
        self._buffer = self._engine.makeOutput(
            self._output.getPipe(),
            "shadows",
            -20,
            plain,
            WindowProperties(size=(self._size, self._size)),
            GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_fb_props_optional,
            self._output.getGsg(),
            self._output,
        )
        if self._buffer is None:
            return False
        depths = Texture("shadows")
        depths.setFormat(Texture.F_depth_component)
        depths.setWrapU(SamplerState.WM_clamp)
        depths.setWrapV(SamplerState.WM_clamp)
        depths.setMinfilter(SamplerState.FT_nearest)
        depths.setMagfilter(SamplerState.FT_nearest)
        self._buffer.addRenderTexture(depths, self._buffer.RTM_bind_or_copy, self._buffer.RTP_depth)
        self._buffer.setClearDepthActive(True)
        lens = OrthographicLens()
        lens.setFilmSize(SPREAD_M, SPREAD_M)
        lens.setNearFar(0.5, 2 * _AWAY_M)
        camera = Camera("shadows", lens)
        camera.setCameraMask(_CASTS)
        plain_state = NodePath("depths")
        plain_state.setShader(depth_shader(), 1000)
        camera.setInitialState(plain_state.getState())
        self._camera = self._render.attachNewNode(camera)
        self._camera.setPos(*(m + _AWAY_M * way for m, way in zip(MIDDLE, KEY_WAY, strict=True)))
        self._camera.lookAt(*MIDDLE)
        self._buffer.makeDisplayRegion().setCamera(self._camera)
        self._render.hide(_CASTS)
        view = LMatrix4(self._render.getMat(self._camera)) * lens.getProjectionMat()
        self._render.setShaderInput("shadow_map", depths)
        self._render.setShaderInput("shadow_view", view)
        return True
