"""Trying out what a machine has, one part at a time. Nothing here may crash for what it finds."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from simkit.cli.probe_words import WORDS
from simkit.errors import SimkitError
from simkit.record import Home, Record

_DRAW: Final = """
import json, sys
from simkit.errors import SimkitError
from simkit.stage import open_window
try:
    made = open_window(size=(64, 64), offscreen=sys.argv[1] == "offscreen")
    print(json.dumps({"driver": made.driver, "software": made.software}))
except SimkitError as error:
    print(json.dumps({"fault": error.diagnostics[0].message(sys.argv[2])}))
"""
_LONGEST_S: Final = 60

Say = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Probe:
    part: str
    name: str
    works: bool
    what: str
    remedy: str | None = None
    needed: bool = False


def probe_all(home: Home, language: str) -> list[Probe]:
    def say(key: str) -> str:
        return WORDS[key][language == "nl"]

    return [
        _versions(say),
        _record(say, home, language),
        _terminal(say),
        _stage(say, language),
        _window(say, language),
        _audio(say),
        _speech(say),
        _openxr(say),
    ]


def _versions(say: Say) -> Probe:
    parts = [
        f"simkit {version('simkit')}",
        f"Python {platform.python_version()}",
        platform.platform(terse=True),
    ]
    for package in ("panda3d", "blitz-py", "SQLAlchemy", "rich"):
        with suppress(PackageNotFoundError):
            parts.append(f"{package} {version(package)}")
    return Probe("versions", say("versions"), True, ", ".join(parts))


def _record(say: Say, home: Home, language: str) -> Probe:
    try:
        with Record.open(home) as record:
            record.trainee_local()
    except SimkitError as error:
        found = error.diagnostics[0]
        return Probe(
            "record", say("record"), False, found.message(language), found.remedy(language), needed=True
        )
    return Probe("record", say("record"), True, str(home.database), needed=True)


def _terminal(say: Say) -> Probe:
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()):
        return Probe("terminal", say("terminal"), False, say("no-tty"), say("tty-do"))
    size = shutil.get_terminal_size()
    term = os.environ.get("TERM", "-")
    encoding = getattr(sys.stdout, "encoding", "-")
    return Probe("terminal", say("terminal"), True, f"{term}, {size.columns}×{size.lines}, {encoding}")


def _stage(say: Say, language: str) -> Probe:
    if find_spec("panda3d") is None:
        return Probe("stage", say("stage"), False, say("not-installed"), say("pip"))
    return _drawn(say, "stage", "offscreen", say("gl"), language)


def _window(say: Say, language: str) -> Probe:
    if find_spec("panda3d") is None:
        return Probe("window", say("window"), False, say("not-installed"), say("pip"))
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return Probe("window", say("window"), False, say("no-display"), say("display-do"))
    return _drawn(say, "window", "window", say("gl"), language)


def _drawn(say: Say, part: str, where: str, remedy: str, language: str) -> Probe:
    """Drawn in a process of its own: a graphics driver may take the process down with it."""
    asked = [sys.executable, "-c", _DRAW, where, language]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, timeout=_LONGEST_S, check=False)
        found = json.loads(answer.stdout.splitlines()[-1])
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        return Probe(part, say(part), False, type(error).__name__, remedy)
    if "fault" in found:
        return Probe(part, say(part), False, found["fault"], remedy)
    what = f"{found['driver']} ({say('software')})" if found["software"] else found["driver"]
    return Probe(part, say(part), True, what)


def _audio(say: Say) -> Probe:
    if sys.platform in ("win32", "darwin"):
        return Probe("audio", say("audio"), True, say("system"))
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or f"/run/user/{os.getuid()}")
    services = {"PipeWire": runtime / "pipewire-0", "PulseAudio": runtime / "pulse" / "native"}
    found = [name for name, socket in services.items() if socket.exists()]
    if os.environ.get("PULSE_SERVER"):
        found.append("PULSE_SERVER")
    if Path("/dev/snd").is_dir():
        found.append("ALSA")
    if not found:
        return Probe("audio", say("audio"), False, say("no-audio"), say("audio-do"))
    return Probe("audio", say("audio"), True, ", ".join(found))


def _speech(say: Say) -> Probe:
    path = shutil.which("espeak-ng")
    if path is None:
        return Probe("speech", say("speech"), False, say("not-installed"), say("espeak-do"))
    return Probe("speech", say("speech"), True, path)


def _openxr(say: Say) -> Probe:
    runtime = _openxr_runtime()
    if runtime is None:
        return Probe("openxr", say("openxr"), False, say("no-runtime"), say("runtime-do"))
    return Probe("openxr", say("openxr"), True, runtime)


def _openxr_runtime() -> str | None:
    """Where the OpenXR loader looks (OpenXR 1.0 loader design, "Runtime discovery")."""
    if given := os.environ.get("XR_RUNTIME_JSON"):
        return given if Path(given).is_file() else None
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Khronos\OpenXR\1") as key:
                return str(winreg.QueryValueEx(key, "ActiveRuntime")[0])
        except OSError:
            return None
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    places = [config, Path("/etc/xdg"), Path("/usr/local/etc"), Path("/etc"), Path("/usr/share")]
    found = (place / "openxr" / "1" / "active_runtime.json" for place in places)
    return next((str(path) for path in found if path.is_file()), None)
