"""What every presenter asks of a view: is a line running, may the trainee answer or act, how long until it changes."""

from __future__ import annotations

from collections.abc import Callable

from simkit.events import Act, Choose
from simkit.session import View
from simkit.session.view import LineView
from simkit.session.world_view import WorldAct

Answer = str | WorldAct
"""An option by its id, or an act on the world (`ActView.act` makes them)."""
Driver = Callable[[View], Answer | None]
"""Called when options or acts are open, early options included; returns what to do, or None to let time pass."""


def running_line(view: View) -> LineView | None:
    """The line that is being said now; a prompt is none, since options stay open beside it."""
    line = view.line
    return line if line is not None and not line.prompt and line.left_ms > 0 else None


def is_open(view: View) -> bool:
    """There is something to answer or to do."""
    return view.choose is not None or bool(view.acts)


def hands_are_busy(view: View) -> bool:
    """The trainee is doing something that takes its time; whatever else is open can wait for that."""
    return bool(view.wait_left_ms) and view.choose is not None


def act_of(answer: Answer, view: View) -> Act:
    """The act that hands a driver's answer in, with the cue it answers."""
    if isinstance(answer, str):
        return Choose(answer, cue=view.choose.cue if view.choose is not None else None)
    return answer


def choice_is_open(view: View) -> bool:
    """All options are open: the line before them has run."""
    return view.choose is not None and running_line(view) is None


def time_to_pass(view: View) -> int:
    """Milliseconds until the moment changes by itself: the rest of the line, pause or time limit; at least 1."""
    line = running_line(view)
    if line is not None:
        return min(line.left_ms, view.wait_left_ms or line.left_ms)
    if view.wait_left_ms:
        return view.wait_left_ms
    left = limit_left(view)
    return max(1, left) if left is not None else 1


def limit_left(view: View) -> int | None:
    """Milliseconds left of what runs out first: the choose, or a task that is being worked at; None: nothing does."""
    limits = [task.left_ms for task in view.tasks if task.left_ms is not None]
    if view.choose is not None and view.choose.limit_ms is not None:
        limits.append(view.choose.limit_ms)
    return min(limits, default=None)
