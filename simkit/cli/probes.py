"""Trying out what a machine has, one part at a time. Nothing here may crash for what it finds."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from simkit.cli.probe_words import WORDS
from simkit.errors import SimkitError
from simkit.record import Home, Record
from simkit.resources import resource_dir
from simkit.vr.registered import registered_runtime

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
        *_stage(say),
        _fonts(say),
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
            kept = record.where
    except SimkitError as error:
        found = error.diagnostics[0]
        return Probe(
            "record", say("record"), False, found.message(language), found.remedy(language), needed=True
        )
    return Probe("record", say("record"), True, kept, needed=True)


def _terminal(say: Say) -> Probe:
    if not (sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()):
        return Probe("terminal", say("terminal"), False, say("no-tty"), say("tty-do"))
    size = shutil.get_terminal_size()
    term = os.environ.get("TERM", "-")
    encoding = getattr(sys.stdout, "encoding", "-")
    return Probe("terminal", say("terminal"), True, f"{term}, {size.columns}×{size.lines}, {encoding}")


def _stage(say: Say) -> list[Probe]:
    if find_spec("panda3d") is None:
        missing = say("not-installed"), say("pip")
        return [Probe(part, say(part), False, *missing) for part in ("stage", "window")]
    from simkit.stage import probe

    found = probe()
    drawn = f"{found.renderer}, OpenGL {found.version}"
    if found.software:
        drawn += f" ({say('software')})"
    stage = Probe("stage", say("stage"), found.offscreen, drawn if found.offscreen else say("no-gl"))
    window = Probe("window", say("window"), found.display, drawn if found.display else say("no-display"))
    if not found.offscreen:
        stage = replace(stage, remedy=say("gl"))
    if not found.display:
        window = replace(window, remedy=say("display-do"))
    if not found.panels:
        stage = replace(stage, works=False, what=say("not-installed"), remedy=say("pip"))
    return [stage, window]


def _fonts(say: Say) -> Probe:
    found = sorted({path.stem.partition("-")[0] for path in resource_dir("assets").glob("fonts/*.ttf")})
    if not found:
        return Probe("fonts", say("fonts"), False, say("not-installed"), say("fonts-do"))
    return Probe("fonts", say("fonts"), True, ", ".join(found))


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
    runtime = registered_runtime()
    if runtime is None:
        return Probe("openxr", say("openxr"), False, say("no-runtime"), say("runtime-do"))
    return Probe("openxr", say("openxr"), True, runtime)
