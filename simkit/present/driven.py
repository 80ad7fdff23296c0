"""An autopilot in a live presenter: however fast that plays and however slowly it draws, a choose waits."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.errors import Diagnostic
from simkit.events import Act, Clock
from simkit.present.debrief import Debrief
from simkit.present.moment import Driver, choice_is_open
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.session import Cue, View


class Drive:
    """A driver that remembers which choose it lets the time of run out."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.lets_pass: int | None = None

    def __call__(self, view: View) -> str | None:
        option = self._driver(view)
        if option is None and view.choose is not None and choice_is_open(view):
            self.lets_pass = view.choose.cue
        return option


class Driven:
    """Around a presenter that answers by `drive`: no time passes at a choose, unless the driver wants it to."""

    def __init__(self, inner: Presenter, drive: Drive) -> None:
        self.inner = inner
        self.name = inner.name
        self.live = inner.live
        self._drive = drive

    def welcome(self, welcome: Welcome) -> Quit | None:
        return self.inner.welcome(welcome)

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self.inner.show(cues, view)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        act = self.inner.ask(view, busy=busy)
        waits = view.choose is not None and choice_is_open(view) and view.choose.cue != self._drive.lets_pass
        return None if waits and isinstance(act, Clock) else act

    def refused(self, reason: Diagnostic) -> None:
        self.inner.refused(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        return self.inner.debrief(debrief)

    def close(self) -> None:
        self.inner.close()
