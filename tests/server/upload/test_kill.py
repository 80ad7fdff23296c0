"""The server is killed at any moment of uploads: nothing acknowledged is lost or there twice, on both databases."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, insert, select

from simkit.errors import Diagnostic
from simkit.export.upload import deliver as delivering
from simkit.export.upload.deliver import deliver
from simkit.export.upload.enrolment import Enrolment
from simkit.export.upload.server import Away, Server
from simkit.record import Home, Record
from simkit.record.tables import (
    accepted_programs,
    countersignatures,
    deliveries,
    flags,
    observations,
    outbox,
    scorecards,
    sessions,
)
from simkit.server.accounts.people import add_person
from simkit.server.upload.devices import enrol
from simkit.server.upload.shapes import Machine as Described
from tests.record.world import STARTED
from tests.server.upload.killing import DEADLINE_S, UPLOADS, through_kills, victim
from tests.server.upload.machine import Machine
from tests.server.world import NOW

SESSIONS = max(10, UPLOADS // 3)
"""As many as there are kills for: each is a handful of requests."""


class Watched(Server):
    """Holds the server to what it acknowledged before."""

    def __init__(self, address: str, token: str, client: httpx.Client) -> None:
        super().__init__(address, token, client=client)
        self.offsets: dict[str, int] = {}
        self.receipts: dict[str, Any] = {}
        self.cut_off = 0

    def announce(self, said: Mapping[str, Any]) -> dict[str, Any]:
        standing = super().announce(said)
        session = str(said["session"])
        assert standing["offset"] >= self.offsets.get(session, 0), "acknowledged bytes are lost"
        if session in self.receipts:
            assert standing["state"] == "accepted", "an acknowledged session is lost"
            assert standing["receipt"] == self.receipts[session]
        return standing

    def send(self, session: str, offset: int, piece: bytes) -> int:
        there = super().send(session, offset, piece)
        self.offsets[session] = max(there, self.offsets.get(session, 0))
        return there

    def finish(self, session: str, said: Mapping[str, Any]) -> dict[str, Any]:
        receipt = super().finish(session, said)
        assert self.receipts.setdefault(session, receipt) == receipt
        return receipt


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Home:
    """An empty server's home, on either database."""
    if request.param == "sqlite":
        return Home(tmp_path / "server")
    server = request.getfixturevalue("postgresql")
    return Home(tmp_path / "server", server.url(server.create()))


@pytest.fixture
def machine(place: Home, tmp_path: Path) -> Iterator[Machine]:
    """Enrolled, with sessions to deliver; its server is set by the test."""
    laptop = Record.open(tmp_path / "laptop")
    with Record.open(place) as record, record.writing() as connection:
        person = add_person(connection, NOW, "Noor", ["trainee"])
        said = Described(name="Laptop", trainee=laptop.trainee_local().id)
        enrolled = enrol(connection, NOW, person, said)
        assert not isinstance(enrolled, Diagnostic)
        connection.execute(insert(accepted_programs).values(program="any", by=person, at=NOW))
    made = Enrolment(
        server="http://127.0.0.1",
        token=enrolled[1],
        device=enrolled[0],
        person="Noor",
        trainee=laptop.trainee_local().id,
        key="",
        since=STARTED,
    )
    yield Machine(laptop, Server("http://127.0.0.1"), made)
    laptop.close()


def test_killed_at_any_moment_nothing_acknowledged_is_lost_or_there_twice(
    place: Home, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivering, "CHUNK_BYTES", 3000)
    rows = [machine.play() for _ in range(SESSIONS)]
    turn = cycle(rows)
    with victim(place.path, place.url) as server:
        watched = Watched(server.address, machine.enrolment.token, server.client())

        def one() -> None:
            row, deadline = next(turn), time.monotonic() + DEADLINE_S
            while time.monotonic() < deadline:
                try:
                    said = deliver(watched, machine.record, machine.enrolment, row)
                except Away:
                    watched.cut_off += 1
                    time.sleep(0.002)
                    continue
                assert said.state == "accepted", said
                return
            raise AssertionError("it never recovers")

        through_kills(server, one, kills=UPLOADS)
        assert watched.cut_off > 0, "no kill met an upload"
        for _ in rows:
            one()
        watched.close()
    with Record.open(place) as record, record.reading() as connection:
        for table in (sessions, scorecards, observations, countersignatures, deliveries):
            assert connection.scalar(select(func.count()).select_from(table)) == SESSIONS, table.name
        assert connection.scalar(select(func.count()).select_from(flags)) == 0
        of_each = select(func.count()).select_from(outbox).group_by(outbox.c.session)
        statements = list(connection.scalars(of_each))
        assert len(statements) == SESSIONS
        assert len(set(statements)) == 1
        for row in rows:
            assert record.home.journal(row.id).read_bytes() == machine.journal(row)
            kept = select(countersignatures.c.signature).where(countersignatures.c.session == row.id)
            receipt = watched.receipts.get(row.id)
            assert receipt is None or connection.scalar(kept) == receipt["signature"]
