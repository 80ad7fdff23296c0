"""What is wrong with a place file and what it names, told before anybody plays in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.errors import Place as Spot
from simkit.stage.place.load import load_place
from simkit.stage.place.models import models_of
from simkit.stage.place.sounds import sound_files


def faults_of(file: str | Path) -> tuple[Diagnostic, ...]:
    """Every model is opened; sounds are looked for. Empty: nothing is wrong. Needs no window."""
    path = Path(file)
    try:
        place = load_place(path)
    except SimkitError as error:
        return error.diagnostics
    lines = path.read_text(encoding="utf-8").splitlines() if path.suffix in (".yaml", ".yml") else []
    found = [
        replace(one, place=_named(path, lines, dict(one.values)["file"])) for one in models_of(place).problems
    ]
    return (*found, *_sounds(path, lines, sound_files(place)))


def _sounds(path: Path, lines: list[str], files: tuple[Path, ...]) -> Iterator[Diagnostic]:
    for file in files:
        name = file.relative_to(path.parent).as_posix()
        if not file.is_file() or not file.resolve().is_relative_to(path.parent.resolve()):
            yield diagnostic("SK6306", _named(path, lines, name), file=name, folder=path.parent.name)


def _named(path: Path, lines: list[str], name: str) -> Spot:
    """Where the place file names a file; a model that is a whole place names itself."""
    for number, line in enumerate(lines, start=1):
        if (column := line.find(name)) >= 0:
            return Spot(path.name, number, column + 1)
    return Spot(path.name)
