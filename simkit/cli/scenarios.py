"""`simkit scenarios`: what there is to play."""

from __future__ import annotations

from typing import Any

import click

from simkit.cli.language import message_language
from simkit.cli.options import json_option, language_option
from simkit.cli.output import print_json, tell


@click.command("scenarios", short_help="List the scenarios you can play.")
@language_option
@json_option
def command(language: str | None, as_json: bool) -> int:
    """List the scenarios that came with simkit, and those in ./scenarios."""
    from simkit.errors import SimkitError
    from simkit.scenario import load
    from simkit.scenario.find import known_ids

    wanted = message_language(["--language", language] if language else [])
    found: list[dict[str, Any]] = []
    broken = False
    for id in known_ids():
        try:
            scenario = load(id)
        except SimkitError as error:
            broken = True
            errors = len(error.diagnostics)
            tell(f"{id}: {errors} error(s); see: simkit check {id}")
            continue
        found.append(
            {
                "id": id,
                "title": scenario.text("title", wanted),
                "languages": list(scenario.languages),
                "minutes": scenario.minutes,
                "scored": scenario.rubric is not None,
                "folder": scenario.folder,
            }
        )
    if as_json:
        print_json({"scenarios": found})
    for one in found if not as_json else ():
        click.echo(f"{one['id']:<24} {one['title']}, {one['minutes']} min ({', '.join(one['languages'])})")
    return 1 if broken else 0
