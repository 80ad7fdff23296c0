"""What a disk and a database can refuse, each with its own code, and nothing lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from simkit.record import Home, Record, Trainee
from tests.record.conftest import on_sqlite
from tests.record.world import begin, codes_of, finish, practise

ROOT = Path(__file__).parents[2]


@on_sqlite
def test_a_locked_database_says_so_after_waiting(
    record: Record, trainee: Trainee, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = begin(record, trainee)
    monkeypatch.setattr("simkit.record.dialect.LOCK_WAIT_S", 0.1)
    other = sqlite3.connect(record.home.database, isolation_level=None)
    other.execute("begin immediate")
    with Record.open(record.home) as waiting:
        assert codes_of(lambda: finish(waiting, done)) == ["SK8201"]
        assert waiting.session(done.row.id).state == "open", "reading goes on meanwhile"
        other.execute("rollback")
        other.close()
        assert finish(waiting, done).row.state == "done"


def test_a_file_that_is_no_database_says_so(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "record.sqlite").write_text("Dear diary, " * 500)
    assert codes_of(lambda: Record.open(home)) == ["SK8202"]


@on_sqlite
def test_a_damaged_database_says_so(record: Record, trainee: Trainee) -> None:
    for _ in range(3):
        practise(record, trainee)
    record.close()
    raw = bytearray(record.home.database.read_bytes())
    raw[4096:] = b"\xff" * (len(raw) - 4096)
    record.home.database.write_bytes(raw)

    def use() -> None:
        with Record.open(record.home) as damaged:
            damaged.sessions()

    assert codes_of(use) == ["SK8202"]


IN_A_CHILD = """
import json, os, sys
from pathlib import Path
from simkit.errors import SimkitError
from simkit.record import Record
from tests.record.world import practise

what, warm, *homes = sys.argv[1:]
with Record.open(Path(warm)) as record:  # everything is imported before rights are given up
    practise(record, record.trainee_local())
if what == "read-only" and os.geteuid() == 0:
    os.setuid(65534)
if what == "full":
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))
found = []
for home in homes:
    done = 0
    try:
        with Record.open(Path(home)) as record:
            trainee = record.trainee_local()
            while done < 500:
                practise(record, trainee)
                done += 1
    except SimkitError as error:
        found.append({"code": error.code, "done": done})
print(json.dumps(found))
"""


def _in_a_child(what: str, warm: Path, *homes: Path) -> list[dict[str, object]]:
    """In each home, practise until an error: its code, and how many sessions were done."""
    run = subprocess.run(
        [sys.executable, "-c", IN_A_CHILD, what, str(warm), *map(str, homes)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found: list[dict[str, object]] = json.loads(run.stdout)
    return found


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another user may walk into, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="simkit-"))
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="rights on folders are POSIX's")
def test_a_read_only_folder_says_so_with_a_record_in_it_or_without(open_to_all: Path, tmp_path: Path) -> None:
    empty, full = open_to_all / "empty", open_to_all / "full"
    empty.mkdir(mode=0o555)
    with Record.open(full) as record:
        practise(record, record.trainee_local())
    for path in (full, *full.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    found = _in_a_child("read-only", tmp_path / "warm", empty, full)
    assert found == [{"code": "SK8204", "done": 0}] * 2


@pytest.mark.skipif(os.name != "posix", reason="a limit on a file's size is POSIX's")
def test_a_full_disk_says_so_and_keeps_what_was_kept(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (found,) = _in_a_child("full", tmp_path / "warm", home)
    assert found["code"] == "SK8205"
    with Record.open(home) as record:
        assert len(record.sessions(state="done")) == found["done"]
        practise(record, record.trainee_local())


WRITER = """
import sys
from pathlib import Path
from simkit.record import Home, Record
from tests.record.world import practise

with Record.open(Home(Path(sys.argv[1]), sys.argv[2] or None)) as record:
    trainee = record.trainee_local()
    for _ in range(int(sys.argv[3])):
        practise(record, trainee)
"""


def test_two_programs_write_one_record_from_its_first_moment(bare_home: Home) -> None:
    each = 5
    command = [sys.executable, "-c", WRITER, str(bare_home.path), bare_home.url or "", str(each)]
    writers = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    errors = [writer.communicate(timeout=120)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], errors
    with Record.open(bare_home) as record:
        rows = record.sessions(state="done", trainee=record.trainee_local())
        assert sorted(row.attempt or 0 for row in rows) == list(range(1, 2 * each + 1))
        assert all(len(record.scorecards(row.id)) == 1 for row in rows)


ENDLESS_WRITER = """
import sys
from pathlib import Path
from simkit.record import Home, Record
from tests.record.world import practise

with Record.open(Home(Path(sys.argv[1]), sys.argv[2] or None)) as record:
    trainee = record.trainee_local()
    while True:
        print(practise(record, trainee).row.id, flush=True)
"""


def test_a_program_killed_while_it_writes_loses_nothing_it_told_and_holds_up_nobody(bare_home: Home) -> None:
    command = [sys.executable, "-c", ENDLESS_WRITER, str(bare_home.path), bare_home.url or ""]
    writer = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    told = [writer.stdout.readline().strip() for _ in range(3)]
    writer.kill()
    told += writer.communicate()[0].split()
    with Record.open(bare_home) as record:
        rebuilt = record.rebuild()
        assert {note.code for note in rebuilt.notes} <= {"SK8001"}, (
            "at most a journal of which nothing was written"
        )
        done = {row.id for row in record.sessions(state="done")}
        assert set(filter(None, told)) <= done
        assert all(len(record.scorecards(id)) == 1 for id in done)
        practise(record, record.trainee_local())
