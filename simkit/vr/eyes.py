"""Two pictures a frame, one an eye: drawn by Panda3D, handed to the runtime."""

from __future__ import annotations

from typing import Any

from panda3d.core import (
    Camera,
    FrameBufferProperties,
    GraphicsOutput,
    GraphicsPipe,
    NodePath,
    PerspectiveLens,
    Texture,
    WindowProperties,
)

from simkit.errors import SimkitError, diagnostic
from simkit.stage.window import SAMPLES, Window
from simkit.vr.gl import Copier
from simkit.vr.session import EyeView, XrSession
from simkit.vr.swapchain import Swapchain

NEAR_M, FAR_M = 0.05, 60.0


class Eye:
    def __init__(self, name: str, window: Window, session: XrSession, parent: NodePath) -> None:
        width, height = session.size
        self._window = window
        self.swapchain = Swapchain(session.handle, width, height)
        self.texture = Texture(f"eye {name}")
        self.lens = PerspectiveLens()
        self.lens.setNearFar(NEAR_M, FAR_M)
        self.camera = parent.attachNewNode(Camera(f"eye {name}", self.lens))
        self.buffer = self._make(name, width, height)
        self.view: EyeView | None = None
        """What the next picture is drawn with."""
        self._gl: int | None = None

    def _make(self, name: str, width: int, height: int) -> Any:
        window = self._window
        for samples in (0,) if window.software else (SAMPLES, 0):
            wanted = FrameBufferProperties()
            wanted.setRgbColor(True)
            # With alpha, though nothing is transparent: the runtime's pictures have it, and bytes are copied.
            wanted.setRgbaBits(8, 8, 8, 8)
            wanted.setDepthBits(24)
            wanted.setMultisamples(samples)
            buffer: Any = window.engine.makeOutput(
                window.output.getPipe(),
                f"eye {name}",
                -20,
                wanted,
                WindowProperties(size=(width, height)),
                GraphicsPipe.BF_refuse_window,
                window.gsg,
                window.output,
            )
            if buffer is not None:
                break
        else:
            self.swapchain.close()
            self.camera.removeNode()
            raise SimkitError(diagnostic("SK8705", reason=f"no picture of {width} × {height} can be drawn"))
        buffer.addRenderTexture(self.texture, GraphicsOutput.RTM_bind_or_copy, GraphicsOutput.RTP_color)
        buffer.setClearColorActive(True)
        region = buffer.makeDisplayRegion()
        region.setCamera(self.camera)
        buffer.setActive(False)
        return buffer

    def look(self, view: EyeView) -> None:
        self.view = view
        self.camera.setPosQuat(view.pose.at, view.pose.turn)
        view.fov.set_on(self.lens)

    def hand_over(self, copy: Copier) -> tuple[EyeView, Any, tuple[int, int]]:
        assert self.view is not None
        if self._gl is None:
            gsg = self._window.gsg
            self._gl = int(self.texture.prepareNow(0, gsg.getPreparedObjects(), gsg).getNativeId())
        self.swapchain.fill(self._gl, copy)
        return self.view, self.swapchain.handle, self.swapchain.size

    def close(self) -> None:
        self._window.engine.removeWindow(self.buffer)
        self.camera.removeNode()
        self.swapchain.close()


class Eyes:
    """Left and right. Raises SimkitError SK8705 where they cannot be drawn."""

    def __init__(self, window: Window, session: XrSession, parent: NodePath) -> None:
        self._window = window
        self._copy = Copier()
        self.left = Eye("left", window, session, parent)
        try:
            self.right = Eye("right", window, session, parent)
        except BaseException:
            self.left.close()
            raise
        self.both = (self.left, self.right)

    def look(self, views: tuple[EyeView, EyeView] | None) -> None:
        """Before a frame is drawn; None: nobody sees it, so that nothing need be drawn."""
        sky = self._window.output.getClearColor()
        for eye, view in zip(self.both, views or (None, None), strict=True):
            eye.buffer.setActive(view is not None)
            if view is not None:
                eye.buffer.setClearColor(sky)
                eye.look(view)

    def hand_over(self) -> list[tuple[EyeView, Any, tuple[int, int]]]:
        """After it was drawn: both pictures to the runtime."""
        return [eye.hand_over(self._copy) for eye in self.both]

    def close(self) -> None:
        for eye in self.both:
            eye.close()
