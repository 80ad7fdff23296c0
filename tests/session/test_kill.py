"""Nothing acknowledged is lost: processes really killed, and power really gone as far as a file can tell."""

from __future__ import annotations

import multiprocessing
import os
import random
import select
import signal
import sys
import time
from pathlib import Path

import pytest

from simkit.events import Choose, Clock
from simkit.session import read_journal
from simkit.session.recorder import Recorder
from tests.session.kill_child import PROGRAM, practise

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")

KILLS = 200
POWER_CUTS = 50


@pytest.fixture(scope="module")
def nursery() -> multiprocessing.context.ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.session.kill_child"])
    return context


def kill_one(nursery: multiprocessing.context.ForkServerContext, folder: Path, chance: random.Random) -> int:
    """Starts a child, kills it at a random instant after its first acknowledgement, returns the last one."""
    receiver, sender = nursery.Pipe(duplex=False)
    reading = receiver.fileno()
    child = nursery.Process(
        target=practise, args=(str(folder / "journal.jsonl"), sender, str(folder / "synced"))
    )
    child.start()
    sender.close()
    try:
        ready, _, _ = select.select([reading], [], [], 60)
        assert ready, "the child never acknowledged anything"
        time.sleep(chance.random() * 0.05)
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        assert child.exitcode == -signal.SIGKILL
        said = b""
        while part := os.read(reading, 65_536):
            said += part
    finally:
        receiver.close()
    whole = len(said) // 8 * 8
    return int.from_bytes(said[whole - 8 : whole], "big")


def check(path: Path, acknowledged: int) -> None:
    """Every acknowledged act is there, none twice, and the session goes on."""
    journal = read_journal(path)
    assert len(journal.entries) > acknowledged
    assert [entry.n for entry in journal.entries] == list(range(len(journal.entries)))
    recorder = Recorder.resume(path, PROGRAM, resumed={"wall": "now"})
    assert (recorder.repaired is not None) == bool(journal.torn)
    if not recorder.session.main.open:
        recorder.act(Clock(2_000))
    recorder.act(Choose("talk.bye"))
    recorder.close(how="ended")
    again = read_journal(path)
    assert again.torn == 0
    assert again.entries[: len(journal.entries)] == journal.entries
    assert recorder.session.ending == "gone"


def test_after_kill_9_every_acknowledged_act_is_there(
    nursery: multiprocessing.context.ForkServerContext, tmp_path: Path
) -> None:
    chance = random.Random(9)
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        check(folder / "journal.jsonl", kill_one(nursery, folder, chance))


def test_after_loss_of_all_bytes_since_the_last_sync_every_acknowledged_act_is_there(
    nursery: multiprocessing.context.ForkServerContext, tmp_path: Path
) -> None:
    chance = random.Random(10)
    torn = 0
    for number in range(POWER_CUTS):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "journal.jsonl"
        acknowledged = kill_one(nursery, folder, chance)
        synced = int.from_bytes((folder / "synced").read_bytes(), "big")
        written = path.read_bytes()
        assert len(written) >= synced
        if number % 2:
            # A disk may have kept part of what was never synced: a line cut anywhere.
            later = written[synced:] or b'{"act":{"kind":"choose","option":"talk.te'
            kept = later[: chance.randrange(1, len(later))].split(b"\n")[0]
            path.write_bytes(written[:synced] + kept)
            torn += bool(kept)
        else:
            path.write_bytes(written[:synced])
        check(path, acknowledged)
    assert torn > 10
