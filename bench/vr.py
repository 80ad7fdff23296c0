"""What a frame in the headset costs simkit itself, apart from drawing, and whether it keeps the runtime's rhythm.

On a computer with a headset it measures that. Without one: `.ci/vr-tests --bench` (as root, on Linux) measures in the
rig, where processor times are true and pictures a second say nothing: all is drawn by the processor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.kit.rows import Row
from simkit.errors import SimkitError
from simkit.scenario import load
from simkit.session import Session, Settings, compile_program
from simkit.vr import measure_headset

FRAMES = 300
TARGET_MS = 2.0
"""Of the processor, a picture: at 90 pictures a second there are 11 ms for all of it."""


def run(frames: int = FRAMES) -> list[Row]:
    """One row a figure; `left_out` where no headset answers."""
    from tests.vr.rig import INSIDE, Rig

    if not INSIDE:
        return _rows(_measured(frames))
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder) / "rig")
        try:
            rig.start()
            command = [sys.executable, "-m", "bench.vr", str(frames)]
            done = subprocess.run(
                command, env=rig.environment, capture_output=True, text=True, timeout=300, check=False
            )
        finally:
            rig.close()
    lines = done.stdout.splitlines()
    return _rows(json.loads(lines[-1]) if lines else {"left_out": done.stderr[-300:]})


def _measured(frames: int) -> dict[str, Any]:
    program = compile_program(load("late-delivery"))
    try:
        found = measure_headset(
            Session(program, seed=1, settings=Settings()).view, frames=frames, longest_s=600, quality="lean"
        )
    except SimkitError as error:
        return {"left_out": error.diagnostics[0].message("en")}
    return asdict(found) if found is not None else {"left_out": "nobody put the headset on"}


def _rows(found: dict[str, Any]) -> list[Row]:
    if "left_out" in found:
        return [{"name": "a frame in the headset", "left_out": found["left_out"]}]
    about = {
        "runtime": f"{found['runtime']} {found['version']}",
        "hz": found["hz"],
        "frames": found["frames"],
    }
    return [
        {
            "name": "simkit itself, median",
            "value": found["own_ms"],
            "unit": "ms",
            "target": TARGET_MS,
            **about,
        },
        {"name": "simkit itself, 99 of 100", "value": found["own_ms_99"], "unit": "ms", **about},
        {"name": "moving the people, median", "value": found["people_ms"], "unit": "ms", **about},
        {
            "name": "drawing both eyes and the mirror, median",
            "value": found["draw_ms"],
            "unit": "ms",
            **about,
        },
        {
            "name": "begun but not ended, or ended twice",
            "value": found["unpaired"],
            "unit": "frames",
            "target": 0,
            **about,
        },
        {
            "name": "asked for and left out by simkit",
            "value": found["left"],
            "unit": "frames",
            "target": 0,
            **about,
        },
        {
            "name": "shown again by the runtime for want of a new one",
            "value": found["missed"],
            "unit": "pictures",
            **about,
        },
    ]


if __name__ == "__main__":
    sys.stdout.write("\n" + json.dumps(_measured(int(sys.argv[1]))) + "\n")
