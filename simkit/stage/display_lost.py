"""When the X server ends the connection: Xlib would end the process on the spot; here it is noticed instead."""

from __future__ import annotations

import atexit
import ctypes
import os
import sys
from typing import Any

from simkit.errors import diagnostic, render

FAILED = 1


class DisplayWatch:
    """`lost` turns true when the connection broke. After that nothing may be drawn."""

    def __init__(self) -> None:
        self.lost = False
        self._kept: list[Any] = []
        self._safe: int | None = None

    def begin(self) -> None:
        """Call while a frame is being drawn. Does nothing where there is no Xlib."""
        if self._kept or not sys.platform.startswith("linux"):
            return
        try:
            xlib = ctypes.CDLL("libX11.so.6")
        except OSError:
            return
        on_error = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(self._on_error)
        on_exit = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)(self._on_exit)
        self._kept = [xlib, on_error, on_exit]
        xlib.XSetIOErrorHandler.restype = ctypes.c_void_p
        xlib.XSetIOErrorHandler(on_error)
        display = _current_display()
        if display and hasattr(xlib, "XSetIOErrorExitHandler"):
            xlib.XSetIOErrorExitHandler.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
            xlib.XSetIOErrorExitHandler(display, ctypes.cast(on_exit, ctypes.c_void_p), None)
            self._safe = display
            atexit.register(self._end)

    def _on_error(self, display: int | None) -> int:
        self.lost = True
        if display != self._safe:
            # Xlib ends the process when this returns, halfway through whatever is being torn down.
            # The journal is durable up to what was shown, so ending at once loses nothing.
            os.write(2, (render(diagnostic("SK8304")) + "\n").encode())
            os._exit(FAILED)
        return 0

    def _end(self) -> None:
        """The engine's own end would wait for ever on a lock that broke with the connection."""
        if self.lost:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(FAILED)

    def _on_exit(self, display: int | None, data: int | None) -> None:
        self.lost = True


def _current_display() -> int | None:
    """The connection that OpenGL draws over just now."""
    try:
        gl = ctypes.CDLL("libGL.so.1")
        gl.glXGetCurrentDisplay.restype = ctypes.c_void_p
        found = gl.glXGetCurrentDisplay()
    except (OSError, AttributeError):
        return None
    return found if isinstance(found, int) else None


watch_display = DisplayWatch()
