"""A small off-screen camera for tests: a person's face or bust as an array of pixels."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from panda3d.core import (
    Camera,
    FrameBufferProperties,
    GraphicsEngine,
    GraphicsOutput,
    GraphicsPipe,
    GraphicsPipeSelection,
    NodePath,
    PerspectiveLens,
    Texture,
    WindowProperties,
)

from simkit.stage.person import Person
from simkit.stage.shade import Quality, apply_look


@dataclass
class Studio:
    engine: Any
    buffer: Any
    texture: Any
    scene: NodePath
    camera: NodePath
    lens: Any

    def look(self, quality: Quality) -> None:
        apply_look(self.scene, quality)

    def face(self, person: Person) -> np.ndarray[Any, Any]:
        """The face alone, (size, size, 3) in 0..255."""
        self.camera.setPos(0, -1.0, person.eye_height_m - 0.035)
        self.camera.lookAt(0, 0, person.eye_height_m - 0.035)
        self.lens.setFov(10)
        return self._pixels()

    def bust(self, person: Person) -> np.ndarray[Any, Any]:
        self.camera.setPos(0, -2.3, person.eye_height_m)
        self.camera.lookAt(0, 0, person.eye_height_m - 0.3)
        self.lens.setFov(30)
        return self._pixels()

    def _pixels(self) -> np.ndarray[Any, Any]:
        self.engine.renderFrame()
        size = (self.texture.getYSize(), self.texture.getXSize(), 4)
        pixels = np.frombuffer(self.texture.getRamImageAs("RGBA").getData(), dtype=np.uint8)
        return pixels.reshape(size)[::-1, :, :3].astype(float)


@contextmanager
def studio(size: int = 160) -> Iterator[Studio]:
    """Skips the test where no off-screen drawing is to be had."""
    pipe = _pipe()
    if pipe is None:
        pytest.skip("no graphics pipe")
    engine: Any = GraphicsEngine(pipe)  # type: ignore[call-arg]
    frame = FrameBufferProperties()
    frame.setRgbaBits(8, 8, 8, 8)
    frame.setDepthBits(24)
    window = WindowProperties()
    window.setSize(size, size)
    buffer = engine.makeOutput(pipe, "studio", 0, frame, window, GraphicsPipe.BFRefuseWindow)
    if buffer is None:
        pytest.skip("no off-screen buffer")
    texture = Texture()
    buffer.addRenderTexture(texture, GraphicsOutput.RTMCopyRam)
    buffer.setClearColor((0.7, 0.7, 0.7, 1))
    scene = NodePath("studio")
    lens = PerspectiveLens()
    lens.setNearFar(0.05, 20)
    camera = scene.attachNewNode(Camera("eye", lens))
    buffer.makeDisplayRegion().setCamera(camera)
    try:
        yield Studio(engine, buffer, texture, scene, camera, lens)
    finally:
        engine.removeAllWindows()
        scene.removeNode()


def _pipe() -> Any:
    """A pipe without a display where there is one; a virtual X display would make EGL look for windows there."""
    selection = GraphicsPipeSelection.getGlobalPtr()
    display = os.environ.pop("DISPLAY", None)
    try:
        pipe = selection.makeModulePipe("p3headlessgl")
    finally:
        if display is not None:
            os.environ["DISPLAY"] = display
    return pipe if pipe is not None and pipe.isValid() else selection.makeDefaultPipe()
