"""The window, or an off-screen buffer in its place: opening, one frame, a picture, and what can go wrong."""

from __future__ import annotations

import atexit
import os
import sys
import time
from pathlib import Path
from typing import Any, Final

from panda3d.core import (
    Camera,
    EventQueue,
    FrameBufferProperties,
    GraphicsEngine,
    GraphicsOutput,
    GraphicsPipe,
    GraphicsPipeSelection,
    NodePath,
    OrthographicLens,
    PerspectiveLens,
    PNMImage,
    PythonCallbackObject,
    RenderState,
    TransformState,
    WindowProperties,
    loadPrcFileData,
)

from simkit.errors import SimkitError, diagnostic
from simkit.stage.display_lost import watch_display
from simkit.stage.shade import is_software

ON_SCREEN: Final = ("pandagl",)
OFF_SCREEN: Final = ("p3headlessgl", "pandagl")
"""The first needs no display and comes with the engine on Linux; elsewhere a hidden buffer of the second serves."""
_SETTINGS: Final = """
textures-power-2 none
audio-library-name null
sync-video true
show-frame-rate-meter false
x-init-threads true
notify-level-device fatal
notify-level-display fatal
notify-level-x11display fatal
notify-level-egldisplay fatal
notify-level-glxdisplay fatal
notify-level-windisplay fatal
"""
SAMPLES: Final = 4
RESIZED_S: Final = 0.25
CALM_FRAME_S: Final = 1 / 15
SLOW_FRAME_S: Final = 1 / 30
"""A processor that draws needs time for other things too; a graphics card is held by the screen's own rhythm."""


class Window:
    """One output with a room (`render`, seen by `camera`) and a sheet of pixels over it (`pixel2d`)."""

    def __init__(
        self, engine: GraphicsEngine, output: Any, *, offscreen: bool, driver: str, closed: bool = False
    ) -> None:
        """`closed`: the trainee closed it while it opened; `output` is a buffer then."""
        self.engine = engine
        self.output = output
        self.offscreen = offscreen
        self._closed_early = closed
        self.driver = driver
        self.software = is_software(output.getGsg())
        self.render = NodePath("render")
        self.lens = PerspectiveLens()
        self.lens.setNearFar(0.05, 60)
        self.camera = self.render.attachNewNode(Camera("trainee", self.lens))
        self._render2d = NodePath("render2d")
        self.pixel2d = self._render2d.attachNewNode("pixel2d")
        self._regions = [_region(output, self.camera, 0), _region(output, _flat_camera(self._render2d), 10)]
        self._regions[1].setClearDepthActive(True)
        if not offscreen and not closed:
            self._regions[1].setDrawCallback(PythonCallbackObject(self._first_drawn))
        self._gone = False
        atexit.register(self.close)
        self._last = time.perf_counter()
        self._seen = self._settled = self.size
        self._seen_at = 0.0
        self.fit()

    @property
    def size(self) -> tuple[int, int]:
        return max(1, self.output.getXSize()), max(1, self.output.getYSize())

    @property
    def gsg(self) -> Any:
        return self.output.getGsg()

    @property
    def closed(self) -> bool:
        """Whether the trainee closed the window."""
        return self._closed_early or (not self.offscreen and bool(self.output.isClosed()))

    @property
    def foreground(self) -> bool:
        if self._closed_early:
            return False
        return self.offscreen or bool(self.output.getProperties().getForeground())

    def _first_drawn(self, drawing: Any) -> None:
        drawing.upcall()
        watch_display.begin()
        self._regions[1].clearDrawCallback()

    def fit(self) -> None:
        """Take over the output's size, as after a resize."""
        width, height = self.size
        self.lens.setAspectRatio(width / height)
        self.pixel2d.setPos(-1, 0, 1)
        self.pixel2d.setScale(2 / width, 1, 2 / height)

    def refit(self) -> bool:
        """Follow a resize; True once, when the window has kept its new size for a moment."""
        now = time.perf_counter()
        if self.size != self._seen:
            self._seen, self._seen_at = self.size, now
            self.fit()
        elif self._seen != self._settled and now - self._seen_at > RESIZED_S:
            self._settled = self._seen
            return True
        return False

    def show_room(self, shown: bool) -> None:
        """Whether the room is drawn on it, or what lies on the sheet alone."""
        self._regions[0].setActive(shown)

    def background(self, red: float, green: float, blue: float) -> None:
        self.output.setClearColorActive(True)
        self.output.setClearColor((red, green, blue, 1))

    def frame(self, *, hurry: bool = False, calm: bool = False) -> float:
        """Draw one frame; the seconds it took. Unless in a hurry it waits, so that a processor is not worn out.

        `calm`: there is little to see and something to make ready beside it.

        Raises SimkitError SK8304 when the display is gone.
        """
        if not self.offscreen and watch_display.lost:
            raise SimkitError(diagnostic("SK8304"))
        start = time.perf_counter()
        self.engine.renderFrame()
        # Moving people leave states behind that nothing holds; the engine sweeps them up when told to.
        TransformState.garbageCollect()
        RenderState.garbageCollect()
        took = time.perf_counter() - start
        whole = CALM_FRAME_S if calm else SLOW_FRAME_S if self.software else 1 / 120
        rest = whole - (time.perf_counter() - self._last)
        if rest > 0 and not hurry:
            time.sleep(rest)
        self._last = time.perf_counter()
        return took

    def picture(self, path: Path) -> None:
        """Save what is on it as an opaque PNG. Raises SimkitError SK8306 if that cannot be written."""
        image = PNMImage()
        if not self.output.getScreenshot(image):
            raise SimkitError(diagnostic("SK8306", path=path, reason="no pixels"))
        image.removeAlpha()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SimkitError(diagnostic("SK8306", path=path, reason=error.strerror or error)) from error
        from panda3d.core import Filename

        if not image.write(Filename.fromOsSpecific(str(path))):
            raise SimkitError(diagnostic("SK8306", path=path, reason="not writable"))

    def close(self) -> None:
        """May be called twice. What is still open when Python ends is closed then: the engine insists on it."""
        if self._gone or (not self.offscreen and watch_display.lost):
            return
        self._gone = True
        atexit.unregister(self.close)
        self.engine.removeWindow(self.output)
        self.engine.renderFrame()


