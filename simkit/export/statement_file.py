"""Statements as a file: a JSON array, or a line each where the name ends in .jsonl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from simkit.export.canonical import canonical
from simkit.export.whole import write_whole
from simkit.export.xapi import Statement


def write_statements(statements: Iterable[Statement], path: Path) -> Path:
    """Each is written as the very bytes an LRS would be sent. Raises SK9111."""
    return write_whole(path, _lines(statements) if path.suffix == ".jsonl" else _array(statements))


def _lines(statements: Iterable[Statement]) -> Iterator[bytes]:
    for one in statements:
        yield canonical(one) + b"\n"


def _array(statements: Iterable[Statement]) -> Iterator[bytes]:
    before = b"[\n"
    for one in statements:
        yield before + canonical(one)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"
