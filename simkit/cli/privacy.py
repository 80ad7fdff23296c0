"""`simkit privacy`: what an organisation has to write down about its people's data."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from simkit.cli.options import home_of, home_option, language_option


@click.group("privacy", short_help="Write the privacy documents of this installation.")
def command() -> None:
    """What an organisation has to write down about its people's data, filled from what is really set."""


@command.command("report")
@click.option("--base-url", metavar="URL", help="As people reach the review console.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to write it [default: exports/privacy in the home folder].",
)
@language_option
@home_option
def report(base_url: str | None, output: Path | None, language: str | None, home: Path | None) -> int:
    """Write the consent request, the DPIA, the notice to staff and who can see what, as Markdown.

    They are filled from the settings of this installation and from the table that guards its pages. Written again
    after an update, it says what changed, and what staff or their representatives should be asked before it is used.
    """
    from simkit.cli.language import message_language
    from simkit.errors import SimkitError, diagnostic

    try:
        from simkit.server.config import read_config
        from simkit.server.privacy.documents import changes_document
        from simkit.server.privacy.facts import facts_of
        from simkit.server.privacy.report import write_report
        from simkit.server.words import word
    except ModuleNotFoundError as error:
        raise SimkitError(
            diagnostic("SK8404", what=f"the privacy report ({error.name})", extra="server")
        ) from error
    place, spoken = home_of(home), message_language(["--language", language] if language else [])
    config = read_config({"home": place.path, "database": place.url, "base_url": base_url})
    folder, today = output or place.exports / "privacy", datetime.now(UTC).date()
    made = write_report(folder, facts_of(config), spoken, today)
    click.echo(word(spoken, "privacy.written", folder=folder, names=", ".join(made.names)))
    if made.changes is not None:
        click.echo(changes_document(made.changes, spoken, today))
    return 0
