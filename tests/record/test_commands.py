"""Commands find the record by `--database` or SIMKIT_DATABASE, and say when it is out of reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.record import Home
from tests.cli.world import BEST, LATE, simkit
from tests.record.conftest import on_postgresql


@on_postgresql
def test_the_commands_use_the_database_they_are_given(
    bare_home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMKIT_HOME", str(bare_home.path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    url = str(bare_home.url)
    played = simkit("play", LATE, *BEST, "--json", "--database", url)
    assert played.code == 0, played.err
    assert not bare_home.database.exists()
    monkeypatch.setenv("SIMKIT_DATABASE", url)
    assert simkit("show", "last", "--json").data["session"] == played.data["session"]
    told = simkit("doctor", "--json").data["parts"]["record"]
    assert (told["works"], told["what"]) == (True, url)


def test_a_database_out_of_reach_is_said_by_the_command_and_by_doctor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("psycopg")
    monkeypatch.setenv("SIMKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SIMKIT_DATABASE", "postgresql://me:secret@127.0.0.1:1/simkit")
    ran = simkit("sessions")
    assert ran.code != 0
    assert "SK8215" in ran.err
    assert "postgresql://me@127.0.0.1:1/simkit" in ran.err.replace("\n", "")
    assert "secret" not in ran.err
    told = simkit("doctor", "--json").data["parts"]["record"]
    assert not told["works"]
