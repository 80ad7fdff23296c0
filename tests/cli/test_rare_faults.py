"""Faults that few people meet, each with its code, its exit status and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.scenario import load_text
from tests.cli.world import LATE, environment, simkit

ROOT = Path(__file__).parents[2]
SMALL = (Path(LATE) / "scenario.yaml").read_text(encoding="utf-8")


def test_yaml_that_no_parser_reads_is_said_so_with_its_line(tmp_path: Path) -> None:
    for broken in ("simkit: 1\nscenario: {a: }}\n", "simkit: 1\n? [\n", "- a\nb: c\n"):
        file = tmp_path / "scenario.yaml"
        file.write_text(broken, encoding="utf-8")
        ran = simkit("check", str(file))
        assert ran.code == 1
        assert "SK10" in ran.err + ran.out
        assert "Traceback" not in ran.err


def test_yaml_s_own_complaint_has_a_code() -> None:
    with pytest.raises(SimkitError) as found:
        load_text("simkit: 1\nscenes:\n  a: [b, c: d, : : ]\n  - e\n")
    assert {one.code for one in found.value.diagnostics} & {"SK1010", "SK1022", "SK1025", "SK1028", "SK1029"}


def test_a_text_that_nobody_could_say_in_one_go_is_refused() -> None:
    with pytest.raises(SimkitError) as found:
        load_text(SMALL.replace("\ntitle: ", f"\ntitle: {'very ' * 900}", 1))
    assert "SK1043" in {one.code for one in found.value.diagnostics}


def test_a_scenario_without_a_rubric_is_not_scored_again(tmp_path: Path) -> None:
    folder = tmp_path / "plain"
    folder.mkdir()
    text = "\n".join(line for line in SMALL.splitlines() if not line.startswith("rubric:"))
    (folder / "scenario.yaml").write_text(text + "\n", encoding="utf-8")
    ran = simkit("rescore", str(folder))
    assert (ran.code, "SK8526" in ran.err) == (2, True)


def test_a_wrong_argument_is_wrong_use() -> None:
    ran = simkit("sessions", "--limit", "0")
    assert ran.code == 2
    assert "Traceback" not in ran.err
    ran = simkit("schema", "novel")
    assert ran.code == 2
    ran = simkit("replay", "last", "--from", "soon")
    assert (ran.code, "SK85" in ran.err) == (2, True)
    ran = simkit("sessions", "--home", __file__)
    assert (ran.code, "SK8506" in ran.err) == (2, True)


@pytest.mark.skipif(sys.platform == "win32", reason="symbolic links need rights there")
def test_the_stage_without_its_packages_names_the_command_that_installs_them(
    home: Path, tmp_path: Path
) -> None:
    lean = tmp_path / "packages"
    lean.mkdir()
    for installed in Path(sysconfig.get_path("platlib")).iterdir():
        if not installed.name.lower().startswith(("panda3d", "direct", "blitz_py")):
            (lean / installed.name).symlink_to(installed)
    done = subprocess.run(
        [sys.executable, "-S", "-m", "simkit", "play", LATE, "--present", "stage"],
        capture_output=True,
        text=True,
        env=environment(home, PYTHONPATH=os.pathsep.join((str(ROOT), str(lean)))),
        timeout=60,
        check=False,
    )
    assert "SK8404" in done.stderr
    assert 'pip install "simkit[stage]"' in done.stderr
    assert done.returncode == 3


def test_fix_where_nothing_can_be_written_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "scenario.yaml"
    text = SMALL.replace("          id: ", "          # id: ")
    file.write_text(text, encoding="utf-8")

    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    monkeypatch.setattr(Path, "write_bytes", full)
    monkeypatch.setattr(Path, "replace", full)
    ran = simkit("check", "--fix", str(file))
    assert (ran.code, "SK8528" in ran.err) == (3, True)
    assert file.read_text(encoding="utf-8") == text
