"""When the X server ends the connection: Xlib would end the process on the spot; here it is noticed instead."""

from __future__ import annotations

import ctypes
import ctypes.util
from typing import Any


class DisplayWatch:
    """`lost` turns true when the connection broke. After that nothing may be drawn."""

    def __init__(self) -> None:
        self.lost = False
        self._kept: list[Any] = []

    def begin(self) -> None:
        """Does nothing where there is no Xlib, or one older than 1.7 (it has no way to live on)."""
        if self._kept:
            return
        name = ctypes.util.find_library("X11") or "libX11.so.6"
        try:
            xlib = ctypes.CDLL(name)
            set_exit = xlib.XSetIOErrorExitHandler
            set_error = xlib.XSetIOErrorHandler
            open_display = xlib.XOpenDisplay
        except (OSError, AttributeError):
            return
        del open_display
        error_type = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)
        exit_type = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
        on_error = error_type(self._on_error)
        on_exit = exit_type(self._on_exit)
        self._kept = [xlib, on_error, on_exit, set_exit]
        set_error.restype = ctypes.c_void_p
        set_error(on_error)

    def _on_error(self, display: int | None) -> int:
        # Called from inside Xlib. The exit handler is set for the very display that broke, just before it is used.
        self.lost = True
        xlib, _, on_exit, _ = self._kept
        xlib.XSetIOErrorExitHandler.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
        xlib.XSetIOErrorExitHandler(display, ctypes.cast(on_exit, ctypes.c_void_p), None)
        return 0

    def _on_exit(self, display: int | None, data: int | None) -> None:
        self.lost = True


watch_display = DisplayWatch()
