"""`simkit explain`: the page of a message code."""

from __future__ import annotations

import click

from simkit.cli.language import message_language
from simkit.cli.options import json_option, language_option
from simkit.cli.output import print_json


@click.command("explain", short_help="Explain a message code, such as SK8004.")
@click.argument("code")
@language_option
@json_option
def command(code: str, language: str | None, as_json: bool) -> int:
    """Print what CODE means, why it is so, and what to do. `8004` is enough."""
    from simkit.errors import SimkitError, diagnostic, page

    wanted = code.strip().upper()
    try:
        found = page(wanted if wanted.startswith("SK") else f"SK{wanted}")
    except KeyError:
        raise SimkitError(diagnostic("SK8516", given=code)) from None

    class Blank(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return "…"

    spoken = message_language(["--language", language] if language else [])
    message = found.message(spoken).format_map(Blank())
    remedy = found.remedy(spoken).format_map(Blank())
    if as_json:
        print_json(
            {
                "code": found.code,
                "slug": found.slug,
                "severity": found.severity,
                "message": message,
                "remedy": remedy,
                "body": found.body,
            }
        )
        return 0
    click.echo(f"{found.code} {found.slug} ({found.severity})")
    click.echo(f"\n{message}\n  {remedy}\n\n{found.body}", nl=False)
    return 0
