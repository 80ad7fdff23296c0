"""Running `simkit` as its users do: in this process where that is enough, as a program where it is not."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simkit.cli.entry import run

LATE = str(Path(__file__).parent.parent / "present" / "scenarios" / "late")
AUTOPILOT = ("--present", "autopilot", "--no-pictures")
BEST = (*AUTOPILOT, "--strategy", "best")


@dataclass(frozen=True, slots=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The one JSON object on stdout."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


class Stream(io.StringIO):
    """Output that is no terminal."""


def simkit(*args: str) -> Ran:
    """In this process: stdin is empty, the home is that of SIMKIT_HOME."""
    out, err = Stream(), Stream()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(args))
    return Ran(code, out.getvalue(), err.getvalue())


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return {**kept, "SIMKIT_HOME": str(home), "LC_ALL": "C.UTF-8", **more}


def program(
    *args: str, home: Path, typed: str = "", cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Ran:
    """As a program of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "simkit", *args],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**environment(home), **(env or {})},
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)
