"""Options that several commands share, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from simkit.record import Home, Record, SessionRow

F = TypeVar("F", bound=Callable[..., Any])


def home_option(command: F) -> F:
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
    from simkit.record import Home, default_home

    return Home(given.expanduser().absolute()) if given else default_home()


def session_of(record: Record, name: str) -> SessionRow:
    """`last`, an id, or the beginning of one. Raises SimkitError SK8206, SK8207, SK8507 (no session yet)."""
    from simkit.errors import SimkitError, diagnostic

    if name != "last":
        return record.session(name)
    newest = record.sessions(limit=1)
    if not newest:
        raise SimkitError(diagnostic("SK8507", home=record.home.path))
    return newest[0]
