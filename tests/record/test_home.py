"""The home folder: where it is, and what is made in it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from simkit.record import Home, default_home
from tests.record.world import codes_of


def test_simkit_home_names_the_folder(tmp_path: Path) -> None:
    assert default_home({"SIMKIT_HOME": str(tmp_path / "mine")}) == Home(tmp_path / "mine")


def test_a_relative_simkit_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert default_home({"SIMKIT_HOME": "mine"}).path == tmp_path / "mine"


def test_simkit_database_names_the_database(tmp_path: Path) -> None:
    home = default_home(
        {"SIMKIT_HOME": str(tmp_path), "SIMKIT_DATABASE": "postgresql://me:secret@host/simkit"}
    )
    assert home == Home(tmp_path, "postgresql://me:secret@host/simkit")
    assert "secret" not in repr(home)


def test_without_simkit_home_the_platform_says_where(tmp_path: Path) -> None:
    home = default_home({})
    assert home.path.is_absolute()
    assert home.path.name == "simkit"


def test_asking_for_the_default_home_makes_nothing(tmp_path: Path) -> None:
    default_home({"SIMKIT_HOME": str(tmp_path / "mine")})
    assert list(tmp_path.iterdir()) == []


def test_the_folders_are_made_on_first_use_and_kept_on_the_next(tmp_path: Path) -> None:
    home = Home(tmp_path / "a" / "b")
    home.ensure()
    (home.journals / "kept.jsonl").write_text("x")
    home.ensure()
    folders = {"journals", "programs", "exports", "pictures", "cache", "keys"}
    assert {path.name for path in home.path.iterdir()} == folders
    assert (home.journals / "kept.jsonl").read_text() == "x"


@pytest.mark.skipif(os.name != "posix", reason="rights of owner, group and others are POSIX's")
def test_nobody_else_may_look_into_the_journals(tmp_path: Path) -> None:
    home = Home(tmp_path / "home").ensure()
    assert stat.S_IMODE(home.journals.stat().st_mode) & 0o077 == 0


def test_a_file_where_the_folder_should_be_is_said_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    found = codes_of(lambda: Home(tmp_path / "home").ensure())
    assert found == ["SK8204"]
