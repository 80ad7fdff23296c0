"""The database goes away and comes back; the disk is full and has room again: a clear page, and recovery by itself."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from simkit.record import Home, Record
from simkit.record.tables import assignments
from tests.record.conftest import on_postgresql
from tests.record.postgresql import Server
from tests.server.process import review, signed_in
from tests.server.world import World

ROOM = 2**40


def give(world: World) -> dict[str, str]:
    group = world.groups["Amsterdam"]
    return {"scenario": "late-delivery", "mode": "practice", "to": f"group:{group}", "note": "x" * 400}


def given(world: World) -> int:
    with world.record.reading() as connection:
        return len(connection.execute(assignments.select()).all())


@on_postgresql
def test_a_database_that_goes_away_is_said_and_found_again(either_world: World, postgresql: Server) -> None:
    world = either_world
    browser = world.browser("Amsterdam", "trainer")
    assert browser.submit("/assignments", give(world)).status_code == 303
    postgresql.stop(signal.SIGQUIT)
    try:
        for answer in (browser.get("/assignments"), browser.submit("/assignments", give(world))):
            assert answer.status_code == 503
            assert answer.headers["retry-after"]
            assert "SK8215" in answer.text
            assert "Traceback" not in answer.text
        assert browser.get("/health").status_code == 503
        assert browser.get("/static/site.css").status_code == 200
    finally:
        postgresql.start()
    assert browser.get("/health").status_code == 200
    assert given(world) == 1
    assert browser.submit("/assignments", give(world)).status_code == 303
    assert given(world) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="another process's limits are set with Linux's prlimit")
def test_a_full_disk_is_said_and_pages_are_still_read(world: World, tmp_path: Path) -> None:
    import resource

    home: Home = world.record.home
    with (
        review(home.path) as process,
        signed_in(world, process.address, world.people["Amsterdam", "trainer"]) as me,
    ):
        assert me.submit("/assignments", give(world)).status_code == 303
        full = (home.path / "record.sqlite-wal").stat().st_size + 3000
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (full, ROOM))
        for _ in range(50):
            answer = me.submit("/assignments", give(world))
            if answer.status_code != 303:
                break
        assert answer.status_code == 503
        assert "SK8205" in answer.text
        kept = given(world)
        assert me.client.get("/assignments").status_code == 200
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (ROOM, ROOM))
        assert me.submit("/assignments", give(world)).status_code == 303
    with Record.open(home) as after, after.reading() as connection:
        assert len(connection.execute(assignments.select()).all()) == kept + 1
