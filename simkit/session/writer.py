"""A thread that makes journal lines durable in groups, so that no frame waits for a disk."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

from simkit.errors import SimkitError, diagnostic
from simkit.session.journal import NO_LINE, digest, line
from simkit.session.lock import lock

Encode = Callable[[], Mapping[str, Any]]


class JournalWriter:
    """Appends lines in the order given. `durable` counts the lines that are safely on disk.

    Raises SimkitError from the constructor: SK8004 in use by another process, SK8005 cannot be written.
    """

    def __init__(self, path: Path, *, head: str = NO_LINE, keep: int | None = None) -> None:
        """`keep`: bytes of an existing file that stay; None for a new file."""
        self.path = path
        self.head = head
        self.durable = 0
        self._given = 0
        self._queue: list[Encode] = []
        self._closing = False
        self._failure: SimkitError | None = None
        self._condition = threading.Condition()
        self._file = _open(path, keep)
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    def append(self, encode: Encode) -> int:
        """Hand over a line to be; it is encoded in the writer's thread. Returns its number, from 1."""
        with self._condition:
            self._queue.append(encode)
            self._given += 1
            self._condition.notify_all()
            return self._given

    @property
    def busy(self) -> bool:
        """Raises SimkitError SK8005 once writing has failed."""
        if self._failure is not None:
            raise self._failure
        return self.durable < self._given

    def wait(self) -> None:
        """Until all that was given is durable. Raises SimkitError SK8005."""
        with self._condition:
            self._condition.wait_for(lambda: self._failure is not None or self.durable == self._given)
        if self._failure is not None:
            raise self._failure

    def close(self) -> None:
        """Writes what is left. Does not raise: `wait` first where that matters."""
        with self._condition:
            self._closing = True
            self._condition.notify_all()
        self._thread.join()
        self._file.close()

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._queue or self._closing)
                batch, self._queue = self._queue, []
            if not batch:
                return
            try:
                self._write(batch)
            except OSError as error:
                reason = error.strerror or str(error)
                with self._condition:
                    self._failure = SimkitError(diagnostic("SK8005", reason=reason))
                    self._condition.notify_all()
                return
            with self._condition:
                self.durable += len(batch)
                self._condition.notify_all()

    def _write(self, batch: list[Encode]) -> None:
        head, out = self.head, []
        for encode in batch:
            encoded = line(encode(), head)
            head = digest(encoded)
            out += [encoded, b"\n"]
        left = memoryview(b"".join(out))
        while left:
            # An unbuffered write may take only a part, on a disk that is nearly full, without an error.
            left = left[self._file.write(left) :]
        sync(self._file)
        self.head = head


def sync(file: IO[bytes]) -> None:
    """Until the bytes are on the device, as far as the platform lets a program ask for it."""
    getattr(os, "fdatasync", os.fsync)(file.fileno())


def _open(path: Path, keep: int | None) -> IO[bytes]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("r+b" if keep is not None else "x+b", buffering=0)
    except OSError as error:
        raise SimkitError(diagnostic("SK8005", reason=f"{path}: {error.strerror or error}")) from error
    if not lock(file):
        file.close()
        raise SimkitError(diagnostic("SK8004", path=path))
    if keep is not None:
        file.truncate(keep)
        file.seek(keep)
    elif os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    return file
