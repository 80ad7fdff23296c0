"""From a path or an id to a scenario's folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NoReturn

from simkit.errors import Place, SimkitError, diagnostic
from simkit.resources import resource_dir
from simkit.scenario.near import hint
from simkit.scenario.reading.source import unreadable

FILE = "scenario.yaml"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def shipped() -> Path:
    """The folder of the scenarios that came with simkit."""
    return resource_dir("scenarios")


def find(path_or_id: str | Path) -> Path:
    """The scenario's file. An id is looked for in `./scenarios`, then among the shipped ones.

    Raises SimkitError SK1001 (there is nothing there), SK1006 (a folder without scenario.yaml) or SK1007 (no such id).
    """
    path = Path(path_or_id)
    try:
        if path.is_dir():
            # A folder that happens to bear a scenario's name does not hide the scenario.
            own = path / FILE
            return own if own.is_file() else _by_id(str(path_or_id)) or _nothing_in(path)
        if path.exists():
            return path
    except (OSError, ValueError) as error:
        raise SimkitError(unreadable(str(path_or_id), error)) from None
    written = str(path_or_id)
    if not _ID.fullmatch(written):
        raise SimkitError(unreadable(written, FileNotFoundError()))
    if found := _by_id(written):
        return found
    raise SimkitError(diagnostic("SK1007", None, id=written, near=hint(written, known_ids())))


def _by_id(written: str) -> Path | None:
    for folder in (Path("scenarios"), shipped()):
        if _ID.fullmatch(written) and (folder / written / FILE).is_file():
            return folder / written / FILE
    return None


def known_ids() -> list[str]:
    """Ids that `find` finds, sorted."""
    found = {
        file.parent.name for folder in (Path("scenarios"), shipped()) for file in folder.glob(f"*/{FILE}")
    }
    return sorted(found)


def _nothing_in(folder: Path) -> NoReturn:
    others = sorted(p.name for p in folder.glob("*.y*ml"))
    inner = sorted(p.parent.name for p in folder.glob(f"*/{FILE}"))
    near = ", ".join((others or inner)[:6]) or "-"
    raise SimkitError(diagnostic("SK1006", Place(str(folder)), folder=folder, near=near))
