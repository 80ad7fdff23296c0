"""Every example runs unedited, in an empty folder, and prints what it printed when somebody last read it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_example_runs_as_it_stands(
    example: Path, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    done = subprocess.run(
        [sys.executable, str(example)],
        cwd=tmp_path,
        env={**os.environ, "SIMKIT_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert example.read_text(encoding="utf-8").startswith('"""'), "the head comment says the one idea"
    golden(f"examples/{example.stem}.txt", done.stdout)


def test_the_examples_are_a_ladder() -> None:
    assert [int(path.name[:2]) for path in EXAMPLES] == list(range(1, len(EXAMPLES) + 1))
