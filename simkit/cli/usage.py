"""A wrong command line as a diagnostic."""

from __future__ import annotations

import click

from simkit.errors import Diagnostic, diagnostic


def usage_diagnostic(error: click.UsageError) -> Diagnostic:
    """Says which word is wrong in both languages where it can, else what the command-line reader says of it."""
    command = error.ctx.command_path if error.ctx else "simkit"
    match error:
        case click.NoSuchOption():
            near = ", ".join(error.possibilities or ())
            if near:
                return diagnostic("SK8504", option=error.option_name, near=near, command=command)
            return diagnostic("SK8503", option=error.option_name, command=command)
        case click.MissingParameter() if error.param is not None:
            return diagnostic("SK8505", name=error.param.human_readable_name, command=command)
        case click.BadParameter() if error.param is not None:
            return _bad_parameter(error, error.param, command)
        case _:
            return diagnostic("SK8501", reason=error.message.rstrip("."), command=command)


def _bad_parameter(error: click.BadParameter, param: click.Parameter, command: str) -> Diagnostic:
    name = param.opts[0] if isinstance(param, click.Option) else param.human_readable_name
    given = error.message.partition(" ")[0].strip("'")
    match param.type:
        case click.Choice() as choice:
            return diagnostic(
                "SK8530", name=name, choices=", ".join(map(str, choice.choices)), command=command
            )
        case click.IntRange() | click.FloatRange() as bounds:
            low = "" if bounds.min is None else f"{bounds.min:g}"
            high = "" if bounds.max is None else f"{bounds.max:g}"
            return diagnostic("SK8531", name=name, range=f"[{low} … {high}]", given=given, command=command)
        case _:
            return diagnostic("SK8506", name=name, reason=error.message.rstrip("."), command=command)
