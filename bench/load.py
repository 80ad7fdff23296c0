"""What reading, checking and compiling a scenario costs, beside inkjs compiling the same story in Ink."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from bench.kit.children import Stopped, result_of
from bench.kit.peers import Missing, node_modules
from bench.kit.rows import Row
from bench.story import ink_text, made_story, scenario_text

WALKS = Path(__file__).parent / "walks"
SCENES = 90
"""Over 1,600 lines of Ink, and of YAML."""
PASSES = 3
ROUNDS = 5
YARDSTICK = "inkjs compiles"


def run(
    scenes: int = SCENES, *, passes: int = PASSES, rounds: int = ROUNDS, install: bool = True
) -> list[Row]:
    """Milliseconds for 1,000 lines: `cold` is the first time in a process whose modules are loaded, `warm` the best
    of those after. Both take turns, `passes` times. Raises Stopped where simkit fails."""
    story = made_story(scenes)
    yaml, ink = scenario_text(story), ink_text(story)
    lines = {"simkit": len(yaml.splitlines()), "ink": len(ink.splitlines())}
    ours: list[dict[str, Any]] = []
    theirs: list[list[float]] = []
    reason = ""
    for _ in range(passes):
        job = {"scenario": yaml, "rounds": rounds}
        ours.append(result_of([sys.executable, str(WALKS / "simkit_load.py")], job))
        if not reason:
            try:
                theirs.append(_ink_seconds(ink, rounds, install))
            except (Missing, Stopped) as missing:
                reason = str(missing)
    cold, warm, loading = (min(one[key] for one in ours) for key in ("first", "best", "loading"))
    made = [
        ("simkit loads, checks and compiles, warm", warm, "simkit"),
        ("simkit loads and checks, warm", loading, "simkit"),
        ("simkit loads, checks and compiles, cold", cold, "simkit"),
    ]
    if reason:
        return [
            *(_row(name, took, lines[kind]) for name, took, kind in made),
            {"name": YARDSTICK, "left_out": reason},
        ]
    ink_warm, ink_cold = min(min(one[1:]) for one in theirs), min(one[0] for one in theirs)
    made += [(f"{YARDSTICK}, warm", ink_warm, "ink"), (f"{YARDSTICK}, cold", ink_cold, "ink")]
    rows = [_row(name, took, lines[kind]) for name, took, kind in made]
    for row, other in ((rows[0], rows[3]), (rows[2], rows[4])):
        ratio = other["value"] / row["value"]
        row |= {"ratio": ratio, "against": other["name"], "target": ">= 1 x, a line", "met": ratio >= 1}
    return rows


def _ink_seconds(ink: str, rounds: int, install: bool) -> list[float]:
    job = {"ink": ink, "rounds": rounds + 1, "modules": str(node_modules(install=install))}
    seconds: list[float] = result_of([shutil.which("node") or "node", str(WALKS / "ink_compile.cjs")], job)[
        "seconds"
    ]
    return seconds


def _row(name: str, took: float, lines: int) -> Row:
    unit = f"ms per 1,000 lines ({lines:,} lines)"
    return {"name": name, "value": took * 1e6 / lines, "unit": unit, "lines": lines}
