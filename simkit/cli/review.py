"""`simkit review`: the trainers' console."""

from __future__ import annotations

from pathlib import Path

import click

from simkit.cli.options import home_of, home_option, language_option

PORT = 8642


@click.command("review", short_help="Review sessions in the browser.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="The port to listen on."
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that answer; more than one for an organisation.",
)
@click.option(
    "--base-url",
    metavar="URL",
    help="As people reach it, such as https://review.example.org: then people sign in, each with an account."
    " Without it, this is for you alone: you are signed in by the link it prints.",
)
@click.option("--samples", is_flag=True, help="Add a sample group with sessions to look at.")
@click.option(
    "--password-link",
    "lost",
    metavar="WHO",
    help="Start nothing: print a link with which the administrator WHO (e-mail address, number or name), who lost"
    " their password, sets a new one. It works once, for an hour, and stands in the log.",
)
@click.option("--open/--no-open", "open_browser", default=True, help="Open the page in your browser.")
@language_option
@home_option
def command(
    host: str,
    port: int,
    workers: int,
    base_url: str | None,
    samples: bool,
    lost: str | None,
    open_browser: bool,
    language: str | None,
    home: Path | None,
) -> int:
    """Start the trainers' review console on this machine, and open it.

    Settings for an organisation are read from the environment, SIMKIT_OIDC_ISSUER and the like, or from the TOML file
    that SIMKIT_CONFIG names: see the how-to on running it as a service. Ctrl-C stops it.
    """
    from simkit.cli.language import message_language
    from simkit.errors import SimkitError, diagnostic

    try:
        from simkit.server.serve import Serving, serve
    except ModuleNotFoundError as error:
        raise SimkitError(
            diagnostic("SK8404", what=f"the review console ({error.name})", extra="server")
        ) from error

    place = home_of(home)
    spoken = message_language(["--language", language] if language else [])
    if lost is not None:
        from simkit.server.accounts.lost import password_link
        from simkit.server.config import read_config
        from simkit.server.words import word

        settings = {
            "home": place.path,
            "database": place.url,
            "base_url": (base_url or "").rstrip("/") or None,
        }
        address = password_link(read_config(settings), lost)
        click.echo(word(spoken, "accounts.lost.link", address=address))
        return 0
    return serve(
        Serving(
            home=place.path,
            database=place.url,
            host=host,
            port=port,
            workers=workers,
            base_url=base_url,
            language=spoken,
            samples=samples,
            open_browser=open_browser,
        )
    )
