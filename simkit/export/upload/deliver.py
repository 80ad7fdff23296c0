"""One session to the server: asked what is missing, sent that, and its answer kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.export.upload import receipts
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.receipts import Said
from simkit.export.upload.server import CHUNK_BYTES, Away, Refused, Server
from simkit.record import Record, SessionRow
from simkit.record.faults import coded_os_errors
from simkit.session.journal import NO_LINE, digest

_ROUNDS = 6
"""How often the server may say, after all, that something is missing."""
_AGAIN = ("SK9231", "SK9244")
_HELD = ("SK9241", "SK9243")


@dataclass(frozen=True, slots=True)
class Whole:
    """The whole lines of a journal file."""

    data: bytes
    lines: int
    head: str


def whole_lines(path: Path, most: int | None = None) -> Whole:
    """Of its first `most` bytes. Raises SimkitError SK8204 where it cannot be read."""
    with coded_os_errors(path):
        data = path.read_bytes()[:most]
    data = data[: data.rfind(b"\n") + 1]
    lines = data.split(b"\n")[:-1]
    return Whole(data, len(lines), digest(lines[-1]) if lines else NO_LINE)


def unsendable(row: SessionRow) -> Diagnostic | None:
    """SK9258 for a session that no server takes."""
    reason = "it has not ended" if row.state == "open" else ""
    if row.parent is not None or row.mode == "class":
        reason = "it is a what-if" if row.parent else "it is a class session"
    return diagnostic("SK9258", session=row.id[:8], reason=reason) if reason else None


def deliver(
    server: Server, record: Record, enrolment: Enrolment, row: SessionRow, *, share: bool = False
) -> Said:
    """What the server said of a session that has ended; kept in the home folder unless it may be otherwise tomorrow.

    Raises Away, and SimkitError: SK9250, SK9254, SK82xx.
    """
    journal = whole_lines(record.home.path / row.journal)
    try:
        found = _deliver(server, record, row, journal, share)
        said = Said(row.id, enrolment.server, found["state"], found.get("receipt"))
    except Refused as refused:
        state: receipts.State = "held" if refused.code in _HELD else "refused"
        if refused.code == "SK9257":
            state = "erased"
        said = Said(row.id, enrolment.server, state, None, refused.code, refused.message, refused.remedy)
    receipts.keep(record.home, said)
    return said


def send_so_far(server: Server, row: SessionRow, journal: Whole) -> None:
    """Of a session that is being played: what there is of it. Raises as `deliver`, and Refused."""
    if journal.lines:
        standing = server.announce(_announced(row, journal))
        if standing.get("state") == "receiving":
            _send(server, row, journal, int(standing.get("offset", 0)))


def _deliver(server: Server, record: Record, row: SessionRow, journal: Whole, share: bool) -> dict[str, Any]:
    said = {"lines": journal.lines, "bytes": len(journal.data), "head": journal.head, "share": share}
    for _ in range(_ROUNDS):
        try:
            standing = server.announce(_announced(row, journal))
            state = standing.get("state")
            if state == "erased" or (state == "accepted" and not share and standing.get("receipt")):
                return standing
            if standing.get("bundle"):
                server.send_program(row.program, record.bundle(row.program))
            if state == "receiving":
                _send(server, row, journal, int(standing.get("offset", 0)))
            return {"state": "accepted", "receipt": server.finish(row.id, said)}
        except Refused as refused:
            if refused.code not in _AGAIN:
                raise
    raise Away(diagnostic("SK9251", reason="SK9244"))


def _send(server: Server, row: SessionRow, journal: Whole, offset: int) -> None:
    while offset < len(journal.data):
        following = server.send(row.id, offset, journal.data[offset : offset + CHUNK_BYTES])
        if following > len(journal.data) or following == offset:
            raise SimkitError(diagnostic("SK9254", reason="it goes on from a place that is not there"))
        offset = following


def _announced(row: SessionRow, journal: Whole) -> dict[str, Any]:
    return {
        "session": row.id,
        "program": row.program,
        "mode": row.mode,
        "what_if": row.parent is not None,
        "lines": journal.lines,
        "bytes": len(journal.data),
        "head": journal.head,
    }
