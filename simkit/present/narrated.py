"""Prints the conversation beside another presenter, so that what plays on the stage can be read too."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.errors import Diagnostic
from simkit.events import Act
from simkit.present.debrief import Debrief
from simkit.present.protocol import Presenter, Quit, Welcome, Wish
from simkit.present.terminal.screen import Screen
from simkit.present.terminal.tell import tell
from simkit.session import Cue, View


class Narrated:
    def __init__(self, inner: Presenter, screen: Screen) -> None:
        self.inner = inner
        self.screen = screen
        self.name = inner.name
        self.live = inner.live

    def welcome(self, welcome: Welcome) -> Quit | None:
        self.screen.language = welcome.view.language
        self.screen.welcome(welcome)
        if welcome.resumed or welcome.what_if:
            self.screen.transcript(welcome.view.transcript)
        return self.inner.welcome(welcome)

    def show(self, cues: Sequence[Cue], view: View) -> None:
        tell(self.screen, cues, view)
        self.inner.show(cues, view)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        return self.inner.ask(view, busy=busy)

    def refused(self, reason: Diagnostic) -> None:
        self.inner.refused(reason)

    def debrief(self, debrief: Debrief) -> Wish:
        self.screen.language = debrief.language
        self.screen.debrief(debrief)
        return self.inner.debrief(debrief)

    def close(self) -> None:
        self.screen.end()
        self.inner.close()
