"""A home of its own for each test, an English locale, and no screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.world import BEST, LATE, simkit


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "home"
    monkeypatch.setenv("SIMKIT_HOME", str(path))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    return path


@pytest.fixture
def session(home: Path) -> str:
    """The id of a practice that was played to its end."""
    ran = simkit("play", LATE, *BEST, "--json")
    assert ran.code == 0, ran.err
    return str(ran.data["session"])
