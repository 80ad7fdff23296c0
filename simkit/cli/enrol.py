"""`simkit enrol`: let this device deliver sessions to a server."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.options import home_option, json_option, language_option


@click.command("enrol", short_help="Let this device deliver your sessions to a server.")
@click.option("--server", metavar="URL", help="The server's address, as your organisation gave it.")
@click.option(
    "--browser", is_flag=True, help="Confirm it in the browser, signed in there, instead of by a code."
)
@click.option("--name", metavar="NAME", help="What you will know this device by [default: its own name].")
@click.option("--forget", is_flag=True, help="Deliver nothing any more from this device.")
@language_option
@home_option
@json_option
def command(
    server: str | None,
    browser: bool,
    name: str | None,
    forget: bool,
    language: str | None,
    home: Path | None,
    as_json: bool,
) -> int:
    """Enrol this device, or rather this home folder: the sessions in it are then yours on the server too.

    Asks for a code from your page of devices there; with --browser, open the page it shows and say yes. The address
    and a token are kept in the home folder, for you alone to read. Without --server it says where it delivers to.
    """
    from simkit.cli.enrolling import Wanted, enrol

    return enrol(Wanted(server, browser, name, forget, language, home, as_json))
