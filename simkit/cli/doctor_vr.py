"""`simkit doctor --vr`: how the headset on this computer does, in figures."""

from __future__ import annotations

from dataclasses import asdict

import click

from simkit.cli.codes import ENVIRONMENT
from simkit.cli.output import print_json, tell
from simkit.cli.programs import program_of_scenario
from simkit.errors import SimkitError, diagnostic
from simkit.session import Session, Settings

_SCENARIO = "late-delivery"
_LINES = {
    "en": (
        "runtime        {runtime} {version}",
        "headset        {system}, {width} × {height} pixels an eye, {hz:.0f} pictures a second",
        "pictures       {frames} shown, {missed} missed",
        "a picture      every {frame_ms:.1f} ms (99 of 100 within {frame_ms_99:.1f})",
        "processor      simkit {own_ms:.2f} ms, people {people_ms:.2f} ms, drawing {draw_ms:.2f} ms a picture",
    ),
    "nl": (
        "runtime        {runtime} {version}",
        "headset        {system}, {width} × {height} pixels per oog, {hz:.0f} beelden per seconde",
        "beelden        {frames} getoond, {missed} gemist",
        "een beeld      elke {frame_ms:.1f} ms (99 van de 100 binnen {frame_ms_99:.1f})",
        "processor      simkit {own_ms:.2f} ms, mensen {people_ms:.2f} ms, tekenen {draw_ms:.2f} ms per beeld",
    ),
}
_ADVICE = {
    "en": (
        "It keeps up.",
        "It does not keep up: close other programs, or lower the resolution in the runtime.",
    ),
    "nl": (
        "Het houdt bij.",
        "Het houdt niet bij: sluit andere programma's, of verlaag de resolutie in de runtime.",
    ),
}
_PUT_ON = {"en": "Put the headset on and look around.", "nl": "Zet de headset op en kijk rond."}
KEEPS_UP = 0.01
"""Of the pictures that may be missed."""


def tell_headset(language: str, *, as_json: bool) -> int:
    """Exit code 3 where there is none. Raises SimkitError: SK8701 to SK8705, SK8302, SK8303, SK8404."""
    from simkit.vr import measure_headset

    tell(_PUT_ON[language])
    view = Session(program_of_scenario(_SCENARIO), seed=1, settings=Settings(language=language)).view
    found = measure_headset(view)
    if found is None:
        raise SimkitError(diagnostic("SK8702"))
    data = asdict(found)
    if as_json:
        print_json(data)
        return 0
    width, height = found.size
    for line in _LINES[language]:
        click.echo(line.format(**data, width=width, height=height))
    keeps_up = found.missed <= KEEPS_UP * found.frames
    click.echo(_ADVICE[language][0 if keeps_up else 1])
    return 0 if keeps_up else ENVIRONMENT
