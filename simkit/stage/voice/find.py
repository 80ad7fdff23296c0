"""Where eSpeak NG is on this machine: its library, its data and its program, each if there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_NAMES: Final = {
    "win32": ("libespeak-ng.dll", "espeak-ng.dll"),
    "darwin": ("libespeak-ng.1.dylib", "libespeak-ng.dylib"),
}
_LINUX: Final = ("libespeak-ng.so.1", "libespeak-ng.so")


@dataclass(frozen=True, slots=True)
class Espeak:
    libraries: tuple[str, ...]
    """To be tried in order; those that are mere names are looked up by the system."""
    data: str
    """Folder of its data; empty: where the library looks by itself."""
    program: str
    """Path of the command; empty where there is none."""


def find_espeak(environ: Mapping[str, str] | None = None) -> Espeak | None:
    """None where no program and no library file is found. Loads and starts nothing."""
    environ = os.environ if environ is None else environ
    names = _NAMES.get(sys.platform, _LINUX)
    program = shutil.which("espeak-ng", path=environ.get("PATH"))
    places = [Path(one) for one in _usual_places(environ)]
    if program:
        beside = Path(program).resolve().parent
        places[:0] = [beside, beside.parent / "lib"]
    files = [str(place / name) for place in places for name in names if (place / name).is_file()]
    data = ""
    packaged = _packaged()
    if packaged is not None and not files and not program:
        files, data = [str(packaged / "espeak-ng" / name) for name in names], str(packaged)
        files = [str(path) for name in names for path in packaged.rglob(name)]
        data = str(next((path for path in packaged.rglob("espeak-ng-data")), ""))
    if not files and not program:
        return None
    mere_names = names if program else ()
    return Espeak((*dict.fromkeys([*files, *mere_names]),), data, program or "")


def _usual_places(environ: Mapping[str, str]) -> list[str]:
    if sys.platform == "win32":
        roots = (environ.get(name, "") for name in ("ProgramFiles", "ProgramFiles(x86)"))
        return [str(Path(root) / "eSpeak NG") for root in roots if root]
    if sys.platform == "darwin":
        return ["/opt/homebrew/lib", "/usr/local/lib"]
    return ["/usr/local/lib"]


def _packaged() -> Path | None:
    """The folder of the package `espeakng-loader`, which brings a library of its own."""
    found = find_spec("espeakng_loader")
    return Path(found.origin).parent if found is not None and found.origin else None
