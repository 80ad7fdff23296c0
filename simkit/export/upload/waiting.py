"""What waits to be delivered: derived from the record, so that nothing can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.receipts import said_of
from simkit.record import Record, SessionRow

_OVER = ("accepted", "refused", "erased")


@dataclass(frozen=True, slots=True)
class Waiting:
    rows: tuple[SessionRow, ...]
    """Oldest first."""
    before: int
    """Assessments from before the enrolment: who played them was told of no server. They go when named."""


def waiting(record: Record, enrolment: Enrolment) -> Waiting:
    """Finished assessments of the enrolled trainee of which this server has not said its last word."""
    rows, before = [], 0
    for row in _assessments(record, enrolment):
        said = said_of(record.home, row.id)
        if said is not None and said.server == enrolment.server and said.state in _OVER:
            continue
        if row.started >= enrolment.since:
            rows.append(row)
        else:
            before += 1
    return Waiting(tuple(reversed(rows)), before)


def _assessments(record: Record, enrolment: Enrolment) -> Iterator[SessionRow]:
    for row in record.sessions(mode="assessment"):
        if row.state != "open" and row.trainee == enrolment.trainee:
            yield row
