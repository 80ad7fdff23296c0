"""Whether a journal is whole, ends where the record says, and causes the same events again."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.record import SessionRow
from simkit.session import Journal, Program, replay
from simkit.session.replay import check_same_program


@dataclass(frozen=True, slots=True)
class Verified:
    entries: int
    head: str
    same_head: bool | None
    """None where the record has no head to compare with: the session is open, or in no record."""
    same_events: bool
    diagnostics: tuple[Diagnostic, ...]

    @property
    def holds(self) -> bool:
        return self.same_events and self.same_head is not False


def verify(program: Program, journal: Journal, row: SessionRow | None) -> Verified:
    """The chain itself was checked by reading the journal."""
    found: list[Diagnostic] = []
    same_events = True
    try:
        check_same_program(program, journal)
        replay(program, journal)
    except SimkitError as error:
        same_events = False
        found += error.diagnostics
    if journal.torn:
        found.append(diagnostic("SK8003", bytes=journal.torn))
    same_head = None
    if row is not None and row.head is not None:
        same_head = row.head == journal.head
        if not same_head:
            found.append(
                diagnostic("SK8527", session=row.id, record=row.head[:12], journal=journal.head[:12])
            )
    return Verified(len(journal.entries), journal.head, same_head, same_events, tuple(found))
