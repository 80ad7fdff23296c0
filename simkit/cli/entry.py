"""Runs a command line and turns whatever goes wrong into a message and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click

from simkit.cli.app import app
from simkit.cli.codes import INTERRUPTED, WRONG_USE, exit_code
from simkit.cli.language import message_language
from simkit.cli.usage import usage_diagnostic
from simkit.errors import Diagnostic, SimkitError, diagnostic, render


def run(args: Sequence[str]) -> int:
    """The exit code. Results go to stdout, messages to stderr; a traceback only with --debug."""
    _prepare_streams()
    language = message_language(args)
    debug = "--debug" in args or bool(os.environ.get("SIMKIT_DEBUG"))
    try:
        returned = app.main(
            args=[a for a in args if a != "--debug"], prog_name="simkit", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "")
        return 0
    except click.UsageError as error:
        _tell(usage_diagnostic(error), language)
        return WRONG_USE
    except (KeyboardInterrupt, click.Abort):
        _tell(diagnostic("SK8502"), language)
        return INTERRUPTED
    except SimkitError as error:
        if debug:
            raise
        for found in error.diagnostics:
            _tell(found, language)
        return exit_code(error)
    except BrokenPipeError:
        # Whoever read our output has had enough; nothing can be said to them any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        if debug:
            raise
        _tell(diagnostic("SK8509", reason=f"{type(error).__name__}: {error}"), language)
        return 1
    return returned if isinstance(returned, int) else 0


def _prepare_streams() -> None:
    """A stream that was closed before we began gets a place of its own, lest a journal opens in its stead."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 – it lives as long as we do
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that lacks a letter shows another one rather than stop the session.
            stream.reconfigure(errors="replace")


def _tell(found: Diagnostic, language: str) -> None:
    click.echo(render(found, language), err=True)
