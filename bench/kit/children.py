"""Contenders run as processes of their own: a job in as a JSON file, a result out as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CHILD_S = 900
ROOT = Path(__file__).parents[2]


class Stopped(Exception):
    """A contender did not come to its end; the message has its last words."""


def result_of(command: list[str], job: Mapping[str, Any]) -> dict[str, Any]:
    """What the child printed. Raises Stopped."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "job.json"
        path.write_text(json.dumps(job), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [*command, str(path)],
            capture_output=True,
            text=True,
            env=environment,
            timeout=CHILD_S,
            check=False,
        )
    if done.returncode:
        raise Stopped(f"it stopped with: {(done.stderr.strip().splitlines() or ['no message'])[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found
