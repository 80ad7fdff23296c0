"""What this computer can draw with: looked into from a process of its own: a bad driver ends its caller."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from importlib.util import find_spec

PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True)
class Probe:
    """`renderer` and `version` are of the display where there is one, else of the off-screen driver."""

    engine: str
    """Version of the 3D engine; empty when it is not installed."""
    panels: bool
    """Whether the library that paints the panels is installed."""
    display: bool
    """Whether a window can be opened."""
    offscreen: bool
    """Whether pictures can be drawn without a display."""
    renderer: str = ""
    version: str = ""
    software: bool = False
    """Drawn on the processor."""
    quality: str = ""
    """What the stage would choose by itself."""


def probe() -> Probe:
    """Never raises: what does not work is false or empty."""
    panels = find_spec("blitz_py") is not None
    if find_spec("panda3d") is None:
        return Probe("", panels, display=False, offscreen=False)
    window, buffer = _ask("window"), _ask("offscreen")
    found = window or buffer or {}
    return Probe(
        engine=str(found.get("engine", "") or _engine()),
        panels=panels,
        display=window is not None,
        offscreen=buffer is not None,
        renderer=str(found.get("renderer", "")),
        version=str(found.get("version", "")),
        software=bool(found.get("software", False)),
        quality=str(found.get("quality", "")),
    )


def _ask(kind: str) -> dict[str, object] | None:
    command = [sys.executable, "-m", "simkit.stage.machine", kind]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, check=True)
        data = json.loads(answer.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, OSError, ValueError, IndexError):
        return None
    return data if isinstance(data, dict) else None


def _engine() -> str:
    from panda3d.core import PandaSystem

    return str(PandaSystem.getVersionString())


def _answer(kind: str) -> dict[str, object]:
    from simkit.stage.shade import pick_quality
    from simkit.stage.window import open_window

    window = open_window(size=(64, 64), offscreen=kind == "offscreen")
    gsg = window.gsg
    window.frame(hurry=True)
    window.close()
    return {
        "engine": _engine(),
        "renderer": window.driver,
        "version": str(gsg.getDriverVersion()),
        "software": window.software,
        "quality": pick_quality(gsg),
    }


def as_text(found: Probe) -> str:
    """One fact a line, for `simkit doctor`."""
    return "\n".join(f"{name}: {value}" for name, value in asdict(found).items())


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer(sys.argv[1])) + "\n")
