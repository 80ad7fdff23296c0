"""The backup that the documentation describes, run as it stands there, plays, shows and rebuilds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from simkit.record import Home, Record, Trainee
from tests.cli.world import BEST, LATE, simkit
from tests.record.world import BAD, STARTED, begin, finish, practise

if TYPE_CHECKING:
    from tests.record.postgresql import Server

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"sqlite": "reference/record.md", "postgresql": "how-to/postgresql.md"}

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the documented commands are for a POSIX shell")


def _commands(database: str, heading: str) -> str:
    text = (DOCS / PAGES[database]).read_text(encoding="utf-8")
    found = re.search(rf"^## {heading}\n.*?^```bash\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def _run(commands: str, folder: Path, environment: dict[str, str]) -> str:
    command = ["bash", "-euo", "pipefail", "-c", commands]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def environment(database: str, record: Record, request: pytest.FixtureRequest) -> dict[str, str]:
    """What is set on the machine where the backup is made."""
    paths = [str(Path(sys.executable).parent), os.environ["PATH"]]
    set_ = {**os.environ, "SIMKIT_HOME": str(record.home.path), "LC_ALL": "C.UTF-8"}
    if database == "postgresql":
        server: Server = request.getfixturevalue("postgresql")
        assert record.home.url is not None
        set_ |= {"SIMKIT_DATABASE": record.home.url, "PGUSER": server.account, "PGHOST": str(server.folder)}
        paths.insert(1, str(server.bin))
    return {**set_, "PATH": os.pathsep.join(paths)}


def test_a_restored_backup_plays_shows_and_rebuilds(
    database: str,
    record: Record,
    trainee: Trainee,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept = practise(record, trainee, acts=BAD)
    erased = practise(record, trainee)
    record.erase(erased.row.id, at=STARTED + timedelta(days=1), reason="asked")
    open_ = begin(record, trainee, started=STARTED + timedelta(hours=1))
    dump, *rest = re.split(r"(?=^tar )", _commands(database, "Back up"), flags=re.MULTILINE)
    _run(dump, tmp_path, environment)
    late = practise(record, trainee, mode="assessment", started=STARTED + timedelta(hours=2))
    _run("".join(rest), tmp_path, environment)
    finish(record, open_)
    expected = record.sessions()

    told = _run(_commands(database, "Restore"), tmp_path, environment)
    assert all(row.id[:8] in told for row in expected)

    url = "postgresql:///simkit_restored" if database == "postgresql" else None
    for name in ("PGUSER", "PGHOST"):
        if name in environment:
            monkeypatch.setenv(name, environment[name])
    with Record.open(Home(tmp_path / "restored", url)) as restored:
        assert restored.sessions() == expected, "what came after the dump was made again from the journals"
        assert restored.trainee_local() == trainee
        assert restored.erased(erased.journal.head) is not None
        for one in (kept, open_, late):
            assert restored.scorecards(one.row.id)[0].card == one.card
        assert replace(restored.rebuild(), passed_over=0).added == 0

    monkeypatch.setenv("SIMKIT_HOME", str(tmp_path / "restored"))
    chosen = ("--database", url) if url else ()
    shown = simkit("show", kept.row.id, "--json", *chosen)
    assert (shown.code, shown.data["session"]) == (0, kept.row.id)
    played = simkit("play", LATE, *BEST, "--json", *chosen)
    assert played.code == 0, played.err
    with Record.open(Home(tmp_path / "restored", url)) as restored:
        assert {row.id for row in restored.sessions()} == {
            *(row.id for row in expected),
            played.data["session"],
        }
    assert record.sessions() == expected, "the old record was left alone"
