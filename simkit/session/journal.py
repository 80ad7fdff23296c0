"""The journal of a session: JSON lines, each with the hash of the line before.

A line is RFC 8785 canonical JSON (integers, strings, booleans and null only; ASCII keys, so that sorting by bytes is
sorting by UTF-16 units). `prev` is the sha256 of the previous line without its newline; the first is 64 zeros.
Line types: `header`, `entry` (an act with all its events), and envelopes (`opened`, `resumed`, `closed`) with what
the caller says of the outside world; envelopes are in the chain but outside what replay compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import orjson
from pydantic import TypeAdapter, ValidationError

from simkit.clock import SEMANTICS
from simkit.errors import SimkitError, diagnostic
from simkit.events import act_from_data, data_of, event_from_data
from simkit.session.log import Entry
from simkit.session.settings import Settings

FORMAT = 1
NO_LINE = "0" * 64
MOST_BYTES = 64 * 1024 * 1024
EnvelopeKind = Literal["opened", "resumed", "closed"]
Outside = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Parent:
    """Where a what-if comes from: the session, the journal entry it departs from, and that journal's head."""

    session: str
    entry: int
    head: str


@dataclass(frozen=True, slots=True)
class Header:
    session: str
    """The session's id: a UUID, passed in by the caller."""
    program: str
    """sha256 of the scenario's source bundle."""
    scenario: str
    seed: int
    settings: Settings
    semantics: int = SEMANTICS
    format: int = FORMAT
    parent: Parent | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    kind: EnvelopeKind
    after_entry: int
    """Number of the last entry before it; -1 at the start."""
    values: Mapping[str, Outside]


@dataclass(frozen=True, slots=True)
class Journal:
    header: Header
    entries: tuple[Entry, ...]
    envelopes: tuple[Envelope, ...]
    head: str
    """sha256 of the last whole line, hex."""
    torn: int = 0
    """Bytes of an unfinished last line, ignored here; 0 for none."""


_HEADER = TypeAdapter(Header)


def line(data: Mapping[str, Any], prev: str) -> bytes:
    """One journal line without its newline."""
    return orjson.dumps({**data, "prev": prev}, option=orjson.OPT_SORT_KEYS)


def digest(encoded: bytes) -> str:
    return sha256(encoded).hexdigest()


def header_data(header: Header) -> dict[str, Any]:
    return {"type": "header", **_HEADER.dump_python(header)}


def entry_data(entry: Entry) -> dict[str, Any]:
    return {
        "type": "entry",
        "n": entry.n,
        "after": entry.after,
        "act": data_of(entry.act) if entry.act is not None else None,
        "events": [data_of(event) for event in entry.events],
    }


def envelope_data(kind: EnvelopeKind, values: Mapping[str, Outside]) -> dict[str, Any]:
    return {"type": kind, "values": dict(values)}


def read_journal(path: Path) -> Journal:
    """Checks the whole chain. Raises SimkitError: SK8001 unreadable, SK8002 naming the entry where it breaks."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise OSError(f"larger than {MOST_BYTES} bytes")
        raw = path.read_bytes()
    except OSError as error:
        raise SimkitError(diagnostic("SK8001", path=path, reason=error.strerror or error)) from error
    lines = raw.split(b"\n")
    torn = len(lines.pop())
    if not lines:
        raise SimkitError(diagnostic("SK8001", path=path, reason="it holds no whole line"))
    return _parse(lines, torn)


def _parse(lines: list[bytes], torn: int) -> Journal:
    header: Header | None = None
    entries: list[Entry] = []
    envelopes: list[Envelope] = []
    prev = NO_LINE
    for encoded in lines:
        try:
            data = orjson.loads(encoded)
            if not isinstance(data, dict) or data.pop("prev", None) != prev:
                raise ValueError("the hash of the line before does not fit")
            kind = data.pop("type", None)
            if header is None:
                if kind != "header":
                    raise ValueError("the header is missing")
                header = _HEADER.validate_json(orjson.dumps(data), strict=True)
            elif kind == "entry":
                entries.append(_entry(data, len(entries)))
            elif kind in ("opened", "resumed", "closed"):
                envelopes.append(Envelope(kind, len(entries) - 1, dict(data["values"])))
            else:
                raise ValueError(f"a line of unknown type {kind!r}")
        except (ValueError, KeyError, TypeError) as error:
            reason = "it does not say what an entry says" if isinstance(error, ValidationError) else error
            raise SimkitError(diagnostic("SK8002", entry=len(entries), reason=reason)) from error
        prev = digest(encoded)
    assert header is not None
    return Journal(header, tuple(entries), tuple(envelopes), prev, torn)


def _entry(data: Mapping[str, Any], expected: int) -> Entry:
    if data["n"] != expected:
        raise ValueError(f"it is numbered {data['n']}")
    act = data["act"]
    return Entry(
        n=expected,
        after=int(data["after"]),
        act=None if act is None else act_from_data(act),
        events=tuple(event_from_data(event) for event in data["events"]),
    )
