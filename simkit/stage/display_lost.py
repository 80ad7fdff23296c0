"""When the X server ends the connection: Xlib and the driver cannot live on, so it is noticed before they draw again.

Between two frames the loss is an ordinary coded error. In the middle of one only Xlib knows, and it would end the
process without a word; then the words are said here, and the process ends in order.
"""

from __future__ import annotations

import atexit
import ctypes
import os
import select
import sys
import time
from typing import Any

from simkit.errors import diagnostic, render

FAILED = 1
LAST_WRITES_S = 0.5
"""Time for other threads to finish what they write, the journal's before all."""


class DisplayWatch:
    """One for the process: Xlib has one handler too. On other systems than Linux it never sees a loss."""

    def __init__(self) -> None:
        self.language = "en"
        """Of the last words."""
        self._lost = False
        self._kept: list[Any] = []
        self._socket: select.poll | None = None  # type: ignore[name-defined,unused-ignore]

    def begin(self) -> None:
        """Call while a frame is being drawn. Does nothing where there is no Xlib."""
        if self._kept or not sys.platform.startswith("linux"):
            return
        try:
            xlib, gl = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libGL.so.1")
            gl.glXGetCurrentDisplay.restype = ctypes.c_void_p
            display = gl.glXGetCurrentDisplay()
        except (OSError, AttributeError):
            return
        on_error = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(self._on_error)
        self._kept = [xlib, on_error]
        xlib.XSetIOErrorHandler.restype = ctypes.c_void_p
        xlib.XSetIOErrorHandler(on_error)
        if display:
            xlib.XConnectionNumber.argtypes = [ctypes.c_void_p]
            self._socket = select.poll()
            self._socket.register(xlib.XConnectionNumber(display), 0)
            atexit.register(self._end)

    @property
    def lost(self) -> bool:
        """Whether the connection is gone. From then on nothing may be drawn, nor any window closed."""
        if not self._lost and self._socket is not None:
            self._lost = any(event & (select.POLLHUP | select.POLLERR) for _, event in self._socket.poll(0))
        return self._lost

    def _on_error(self, display: int | None) -> int:
        """Called from inside Xlib, which ends the process when this returns."""
        self._lost = True
        time.sleep(LAST_WRITES_S)
        sys.stdout.flush()
        os.write(2, (render(diagnostic("SK8304"), self.language) + "\n").encode())
        os._exit(FAILED)

    def _end(self) -> None:
        """The engine's own end would wait for ever on a connection that is gone."""
        if self.lost:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(FAILED)


watch_display = DisplayWatch()
