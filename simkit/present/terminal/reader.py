"""Reads what the trainee types, a line at a time, and can stop waiting: time may be running in the talk.

It reads the file descriptor itself: a thread left waiting in `sys.stdin` would hold its lock when Python ends.
"""

from __future__ import annotations

import os
import queue
import sys
import threading
from contextlib import suppress
from time import monotonic
from typing import Final


class EndOfInput(Exception):
    """Nothing more will come: the pipe is empty, or the trainee pressed Ctrl-D."""


_CHUNK: Final = 4096
_SLICE_S: Final = 0.1
"""Windows cannot be woken from a longer wait by Ctrl-C."""


class LineReader:
    def __init__(self, fd: int | None = None) -> None:
        self.fd = 0 if fd is None else fd
        self._buffer = b""
        self._ended = False
        self._chunks: queue.SimpleQueue[bytes] | None = None

    @property
    def is_tty(self) -> bool:
        with suppress(OSError):
            return os.isatty(self.fd)
        return False

    def read(self, timeout_s: float | None = None) -> str | None:
        """The next line without its end, or None when the time is over first. Raises EndOfInput."""
        until = None if timeout_s is None else monotonic() + timeout_s
        while b"\n" not in self._buffer:
            if self._ended:
                if self._buffer:
                    self._buffer += b"\n"
                    break
                raise EndOfInput
            left = None if until is None else max(0.0, until - monotonic())
            chunk = self._chunk(left)
            if chunk is None:
                return None
            self._ended = not chunk
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line.rstrip(b"\r").decode("utf-8", "replace")

    def forget_typed(self) -> None:
        """Drop what was typed before the question was there; what comes through a pipe stays."""
        if not self.is_tty:
            return
        self._buffer = b""
        if sys.platform != "win32":
            import termios

            with suppress(termios.error):
                termios.tcflush(self.fd, termios.TCIFLUSH)

    def _chunk(self, timeout_s: float | None) -> bytes | None:
        if sys.platform == "win32":
            return self._chunk_from_thread(timeout_s)
        import select

        try:
            ready, _, _ = select.select([self.fd], [], [], timeout_s)
            return os.read(self.fd, _CHUNK) if ready else None
        except (OSError, ValueError):
            return b""

    def _chunk_from_thread(self, timeout_s: float | None) -> bytes | None:
        if self._chunks is None:
            self._chunks = queue.SimpleQueue()
            threading.Thread(target=self._pump, args=(self._chunks,), daemon=True).start()
        until = None if timeout_s is None else monotonic() + timeout_s
        while True:
            left = _SLICE_S if until is None else min(_SLICE_S, until - monotonic())
            try:
                return self._chunks.get(timeout=max(0.0, left))
            except queue.Empty:
                if until is not None and monotonic() >= until:
                    return None

    def _pump(self, chunks: queue.SimpleQueue[bytes]) -> None:
        while True:
            try:
                chunk = os.read(self.fd, _CHUNK)
            except OSError:
                chunk = b""
            chunks.put(chunk)
            if not chunk:
                return
