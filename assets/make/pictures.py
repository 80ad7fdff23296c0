"""The pictures of README and docs, taken on the real stage by the autopilot: `python -m assets.make.pictures`.

Software rendering, 1280 x 720, seed 7; the same commit on the same Mesa gives pictures that look the same.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

IMAGES = Path(__file__).parents[2] / "docs" / "images"
MOMENTS = {"1-talk.png": "talk", "2-options.png": "options", "3-debrief.png": "debrief"}


def take(scenario: str, language: str) -> None:
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            [
                *(sys.executable, "-m", "simkit", "play", scenario, "--present", "autopilot"),
                *("--seed", "7", "--language", language),
            ],
            env={**os.environ, "SIMKIT_HOME": home},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        for path in Path(home).glob("pictures/*/*.png"):
            name = MOMENTS[path.name]
            shutil.copyfile(path, IMAGES / f"{scenario}-{name}-{language}.png")
            print(f"docs/images/{scenario}-{name}-{language}.png")


if __name__ == "__main__":
    IMAGES.mkdir(parents=True, exist_ok=True)
    for spoken in ("en", "nl"):
        take("late-delivery", spoken)
