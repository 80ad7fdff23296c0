"""Session data for tests, with every id and moment pinned."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.events import Act, ChangeSettings, Choose, Clock
from simkit.export import Names, SessionData, gather, outgoing
from simkit.record import Record, Trainee
from tests.record.world import BAD, GOOD, LATE, SESSION, begin, finish, practise

NAMES = Names("https://simkit.example/ns")
EXPORTER = "simkit 0.0.0"
DUTCH = (ChangeSettings("nl"), *GOOD)
PLAYED: dict[str, Sequence[Act]] = {"good": GOOD, "bad": BAD, "late": LATE, "dutch": DUTCH}
SENT = (Clock(3_000), Choose("send"), Clock(4_000), Choose("solve"))


def assessed(
    record: Record, trainee: Trainee, acts: Sequence[Act] = GOOD, *, id: str | None = SESSION
) -> SessionData:
    """A finished assessment whose statements are in the outbox."""
    begun = begin(record, trainee, acts=acts, mode="assessment", id=id)
    data = SessionData(begun.row, trainee, begun.program, begun.journal, begun.card)
    finish(record, begun, statements=outgoing(data, NAMES, exporter=EXPORTER))
    return gather(record, begun.row.id, program=begun.program)


def practised(record: Record, trainee: Trainee, acts: Sequence[Act] = GOOD, **how: object) -> SessionData:
    done = practise(record, trainee, acts=acts, **how)
    return gather(record, done.row.id, program=done.program)
