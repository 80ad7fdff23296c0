"""`simkit check`: what is wrong with a scenario, where, and what to do."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from simkit.cli.codes import FAULTS, WRONG_USE
from simkit.cli.language import message_language
from simkit.cli.options import json_option, language_option
from simkit.cli.output import print_json, tell

if TYPE_CHECKING:
    from simkit.errors import Diagnostic

_FINE = {"en": "{path}: nothing wrong", "nl": "{path}: niets mis"}
_FIXED = {"en": "{path}: {count} mended", "nl": "{path}: {count} hersteld"}
_COUNT = {
    "en": "{errors} error(s), {warnings} warning(s)",
    "nl": "{errors} fout(en), {warnings} waarschuwing(en)",
}
_NOT_THERE = ("SK1001", "SK1006", "SK1007")


@click.command("check", short_help="Check scenario files and say what is wrong, where, and what to do.")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--fix",
    is_flag=True,
    help="Mend what can be mended without a choice: ids that are missing, text to quote.",
)
@click.option("--strict", is_flag=True, help="Warnings give exit code 1 too.")
@language_option
@json_option
def command(paths: tuple[str, ...], fix: bool, strict: bool, language: str | None, as_json: bool) -> int:
    """Check PATHS: scenario files, folders of one or of many, or names that `simkit scenarios` lists.

    Exit code 1 when there are errors.
    """
    from simkit.errors import as_data, render
    from simkit.scenario import check

    spoken = message_language(["--language", language] if language else [])
    results: list[tuple[str, int, tuple[Diagnostic, ...]]] = []
    for path in [one for given in paths for one in _each(given)]:
        mended = _mend(path) if fix else 0
        results.append((path, mended, (*check(path), *_of_its_place(path))))
    found = [one for _, _, many in results for one in many]
    errors = sum(one.severity == "error" for one in found)
    warnings = sum(one.severity == "warning" for one in found)
    if as_json:
        print_json(
            {
                "scenarios": [
                    {"path": path, "mended": mended, "diagnostics": [as_data(one, spoken) for one in many]}
                    for path, mended, many in results
                ],
                "errors": errors,
                "warnings": warnings,
            }
        )
    else:
        for path, mended, many in results:
            if mended:
                click.echo(_FIXED[spoken].format(path=path, count=mended))
            for one in many:
                tell(render(one, spoken))
            if not many:
                click.echo(_FINE[spoken].format(path=path))
        if found:
            tell(_COUNT[spoken].format(errors=errors, warnings=warnings))
    if any(one.code in _NOT_THERE for one in found):
        return WRONG_USE
    return FAULTS if errors or (strict and warnings) else 0


def _of_its_place(path: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the place that a scenario brings along; nothing where the stage is not installed."""
    from importlib.util import find_spec

    from simkit.errors import SimkitError
    from simkit.scenario import load
    from simkit.stage.own_place import own_place

    if find_spec("panda3d") is None:
        return ()
    try:
        scenario = load(path)
    except SimkitError:
        return ()  # told already
    file = own_place(scenario.folder, scenario.setting)
    if file is None:
        return ()
    from simkit.stage.place.faults import faults_of

    return faults_of(file)


def _each(given: str) -> list[str]:
    """A folder that is no scenario but holds some stands for those."""
    folder = Path(given)
    if folder.is_dir() and not (folder / "scenario.yaml").exists():
        inner = sorted(str(path.parent) for path in folder.glob("*/scenario.yaml"))
        return inner or [given]
    return [given]


def _mend(path: str) -> int:
    """How much was mended in the file. Raises SimkitError SK8528 where it cannot be written."""
    from simkit.errors import Place, SimkitError, diagnostic
    from simkit.scenario import fix
    from simkit.scenario.find import find

    try:
        mended = fix(path)
    except SimkitError:
        return 0  # the check that follows says why the file cannot be read
    if mended.changes:
        file = find(path)
        beside = file.with_name(f"{file.name}.new")
        try:
            # All of it or nothing: a disk that is full leaves the file as it was.
            beside.write_bytes(mended.text.encode())
            beside.replace(file)
        except OSError as error:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            reason = error.strerror or str(error)
            raise SimkitError(diagnostic("SK8528", Place(str(file)), reason=reason)) from error
    return len(mended.changes)
