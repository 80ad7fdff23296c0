"""A built wheel, installed into an empty folder without the clone, does the main job."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command: str | Path, cwd: Path, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "PYTHONPATH")}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**environment, **extra},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=280,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (made,) = folder.glob("simkit-*.whl")
    return made


def test_the_wheel_holds_scenarios_assets_and_pages_and_nothing_of_the_workshop(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "simkit/py.typed",
        "scoring/py.typed",
        "simkit/_data/scenarios/late-delivery/scenario.yaml",
        "simkit/_data/scenarios/late-delivery/nl.po",
        "simkit/_data/assets/places/shop-counter.yaml",
        "simkit/_data/docs/diagnostics/SK8101-act-not-open.md",
    ):
        assert needed in names
    assert not any(name.startswith(("tests/", "bench/", ".ci/")) for name in names)


def test_installed_into_an_empty_folder_it_plays_scores_and_keeps(wheel: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv", cwd=tmp_path)
    programs = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    run(
        *(programs / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("-c", ROOT / "constraints.txt", f"{wheel}[stage]"),
        cwd=tmp_path,
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    home = {"SIMKIT_HOME": str(tmp_path / "home")}
    played = run(
        *(programs / "simkit", "play", "late-delivery", "--present", "autopilot", "--seed", "7", "--json"),
        cwd=empty,
        **home,
    )
    result = json.loads(played.stdout)
    assert result["scorecard"]
    assert Path(result["journal"]).is_file()
    assert result["session"]
    assert len(result["pictures"]) == 3
    assert "hear-out" in run(programs / "simkit", "show", "last", "--json", cwd=empty, **home).stdout
    assert run(programs / "simkit", "explain", "SK8101", cwd=empty).stdout.startswith("SK8101")
    assert list(empty.iterdir()) == []
