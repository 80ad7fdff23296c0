"""A full disk, and a database that goes and comes back: said so, nothing lost, and the next try works."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from simkit.export.upload.server import Away
from simkit.record import Home, Record
from simkit.record.tables import scorecards
from tests.record.postgresql import binaries, running
from tests.server.upload.machine import Machine, accept_any, count, enrolled
from tests.server.world import Browser, World, bare_world, fill


@pytest.mark.parametrize("call", ["write", "link", "fsync"])
def test_a_full_disk_is_said_with_when_to_try_again_and_the_next_try_works(
    machine: Machine, world: World, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    row = machine.play()
    data = machine.journal(row)
    said = {"lines": data.count(b"\n"), "bytes": len(data), "head": row.head}
    machine.server.announce({"session": row.id, "program": row.program, "mode": row.mode, **said})

    def full(*_args: object, **_rest: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        if call == "write":
            patch.setattr("simkit.server.upload.incoming.memoryview", full, raising=False)
        elif call == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            machine.server.send(row.id, 0, data)
            patch.setattr(os, "link", full)
            patch.setattr("simkit.server.upload.incoming._copy", full)
        ask = machine.server.send if call != "link" else lambda *_: machine.server.finish(row.id, said)
        with pytest.raises(Away) as caught:
            ask(row.id, 0, data)
    assert (caught.value.found.code, caught.value.after_s) == ("SK9251", 10.0)
    assert "SK8205" in caught.value.found.message()
    assert machine.deliver(row).state == "accepted"
    assert count(world, scorecards, session=row.id) == 1


def test_a_database_that_goes_and_comes_back_loses_nothing(tmp_path: Path) -> None:
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL server is installed (Debian: postgresql)")
    with running(found) as postgres:
        home = Home(tmp_path / "server", postgres.url(postgres.create()))
        with Record.open(home) as record:
            world = fill(bare_world(record))
            accept_any(world)
            machine = enrolled(world, tmp_path / "laptop")
            row = machine.play()
            data = machine.journal(row)
            said = {"lines": data.count(b"\n"), "bytes": len(data), "head": row.head}
            machine.server.announce({"session": row.id, "program": row.program, "mode": row.mode, **said})
            there = machine.server.send(row.id, 0, data[:900])
            postgres.stop()
            with pytest.raises(Away) as caught:
                machine.server.send(row.id, 900, data[900:])
            assert "SK8215" in caught.value.found.message()
            page = Browser(world, None).get("/health")
            assert (page.status_code, page.headers["retry-after"]) == (503, "10")
            postgres.start()
            standing = machine.server.announce(
                {"session": row.id, "program": row.program, "mode": row.mode, **said}
            )
            assert standing["offset"] == there
            assert machine.deliver(row).state == "accepted"
            assert count(world, scorecards, session=row.id) == 1
            machine.record.close()
