"""`simkit doctor`: what works on this machine, and what to install."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.codes import ENVIRONMENT
from simkit.cli.language import message_language
from simkit.cli.options import home_of, home_option, json_option, language_option
from simkit.cli.output import print_json

_MARKS = {"en": {True: "works  ", False: "missing"}, "nl": {True: "werkt   ", False: "ontbreekt"}}


@click.command("doctor", short_help="Say what works on this machine and what to install.")
@language_option
@home_option
@json_option
@click.option("--vr", is_flag=True, help="Measure the headset: put it on, it shows a room for ten seconds.")
def command(language: str | None, home: Path | None, as_json: bool, vr: bool) -> int:
    """Try each part simkit may use: the record, terminal, stage, window, audio, speech, OpenXR.

    Only the record is needed; exit code 3 when it cannot be used. Everything else widens how you can practise.
    """
    from simkit.cli.probes import probe_all

    spoken = message_language(["--language", language] if language else [])
    if vr:
        from simkit.cli.doctor_vr import tell_headset

        return tell_headset(spoken, as_json=as_json)
    found = probe_all(home_of(home), spoken)
    if as_json:
        print_json(
            {"parts": {one.part: {"works": one.works, "what": one.what, "do": one.remedy} for one in found}}
        )
    else:
        for one in found:
            click.echo(f"{_MARKS[spoken][one.works]}  {one.name}: {one.what}")
            if one.remedy:
                click.echo(f"         {one.remedy}")
    return 0 if all(one.works for one in found if one.needed) else ENVIRONMENT
