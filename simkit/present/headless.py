"""A presenter without a screen: for bots, tests and machines. Lines take their time and cost none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from simkit.errors import Diagnostic
from simkit.events import Act, Clock
from simkit.present.debrief import Debrief
from simkit.present.moment import (
    Driver,
    act_of,
    choice_is_open,
    hands_are_busy,
    is_open,
    time_to_pass,
)
from simkit.present.protocol import Quit, Welcome, Wish
from simkit.session import Cue, View


class HeadlessPresenter:
    """Answers by `driver`; whatever was shown is kept in `welcomed`, `shown`, `refusals` and `debriefed`."""

    name = "headless"
    live = False

    def __init__(
        self,
        driver: Driver,
        *,
        wish: Callable[[Debrief], Wish] = lambda _: Quit(),
        on_show: Callable[[Sequence[Cue], View], None] | None = None,
    ) -> None:
        self.driver = driver
        self.wish = wish
        self.on_show = on_show
        self.welcomed: Welcome | None = None
        self.shown: list[Cue] = []
        self.refusals: list[Diagnostic] = []
        self.debriefed: Debrief | None = None
        self.closed = False

    def welcome(self, welcome: Welcome) -> Quit | None:
        self.welcomed = welcome
        return None

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self.shown += cues
        if self.on_show:
            self.on_show(cues, view)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if is_open(view):
            answer = self.driver(view)
            if answer is not None:
                return act_of(answer, view)
            if view.acts:
                # Where nothing happens by itself, only the driver could go on.
                return Quit() if view.due_ms is None else Clock(max(1, view.due_ms))
            if (
                choice_is_open(view)
                and not hands_are_busy(view)
                and view.choose is not None
                and view.choose.limit_ms is None
            ):
                return Quit()
        return Clock(time_to_pass(view))

    def refused(self, reason: Diagnostic) -> None:
        self.refusals.append(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        self.debriefed = debrief
        return self.wish(debrief)

    def close(self) -> None:
        self.closed = True
