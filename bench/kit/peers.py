"""Peers, installed on first use into `.cache/bench`: one virtual environment, one npm folder, versions pinned."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

CACHE = Path(__file__).parents[2] / ".cache" / "bench"
INKJS = "inkjs@2.4.0"
INSTALL_S = 600


class Missing(Exception):
    """A peer cannot be run here; the message says why."""


def node_modules(*, install: bool = True) -> Path:
    """The folder inkjs lies in. Raises Missing."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise Missing("node and npm are not installed")
    folder = _cache() / "node"
    mark = folder / f"{INKJS}.installed"
    if not mark.exists():
        _allowed(install, INKJS)
        folder.mkdir(exist_ok=True)
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--prefix", str(folder)]
        _installed([npm, "install", *quiet, INKJS], INKJS)
        mark.touch()
    return folder / "node_modules"


def python_with(requirement: str, *, install: bool = True) -> str:
    """The interpreter of the peers' own environment, with `name==version` in it. Raises Missing."""
    folder = _cache() / "python"
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    mark = folder / f"{requirement}.installed"
    if not mark.exists():
        _allowed(install, requirement)
        if not python.exists():
            _installed([sys.executable, "-m", "venv", str(folder)], "a virtual environment")
        _installed([str(python), "-m", "pip", "install", "--quiet", requirement], requirement)
        mark.touch()
    return str(python)


def _allowed(install: bool, what: str) -> None:
    if not install:
        raise Missing(f"{what} is not installed")


def _cache() -> Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n", encoding="utf-8")
    return CACHE


def _installed(command: list[str], what: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=INSTALL_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{what} could not be installed: {error}") from error
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "error" in line.lower()]
        raise Missing(f"{what} could not be installed: {(said or ['no reason given'])[0].strip()}")
