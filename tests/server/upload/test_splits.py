"""However a journal is cut, repeated and shuffled, the receipt is the same; whichever byte changes, it is refused."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simkit.export.upload.server import Refused
from simkit.record import SessionRow
from simkit.record.tables import countersignatures, deliveries, flags, scorecards, sessions
from tests.server.upload.machine import Machine, accept_any, count, enrolled
from tests.server.world import World

FEW = settings(
    max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def played(world: World, tmp_path: Path) -> Iterator[tuple[Machine, SessionRow, bytes]]:
    accept_any(world)
    machine = enrolled(world, tmp_path / "laptop")
    row = machine.play()
    machine.server.send_program(row.program, machine.record.bundle(row.program))
    yield machine, row, machine.journal(row)
    machine.record.close()


def forget(world: World) -> None:
    """As if the session had never come."""
    with world.record.writing() as connection:
        for table in (deliveries, flags, scorecards, countersignatures):
            connection.execute(table.delete())
        connection.execute(sessions.delete().where(sessions.c.mode == "assessment"))


def said_of(row: SessionRow, data: bytes) -> dict[str, object]:
    return {"lines": data.count(b"\n"), "bytes": len(data), "head": row.head}


def announce(machine: Machine, row: SessionRow, data: bytes) -> None:
    machine.server.announce(
        {"session": row.id, "program": row.program, "mode": row.mode, **said_of(row, data)}
    )


@FEW
@given(draw=st.data())
def test_any_split_repeats_and_order_give_the_same_receipt(
    world: World, played: tuple[Machine, SessionRow, bytes], draw: st.DataObject
) -> None:
    machine, row, data = played
    forget(world)
    cuts = draw.draw(st.lists(st.integers(1, len(data) - 1), max_size=6, unique=True).map(sorted))
    pieces = [(start, end) for start, end in itertools.pairwise([0, *cuts, len(data)])]
    more = draw.draw(st.lists(st.sampled_from(pieces), max_size=4))
    shuffled = draw.draw(st.permutations([*pieces, *more]))
    announce(machine, row, data)
    there = 0
    for start, end in shuffled:
        there = machine.server.send(row.id, start, data[start:end])
    while there < len(data):  # what came too early is asked for again, in order
        end = next(end for start, end in pieces if start <= there < end)
        there = machine.server.send(row.id, there, data[there:end])
    receipt = machine.server.finish(row.id, said_of(row, data))
    assert machine.server.finish(row.id, said_of(row, data)) == receipt
    known = {key: receipt[key] for key in ("session", "lines", "head", "at", "signature")}
    first = machine.__dict__.setdefault("first", known)
    assert known == first
    assert count(world, sessions, id=row.id) == 1


@FEW
@given(at=st.integers(0, 10**6), by=st.integers(1, 255))
def test_any_single_changed_byte_is_refused(
    world: World, played: tuple[Machine, SessionRow, bytes], at: int, by: int
) -> None:
    machine, row, data = played
    forget(world)
    place = at % len(data)
    changed = data[:place] + bytes([data[place] ^ by]) + data[place + 1 :]
    announce(machine, row, data)
    machine.server.send(row.id, 0, changed)
    with pytest.raises(Refused) as caught:
        machine.server.finish(row.id, said_of(row, data))
    assert caught.value.code == "SK9234"
    assert count(world, sessions, id=row.id) == 0
