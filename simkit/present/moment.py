"""What every presenter asks of a view: is a line running, may the trainee answer, how long until it changes."""

from __future__ import annotations

from collections.abc import Callable

from simkit.session import View
from simkit.session.view import LineView

Driver = Callable[[View], str | None]
"""Called when options are open, early ones included; returns the option to take, or None to let time pass."""


def running_line(view: View) -> LineView | None:
    """The line that is being said now; a prompt is none, since options stay open beside it."""
    line = view.line
    return line if line is not None and not line.prompt and line.left_ms > 0 else None


def choice_is_open(view: View) -> bool:
    """All options are open: the line before them has run."""
    return view.choose is not None and running_line(view) is None


def time_to_pass(view: View) -> int:
    """Milliseconds until the moment changes by itself: the rest of the line, pause or time limit; at least 1."""
    line = running_line(view)
    if line is not None:
        return line.left_ms
    if view.wait_left_ms:
        return view.wait_left_ms
    if view.choose is not None and view.choose.limit_ms is not None:
        return max(1, view.choose.limit_ms)
    return 1
