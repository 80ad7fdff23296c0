"""What a computer can draw with, and what is said where it cannot: each tried in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from simkit.stage import probe
from tests.stage.hands import ROOT, Screen

NO_DRIVER = {"LIBGL_DRIVERS_PATH": "/nonexistent"}
OLD_DRIVER = {
    "MESA_GL_VERSION_OVERRIDE": "1.1",
    "MESA_EXTENSION_OVERRIDE": "-GL_ARB_vertex_program -GL_ARB_fragment_program"
    " -GL_ARB_vertex_shader -GL_ARB_fragment_shader",
}
OPEN = """
import json
from simkit.errors import SimkitError
try:
    from simkit.stage import open_window
    from simkit.stage.shade import pick_quality
    window = open_window(size=(64, 64), offscreen={offscreen})
    window.frame(hurry=True)
    from panda3d.core import ConfigVariableBool
    finished = ConfigVariableBool("gl-finish").getValue()
    found = {{"quality": pick_quality(window.gsg), "software": window.software, "finished": finished}}
    print(json.dumps(found))
except SimkitError as error:
    print(json.dumps({{"code": error.code, "nl": error.diagnostics[0].remedy("nl")}}))
"""


def opened(*, offscreen: bool, first: str = "", **environment: str) -> dict[str, Any]:
    """What opening a window comes to in a new process, which must end cleanly without closing it."""
    around = {key: value for key, value in os.environ.items() if key != "DISPLAY"}
    answer = subprocess.run(
        [sys.executable, "-c", first + OPEN.format(offscreen=offscreen)],
        env=around | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def screen() -> Any:
    made = Screen()
    yield made
    made.close()


def test_a_window_opens_on_a_display(screen: Screen) -> None:
    """Where a processor draws, each frame is finished before the next: they would pile up in memory."""
    found = opened(offscreen=False, DISPLAY=screen.name)
    assert found == {"quality": "standard", "software": True, "finished": True}


def test_without_a_display_a_window_is_refused_and_a_buffer_is_not() -> None:
    refused = opened(offscreen=False, DISPLAY=":4095")
    assert refused["code"] == "SK8303"
    assert "--present terminal" in refused["nl"]
    assert opened(offscreen=True, DISPLAY=":4095")["quality"] == "standard"


def test_without_a_driver_it_is_said_so(screen: Screen) -> None:
    assert opened(offscreen=True, **NO_DRIVER)["code"] == "SK8302"
    assert opened(offscreen=False, DISPLAY=screen.name, **NO_DRIVER)["code"] == "SK8302"


def test_an_old_driver_without_shaders_gets_the_lean_look() -> None:
    assert opened(offscreen=True, **OLD_DRIVER)["quality"] == "lean"


def test_without_the_extra_the_command_that_installs_it_is_named() -> None:
    missing = opened(offscreen=True, first="import sys; sys.modules['panda3d'] = None\n")
    assert missing["code"] == "SK8305"
    assert 'pip install "simkit[stage]"' in missing["nl"]


def test_importing_the_stage_imports_no_engine() -> None:
    code = "import sys, simkit.stage; sys.exit('panda3d' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


def test_the_probe_tells_what_works(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("DISPLAY", screen.name)
    found = probe()
    assert found.display
    assert found.offscreen
    assert found.panels
    assert found.software
    assert "llvmpipe" in found.renderer
    assert found.engine.startswith("1.10")
    for name, value in NO_DRIVER.items():
        monkeypatch.setenv(name, value)
    nothing = probe()
    assert not nothing.display
    assert not nothing.offscreen
    assert nothing.engine == found.engine
    assert nothing.quality == ""
