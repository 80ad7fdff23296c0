"""The tutorials' files are written and their commands run, as a reader would, in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "tutorial").glob("*.md"))
BLOCK = re.compile(r"^```(?P<head>[^\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Command:
    line: str
    wanted: tuple[str, ...]
    """What its output holds, in this order; `…` in the page stands for anything."""
    may_fail: bool


def files_and_commands(page: Path) -> list[tuple[str, str] | Command]:
    found: list[tuple[str, str] | Command] = []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        head, body = block["head"], block["body"]
        if "file=" in head:
            found.append((head.split("file=")[1].strip(), body))
        elif head.startswith("console"):
            for part in body.split("$ ")[1:]:
                line, *shown = part.splitlines()
                pieces = [piece.strip() for text in shown for piece in text.split("…")]
                found.append(Command(line, tuple(piece for piece in pieces if piece), "fails" in head))
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="the tutorials' commands are for a POSIX shell")
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_of_the_tutorial_works_as_it_says(page: Path, tmp_path: Path) -> None:
    steps = files_and_commands(page)
    for step in steps:
        if not isinstance(step, Command) and step[0].endswith(".txt"):
            (tmp_path / step[0]).write_text(step[1], encoding="utf-8")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "SIMKIT_HOME": str(tmp_path / "home"), "LANG": "C.UTF-8"}
    environment.pop("DISPLAY", None)
    for step in steps:
        if not isinstance(step, Command):
            target = tmp_path / step[0]
            target.parent.mkdir(exist_ok=True)
            target.write_text(step[1], encoding="utf-8")
            continue
        done = subprocess.run(
            ["/bin/sh", "-c", step.line],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
        )
        output = done.stdout + done.stderr
        assert "Traceback" not in output
        assert done.returncode == 0 or step.may_fail, f"$ {step.line}\n{output}"
        at = 0
        for piece in step.wanted:
            assert piece in output[at:], f"$ {step.line}\n{output}\nlacks: {piece}"
            at = output.index(piece, at) + len(piece)


def test_there_is_a_tutorial_for_trainee_and_designer() -> None:
    assert {page.stem for page in PAGES} >= {"trainee", "designer"}
