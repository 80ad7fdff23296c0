"""A presenter is a few methods: take cues, give acts. simkit checks that yours has no rule of its own."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.errors import Diagnostic
from simkit.events import Act, Choose, Clock
from simkit.present.debrief import Debrief
from simkit.present.moment import Driver
from simkit.present.protocol import Quit, Welcome, Wish
from simkit.session import Cue, View
from simkit.session.cues import SayCue
from simkit.testing import check_presenter


class Whisper:
    """Says everything softly, and lets `driver` decide: a person, in a real one."""

    name = "whisper"
    live = False

    def __init__(self, driver: Driver) -> None:
        self.driver = driver

    def welcome(self, welcome: Welcome) -> Quit | None:
        return None

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self.heard = [cue.text.lower() for cue in cues if isinstance(cue, SayCue)]

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        option = self.driver(view) if view.choose is not None else None
        if option is not None and view.choose is not None:
            return Choose(option, view.choose.cue)
        return Clock(view.line.left_ms if view.line else view.wait_left_ms or 1_000)

    def refused(self, reason: Diagnostic) -> None:
        print(reason.message())

    def debrief(self, debrief: Debrief) -> Wish:
        return Quit()

    def close(self) -> None:
        pass


check_presenter(Whisper, "late-delivery")
print("Whisper keeps the contract: same decisions, same events, in every language")
