"""`simkit play` and the headset: which presenter it takes, and what it says about that."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

pytest.importorskip("panda3d.core", reason="needs the stage extra")
pytest.importorskip("xr", reason="needs the vr extra (pyopenxr)")

from simkit.cli import presenting
from simkit.cli.presenting import Around, Presenting, Setting, present
from simkit.errors import Diagnostic, diagnostic
from simkit.scenario import load
from simkit.session import Settings, compile_program
from tests.vr.rig import ROOT, Rig
from tests.vr.trainee import PATIENCE_S

HERE = Around(display=True, stage=True, typing=True, headset=True)


def took(
    monkeypatch: pytest.MonkeyPatch,
    mug: Path,
    why_not: Diagnostic | None,
    around: Around = HERE,
    **asked: object,
) -> tuple[str, list[str]]:
    """Which presenter `--present auto` makes, and the codes of what it says."""
    monkeypatch.setattr(presenting, "no_headset", lambda: why_not)
    for kind in ("headset", "stage", "autopilot"):
        monkeypatch.setattr(
            presenting, f"_{kind}", lambda setting, around, kind=kind: Presenting(kind, StringIO())
        )
    setting = Setting(
        wanted=str(asked.get("wanted", "auto")),
        program=compile_program(load(mug)),
        settings=Settings("en"),
        seed=7,
        path=None,
        strategy=asked.get("strategy"),  # type: ignore[arg-type]
        real_pace=False,
        pictures=None,
        out=StringIO(),
    )
    made = present(setting, around)
    return str(made.presenter), [note.code for note in made.notes]


def test_auto_takes_the_headset_that_answers(monkeypatch: pytest.MonkeyPatch, mug: Path) -> None:
    assert took(monkeypatch, mug, None) == ("headset", [])


@pytest.mark.parametrize("code", ["SK8702", "SK8703"])
def test_auto_says_why_it_is_the_desktop(monkeypatch: pytest.MonkeyPatch, mug: Path, code: str) -> None:
    assert took(monkeypatch, mug, diagnostic(code)) == ("stage", [code])


def test_auto_asks_nobody_where_no_runtime_is_named_or_nobody_plays(
    monkeypatch: pytest.MonkeyPatch, mug: Path
) -> None:
    none = Around(display=True, stage=True, typing=True, headset=False)
    assert took(monkeypatch, mug, None, none) == ("stage", [])
    assert took(monkeypatch, mug, None, strategy="best")[0] == "autopilot"
    assert took(monkeypatch, mug, None, wanted="vr")[0] == "headset"


def simkit(rig: Rig, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "simkit", *arguments],
        cwd=ROOT,
        env=rig.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_play_goes_into_the_headset_and_out_again(rig: Rig, mug: Path) -> None:
    process = simkit(rig, "play", str(mug), "--guest")
    try:
        assert process.stderr is not None
        said = next((line for line in process.stderr if line.startswith("In the headset: ")), "")
        assert "Remote HMD" in said or "Monado" in said
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_S) == 130
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.wait()


def test_the_measuring_finds_every_frame_begun_and_ended(rig: Rig) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bench.vr", "40"],
        cwd=ROOT,
        env=rig.environment,
        capture_output=True,
        text=True,
        timeout=2 * PATIENCE_S,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert (found["frames"], found["unpaired"], found["left"]) == (40, 0, 0)
    # 20 a second, or every second or third of them while the machine is slow.
    assert 20 / found["hz"] == pytest.approx(round(20 / found["hz"]), abs=0.01)
    assert "Monado" in found["runtime"]
    assert 0 < found["own_ms"] < found["draw_ms"] + found["own_ms"]


def test_doctor_tells_in_figures_how_the_headset_does(rig: Rig) -> None:
    process = simkit(rig, "doctor", "--vr", "--json")
    try:
        out, told = process.communicate(timeout=2 * PATIENCE_S)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 0, told
    assert "Put the headset on" in told
    found = json.loads(out)
    assert "Monado" in found["runtime"]
    assert found["frames"] > 0
    assert (found["unpaired"], found["left"]) == (0, 0)
    assert found["size"] == [320, 240]
    assert found["hz"] > 0


def test_doctor_says_so_where_no_headset_answers(rig: Rig) -> None:
    rig.kill()
    process = simkit(rig, "doctor", "--vr")
    try:
        _, told = process.communicate(timeout=2 * PATIENCE_S)
    finally:
        process.kill()
        process.wait()
        rig.start()
    assert process.returncode == 3
    assert "SK8702" in told or "SK8701" in told
    assert "Traceback" not in told
