"""The place that a scenario brings in its own folder."""

from __future__ import annotations

from pathlib import Path

ENDS = (".yaml", ".glb")


def own_place(folder: str | Path, name: str) -> str | None:
    """The path of `<name>.yaml` or `<name>.glb` in a scenario's folder; None: the place is one of simkit's own.

    A name that is no plain word, or a file that leads out of the folder, is none either.
    """
    if not folder or Path(name).name != name or name.startswith("."):
        return None
    home = Path(folder)
    for end in ENDS:
        file = home / f"{name}{end}"
        if file.is_file() and file.resolve().is_relative_to(home.resolve()):
            return str(file)
    return None
