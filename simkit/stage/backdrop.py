"""What lies behind the people, drawn once: sharper than a frame could afford, softened as a lens would, then still.

On a computer without a graphics card this is what makes the stage run smoothly: a frame draws only people and counter.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from panda3d.core import (
    Camera,
    CardMaker,
    FrameBufferProperties,
    GraphicsPipe,
    NodePath,
    SamplerState,
    Texture,
    WindowProperties,
)

from simkit.stage.shade import Quality, apply_look
from simkit.stage.window import Window

FINER = 2
"""Each pixel is drawn as so many in both directions, then averaged: smooth edges on any machine."""
SOFT = 0.0035
"""Radius of the blur, as a part of the picture's height."""
_FAR = 50.0


def paint_backdrop(
    window: Window, back: NodePath, sky: tuple[float, float, float], quality: Quality, *, soft: float = SOFT
) -> NodePath | None:
    """A card under the camera that fills its view with `back` as seen now; None where no buffer can be drawn."""
    width, height = window.size
    texture = _draw(window, back, (width * FINER, height * FINER), sky, quality)
    if texture is None:
        return None
    view = memoryview(texture.getRamImageAs("BGR")).cast("B")  # type: ignore[arg-type]
    fine = np.frombuffer(view, np.uint8).reshape(height * FINER, width * FINER, 3)
    picture = fine.reshape(height, FINER, width, FINER, 3).mean((1, 3), dtype=np.float32)
    return _card(window, blurred(picture, round(soft * height)))


def blurred(picture: npt.NDArray[np.float32], radius: int) -> npt.NDArray[np.uint8]:
    """Three box blurs one after another: close to a Gaussian; edges are kept by repeating them."""
    for _ in range(3 if radius else 0):
        for axis in (0, 1):
            room = [(0, 0)] * 3
            room[axis] = (radius + 1, radius)
            run = np.pad(picture, room, "edge").cumsum(axis, dtype=np.float32)
            size = picture.shape[axis]
            first, last = np.arange(size), np.arange(size) + 2 * radius + 1
            picture = (np.take(run, last, axis) - np.take(run, first, axis)) / np.float32(2 * radius + 1)
    return np.clip(np.rint(picture), 0, 255).astype(np.uint8)


def _draw(
    window: Window, back: NodePath, size: tuple[int, int], sky: tuple[float, float, float], quality: Quality
) -> Texture | None:
    scene = NodePath("backdrop scene")
    back.instanceTo(scene)
    lens = window.lens.makeCopy()
    camera = scene.attachNewNode(Camera("backdrop", lens))
    camera.setMat(window.camera.getMat(window.render))
    apply_look(scene, "standard" if quality == "full" else quality)
    plain = FrameBufferProperties()
    plain.setRgbColor(True)
    plain.setRgbaBits(8, 8, 8, 0)
    plain.setDepthBits(24)
    buffer: Any = window.engine.makeOutput(
        window.output.getPipe(),
        "backdrop",
        -10,
        plain,
        WindowProperties(size=size),
        GraphicsPipe.BF_refuse_window | GraphicsPipe.BF_fb_props_optional,
        window.gsg,
        window.output,
    )
    if buffer is None:
        return None
    texture = Texture("backdrop")
    buffer.addRenderTexture(texture, buffer.RTM_copy_ram)
    buffer.setClearColorActive(True)
    buffer.setClearColor((*sky, 1))
    region = buffer.makeDisplayRegion()
    region.setCamera(camera)
    active = window.output.isActive()
    window.output.setActive(False)
    window.engine.renderFrame()
    window.output.setActive(active)
    window.engine.removeWindow(buffer)
    scene.removeNode()
    whole = (texture.getXSize(), texture.getYSize()) == size and texture.hasRamImage()
    return texture if whole else None


def _card(window: Window, picture: npt.NDArray[np.uint8]) -> NodePath:
    height, width = picture.shape[:2]
    texture = Texture("backdrop")
    texture.setup2dTexture(width, height, Texture.T_unsigned_byte, Texture.F_rgb)
    view: Any = texture.modifyRamImage()
    np.asarray(memoryview(view))[:] = picture.reshape(-1)
    texture.setWrapU(SamplerState.WM_clamp)
    texture.setWrapV(SamplerState.WM_clamp)
    texture.setMinfilter(SamplerState.FT_linear)
    lens = window.lens
    x, z = (lens.getFilmSize()[i] / 2 / lens.getFocalLength() * _FAR for i in (0, 1))
    maker = CardMaker("backdrop")
    maker.setFrame(-x, x, -z, z)
    card = window.camera.attachNewNode(maker.generate())
    card.setY(_FAR)
    card.setTexture(texture, 1)
    card.setShaderOff(10)
    card.setLightOff(10)
    card.setMaterialOff(10)
    card.setColorScaleOff(10)
    card.setBin("background", 0)
    card.setDepthWrite(False)
    card.setDepthTest(False)
    return card
