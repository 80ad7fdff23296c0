"""What can be done in a place: `kinds`, `objects`, `zones` and `spots`, from the file that also says how it looks.

A scenario that takes any of it keeps that part in its bundle, as `places/<name>.yaml`: it is part of what the
scenario does, and how the room looks is not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simkit.errors import Diagnostic, SimkitError
from simkit.resources import resource_dir
from simkit.scenario.bundle import Bundle
from simkit.scenario.reading import Mapping, Problems, plain, read_file, read_tree
from simkit.scenario.reading.reader import split_lines

PARTS = ("kinds", "objects", "zones", "spots")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class PlaceFile:
    """`parts` holds what of PARTS the file has; empty for a room that is a model, or whose file cannot be read."""

    name: str
    file: str
    """How messages call it."""
    lines: tuple[str, ...]
    parts: Mapping
    problems: tuple[Diagnostic, ...] = ()
    keep: Callable[[], None] = lambda: None
    """Makes it part of the scenario's bundle."""


Places = Callable[[str], PlaceFile | None]
"""Name of a place -> its file; None where there is none."""


@cache
def place_names() -> tuple[str, ...]:
    """The places that came with simkit."""
    return tuple(sorted(path.stem for path in (resource_dir("assets") / "places").glob("*.yaml")))


def place_of(bundle: Bundle, name: str) -> PlaceFile | None:
    """The place kept in the bundle, else the folder's own, else the library's."""
    if not _NAME.fullmatch(name):
        return None
    kept = f"places/{name}.yaml"
    if kept in bundle.files:
        return _read(name, kept, bundle.files[kept])
    try:
        found = _own(bundle, name) or _of_library(name)
    except SimkitError as error:
        return PlaceFile(name, kept, (), Mapping(0, 0), error.diagnostics)
    if found is None:
        return None

    def keep() -> None:
        bundle.files[kept] = json.dumps(plain(found.parts), ensure_ascii=False, indent=1) + "\n"

    return PlaceFile(name, found.file, found.lines, found.parts, found.problems, keep)


def _own(bundle: Bundle, name: str) -> PlaceFile | None:
    file = f"{name}.yaml"
    if file in bundle.files:
        return _read(name, file, bundle.files[file])
    folder = Path(bundle.folder)
    if not bundle.folder or not bundle.inside(file):
        return None
    if (folder / file).is_file():
        return _read(name, bundle.shown(file), read_file(folder / file, bundle.shown(file)))
    if (folder / f"{name}.glb").is_file():
        return PlaceFile(name, bundle.shown(f"{name}.glb"), (), Mapping(0, 0))
    return None


@cache
def _of_library(name: str) -> PlaceFile | None:
    if name not in place_names():
        return None
    shown = f"places/{name}.yaml"
    return _read(name, shown, read_file(resource_dir("assets") / "places" / f"{name}.yaml", shown))


def _read(name: str, file: str, text: str) -> PlaceFile:
    problems = Problems(file)
    root = read_tree(text, problems, lambda parents, key: False, ())
    parts = Mapping(0, 0)
    if isinstance(root, Mapping):
        for key in PARTS:
            if key in root.items:
                parts.items[key], parts.keys[key] = root.items[key], root.keys[key]
    return PlaceFile(name, file, tuple(split_lines(text)), parts, tuple(problems.found))
