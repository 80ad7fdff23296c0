"""An autopilot in a live presenter: however fast that plays and however slowly it draws, a choose waits."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.errors import Diagnostic
from simkit.events import Act, Clock
from simkit.present.debrief import Debrief
from simkit.present.moment import Answer, Driver, choice_is_open, hands_are_busy
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.session import Cue, View


class Drive:
    """A driver that remembers what it lets pass: the time of a choose, or time at work."""

    def __init__(self, driver: Driver) -> None:
        self._driver = driver
        self.lets_pass: int | None = None
        """The cue of a choose."""
        self.lets_work_pass = False

    def __call__(self, view: View) -> Answer | None:
        answer = self._driver(view)
        if answer is None and view.choose is not None and choice_is_open(view):
            self.lets_pass = view.choose.cue
        self.lets_work_pass = answer is None and bool(view.acts)
        return answer

    def holds(self, view: View) -> bool:
        """Whether time must stand still until the driver has answered."""
        if hands_are_busy(view):
            return False
        if view.choose is not None and choice_is_open(view) and view.choose.cue != self.lets_pass:
            return True
        return bool(view.acts) and not self.lets_work_pass


class Driven:
    """Around a presenter that answers by `drive`: no time passes at a choose or at work, unless it wants to."""

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
        return None if isinstance(act, Clock) and self._drive.holds(view) else act

    def refused(self, reason: Diagnostic) -> None:
        self.inner.refused(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        return self.inner.debrief(debrief)

    def close(self) -> None:
        self.inner.close()
