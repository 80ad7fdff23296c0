"""Journals on their way in: a file each, which the database says how much of is there for good."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from simkit.record import Home
from simkit.record.faults import coded_os_errors
from simkit.session.journal import NO_LINE, digest

_BLOCK = 64 * 1024


class Incoming:
    """Every method raises SimkitError SK8204, SK8205 for what the disk refuses."""

    def __init__(self, home: Home, session: str) -> None:
        self.path = home.path / "incoming" / f"{session}.jsonl"
        self.journal = home.journal(session)

    @property
    def size(self) -> int:
        return self.path.stat().st_size if self.path.exists() else 0

    def read(self, offset: int, most: int) -> bytes:
        with coded_os_errors(self.path):
            if not self.path.exists():
                return b""
            with self.path.open("rb") as file:
                file.seek(offset)
                return file.read(most)

    def write(self, offset: int, data: bytes) -> None:
        """On disk when this returns. Whatever lay behind `offset` was never acknowledged."""
        with coded_os_errors(self.path):
            self.path.parent.mkdir(mode=0o700, exist_ok=True)
            new = not self.path.exists()
            with self.path.open("xb" if new else "r+b", buffering=0) as file:
                file.truncate(offset)
                file.seek(offset)
                left = memoryview(data)
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            if new:
                _sync_folder(self.path.parent)

    def trim(self, size: int) -> None:
        """Without what a stop left behind the bytes that were acknowledged."""
        with coded_os_errors(self.path):
            if self.size > size:
                os.truncate(self.path, size)

    def head(self, size: int) -> str:
        """Hash of the last whole line within the first `size` bytes."""
        end, tail = size, b""
        while end:
            start = max(0, end - _BLOCK)
            tail, end = self.read(start, end - start) + tail, start
            lines = tail.split(b"\n")
            if len(lines) > 2 or (not end and len(lines) > 1):
                return digest(lines[-2])
        return NO_LINE

    def keep(self) -> None:
        """Put it where journals are kept; the same again where a stop came in between. It stays here as well."""
        with coded_os_errors(self.journal):
            if self.path.exists():
                new = self.journal.with_suffix(f".{secrets.token_hex(4)}.new")
                try:
                    os.link(self.path, new)
                except OSError:
                    _copy(self.path, new)
                new.replace(self.journal)
                new.unlink(missing_ok=True)  # a link to the very same file is not moved
                _sync_folder(self.journal.parent)

    def drop(self) -> None:
        with coded_os_errors(self.path):
            self.path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Where a file system knows no links."""
    with target.open("wb") as file:
        file.write(source.read_bytes())
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
