"""`simkit schema`: what an editor needs to complete and check scenario files."""

from __future__ import annotations

import click

from simkit.cli.language import message_language
from simkit.cli.options import language_option
from simkit.cli.output import print_json


@click.command("schema", short_help="Print the JSON Schema of scenario or rubric files, for editors.")
@click.argument("kind", type=click.Choice(["scenario", "rubric"]), default="scenario")
@language_option
def command(kind: str, language: str | None) -> int:
    """Print the JSON Schema of `scenario.yaml`, or of `rubric.yaml`. Save it and name it in your editor.

    The texts an editor shows beside a key are in English or Dutch.
    """
    spoken = message_language(["--language", language] if language else [])
    if kind == "rubric":
        from scoring import rubric_schema

        print_json(rubric_schema(spoken))
    else:
        from simkit.scenario import scenario_schema

        print_json(scenario_schema(spoken))
    return 0
