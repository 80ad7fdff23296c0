"""Bytes to text: UTF-8 of a bounded size, without characters no person typed."""

from __future__ import annotations

import re
from pathlib import Path

from simkit.errors import Diagnostic, Place, SimkitError, diagnostic
from simkit.scenario.reading import limits
from simkit.scenario.reading.problems import SIZES

_REASONS: dict[type[Exception], tuple[str, str]] = {
    FileNotFoundError: ("there is no such file or folder", "dat bestand of die map is er niet"),
    PermissionError: ("you may not read it", "je mag het niet lezen"),
    IsADirectoryError: ("it is a folder", "het is een map"),
}
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def read_file(path: Path, name: str | None = None) -> str:
    """The text of a file, its line ends as they are. Raises SimkitError SK1001..SK1005."""
    shown = name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except (OSError, ValueError) as error:
        raise SimkitError(unreadable(shown, error)) from None
    return source_of(data, shown)


def unreadable(file: str, error: Exception) -> Diagnostic:
    """SK1001, the reason in the reader's language where it is a usual one."""
    for kind, (reason, reden) in _REASONS.items():
        if isinstance(error, kind):
            return diagnostic("SK1001", Place(file), file=file, reason=reason, reden=reden)
    said = getattr(error, "strerror", None) or str(error)
    return diagnostic("SK1001", Place(file), file=file, reason=said, reden=said)


def source_of(data: bytes | str, name: str) -> str:
    """Decoded and checked. Raises SimkitError SK1002..SK1005."""
    if isinstance(data, str):
        text = data.removeprefix("\ufeff")
        size = len(data)
    else:
        size = len(data)
        text = _decoded(data, name) if size <= limits.FILE_BYTES else ""
    if size > limits.FILE_BYTES:
        most = f"{limits.FILE_BYTES // 1000} kB"
        raise SimkitError(diagnostic("SK1004", Place(name), most=most, **SIZES["file"]))
    if not text.strip():
        raise SimkitError(diagnostic("SK1005", Place(name), file=name))
    if found := _UNPRINTABLE.search(text):
        raise SimkitError(_unprintable(text, found.start(), name))
    return text


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        col = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        byte = f"0x{data[error.start]:02X}"
        raise SimkitError(diagnostic("SK1002", Place(name, line, col), byte=byte)) from None


def _unprintable(text: str, at: int, name: str) -> Diagnostic:
    start = text.rfind("\n", 0, at) + 1
    place = Place(name, text.count("\n", 0, at) + 1, at - start + 1)
    return diagnostic("SK1003", place, character=f"U+{ord(text[at]):04X}")