def open_window(
    *,
    size: tuple[int, int] = (1280, 720),
    title: str = "simkit",
    offscreen: bool = False,
    fullscreen: bool = False,
    sync: bool = True,
) -> Window:
    """A window, or with `offscreen` a buffer that needs no display.

    Without `sync` it never waits for the screen's rhythm: something else sets the pace.

    Raises SimkitError: SK8302 there is no OpenGL that can draw, SK8303 there is no display to open a window on.
    """
    if not offscreen and not _may_have_display():
        raise SimkitError(diagnostic("SK8303"))
    loadPrcFileData("simkit", _SETTINGS + ("" if sync else "sync-video false\n"))
    engine = GraphicsEngine.getGlobalPtr()
    for module in OFF_SCREEN if offscreen else ON_SCREEN:
        pipe = GraphicsPipeSelection.getGlobalPtr().makeModulePipe(module)
        if pipe is None or not pipe.isValid():
            continue
        # A first small buffer tells what draws, so that no smoothing is asked of a processor.
        trial = _make(engine, pipe, (16, 16), None, samples=0)
        if trial is None:
            continue
        software = is_software(trial.getGsg())
        samples = 0 if software else SAMPLES
        if software or offscreen:
            # Else whole frames queue up in the driver: gigabytes in a while, and frame times that mean nothing.
            loadPrcFileData("simkit", "gl-finish true")
        driver = str(trial.getGsg().getDriverRenderer())
        engine.removeWindow(trial)
        properties = WindowProperties()
        properties.setTitle(title)
        properties.setFullscreen(fullscreen)
        for count in (samples, 0) if samples else (0,):
            output = _make(engine, pipe, size, None if offscreen else properties, samples=count)
            if output is not None:
                return Window(engine, output, offscreen=offscreen, driver=driver)
            if not offscreen and _closed_while_opening():
                output = _make(engine, pipe, size, None, samples=0)
                if output is not None:
                    return Window(engine, output, offscreen=False, driver=driver, closed=True)
    if not offscreen and (pipe is None or not pipe.isValid()):
        raise SimkitError(diagnostic("SK8303"))
    raise SimkitError(diagnostic("SK8302"))


def _may_have_display() -> bool:
    """Under X11 a display is named. Panda3D would take the first of the machine, which may be somebody else's."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY"))


def _closed_while_opening() -> bool:
    """Whether the window that was not handed over had been opened: one that cannot open tells no change."""
    queue = EventQueue.getGlobalEventQueue()
    found = False
    while not queue.isQueueEmpty():
        found |= queue.dequeueEvent().getName() == "window-event"
    return found


def _make(
    engine: GraphicsEngine,
    pipe: GraphicsPipe,
    size: tuple[int, int],
    window: WindowProperties | None,
    *,
    samples: int,
) -> GraphicsOutput | None:
    buffer = FrameBufferProperties()
    buffer.setRgbColor(True)
    buffer.setRgbaBits(8, 8, 8, 0)
    buffer.setDepthBits(24)
    if samples:
        buffer.setMultisamples(samples)
    flags = GraphicsPipe.BF_fb_props_optional
    if window is None:
        properties = WindowProperties(size=size)
        flags |= GraphicsPipe.BF_refuse_window
    else:
        properties = WindowProperties(window)
        properties.setSize(*size)
        flags |= GraphicsPipe.BF_require_window
    output = engine.makeOutput(pipe, "simkit", 0, buffer, properties, flags)
    if output is None:
        return None
    engine.openWindows()
    if not output.isValid() or output.getGsg() is None:
        engine.removeWindow(output)
        return None
    return output


def _region(output: Any, camera: NodePath, sort: int) -> Any:
    region = output.makeDisplayRegion()
    region.setSort(sort)
    region.setCamera(camera)
    return region


def _flat_camera(render2d: NodePath) -> NodePath:
    render2d.setDepthTest(False)
    render2d.setDepthWrite(False)
    render2d.setMaterialOff(1)
    render2d.setTwoSided(True)
    lens = OrthographicLens()
    lens.setFilmSize(2, 2)
    lens.setNearFar(-1000, 1000)
    return render2d.attachNewNode(Camera("flat", lens))
