"""The loop that drives any presenter over a recorder: welcome, then show and ask until it ends, then the debrief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from simkit.events import Clock
from simkit.present.debrief import Debrief
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.session import ActRefused, Recorder


@dataclass(frozen=True, slots=True)
class Outcome:
    how: Literal["ended", "left", "halted", "interrupted"]
    """left: the trainee stopped, the session is open; interrupted by Ctrl-C: likewise; halted: a scenario's fault."""
    head: str
    """Hash of the journal's last entry, hex."""
    wish: Wish | None
    """What the trainee wants next; None unless the debrief was presented to its end."""


def run(
    presenter: Presenter,
    recorder: Recorder,
    welcome: Welcome,
    finish: Callable[[str], Debrief],
    *,
    outside: Callable[[], Mapping[str, str | int | bool | None]] = dict,
) -> Outcome:
    """Presents one session from where it stands. Cues are shown only when their events are durable.

    Where a session is joined half-way (resumed, a what-if) the first `show` has a view and no cues.

    `finish(head)` is called once the session has ended and its journal is closed: it saves what must be saved and
    makes the debrief. However this returns or raises, the journal is closed and nothing acknowledged is lost.
    `outside()` gives what the journal shall say of the outside world when it is closed. The presenter is closed by
    who made it.
    """
    how: Literal["left", "interrupted", "failed", "ended", "halted"] = "failed"
    try:
        how = _talk(presenter, recorder, welcome)
    except KeyboardInterrupt:
        how = "interrupted"
    finally:
        head = recorder.close(**{**outside(), "how": how})
    if how in ("left", "interrupted"):
        return Outcome(how, head, None)
    try:
        wish = presenter.debrief(finish(head))
    except KeyboardInterrupt:
        return Outcome(how, head, Quit())
    return Outcome(how, head, wish)


def _talk(presenter: Presenter, recorder: Recorder, welcome: Welcome) -> Literal["left", "ended", "halted"]:
    if presenter.welcome(welcome) is not None:
        return "left"
    session = recorder.session
    view = session.view
    fresh = True
    attach = welcome.resumed or welcome.what_if
    while True:
        busy = recorder.busy
        if busy and not presenter.live:
            recorder.wait()
            busy = False
        if not busy:
            if fresh:
                view = session.view
                fresh = False
            if (cues := recorder.cues()) or attach:
                attach = False
                presenter.show(cues, view)
            if session.done:
                return "halted" if view.halted else "ended"
        wanted = presenter.ask(view, busy=busy)
        if isinstance(wanted, Quit):
            recorder.wait()
            return "left"
        if wanted is None or busy:
            continue
        if isinstance(wanted, Clock) and wanted.ms <= 0:
            continue
        fresh = True
        try:
            recorder.act(wanted)
        except ActRefused as refused:
            presenter.refused(refused.diagnostics[0])
