"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from simkit.record import Home, Record, SessionRow

F = TypeVar("F", bound=Callable[..., Any])


_DATABASE = "simkit.database"
"""Where a command's `--database` is kept, so that `home_of` finds it."""


def home_option(command: F) -> F:
    """`--home`, handed to the command, and `--database`, which `home_of` adds to the home."""
    command = click.option(
        "--database",
        metavar="URL",
        expose_value=False,
        callback=_keep_database,
        help="The PostgreSQL database your record is in, instead of SIMKIT_DATABASE.",
    )(command)
    return click.option(
        "--home",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help="Where your record and journals are kept, instead of SIMKIT_HOME.",
    )(command)


def json_option(command: F) -> F:
    return click.option(
        "--json", "as_json", is_flag=True, help="One JSON object on stdout; everything else on stderr."
    )(command)


def language_option(command: F) -> F:
    return click.option("--language", metavar="TAG", help="en or nl, instead of your locale's.")(command)


def home_of(given: Path | None) -> Home:
    from simkit.record import default_home

    home, context = default_home(), click.get_current_context(silent=True)
    path = given.expanduser().absolute() if given else home.path
    url = context.meta.get(_DATABASE) if context else None
    return replace(home, path=path, url=url or home.url)


def _keep_database(context: click.Context, _option: click.Parameter, value: str | None) -> None:
    context.meta[_DATABASE] = value


def session_of(record: Record, name: str) -> SessionRow:
    """`last`, an id, or the beginning of one. Raises SimkitError SK8206, SK8207, SK8507 (no session yet)."""
    from simkit.errors import SimkitError, diagnostic

    if name != "last":
        return record.session(name)
    newest = record.sessions(limit=1)
    if not newest:
        raise SimkitError(diagnostic("SK8507", home=record.home.path))
    return newest[0]
