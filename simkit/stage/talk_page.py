"""The talk on the screen: caption and options, and whether the options still wait to be asked for."""

from __future__ import annotations

from simkit.present.protocol import Mode
from simkit.session import View
from simkit.stage import screens
from simkit.stage.hud import Hud
from simkit.stage.needs import Needs
from simkit.stage.talk import Shown


class TalkPage:
    def __init__(self, hud: Hud, needs: Needs) -> None:
        self._hud = hud
        self._needs = needs
        self._open: tuple[int, bool] | None = None
        """The choose that is on the screen: its cue, and whether its options still wait to be asked for."""
        self._asked_for: int | None = None
        """The cue of the choose whose options were asked for."""
        self._heard = ""
        """The line that was last said aloud."""

    def show(
        self, view: View, shown: Shown, mode: Mode, *, holding: bool, driven: bool, sound: str = ""
    ) -> bool:
        """Whether what can be chosen came just now, and nothing else wants the keys: the focus goes there.

        `holding`: the story waits, and what can be chosen with it. Who is `driven` says nothing aloud. `sound` is
        heard beside speech, in words.
        """
        choose = view.choose if not holding else None
        say_first = self._needs.now.say_first == "on" and not driven
        waits = choose is not None and say_first and choose.cue != self._asked_for
        screens.show_talk(
            self._hud,
            view,
            shown,
            mode,
            open_options=choose is not None,
            say_first=waits,
            captioned=self._captioned(shown),
            sound=sound if self._needs.now.captions == "on" else "",
        )
        before, self._open = self._open, (choose.cue, waits) if choose is not None else None
        if self._open is None or self._open == before:
            return False
        # While a line runs, Enter and Space skip the rest of it; who asked for the options wants them.
        return shown.part is None or (before is not None and before[1])

    def show_options(self, view: View) -> None:
        """The trainee has said it, or wants to read."""
        if view.choose is not None:
            self._asked_for = view.choose.cue

    def leave(self) -> None:
        """Another session has cues of its own."""
        self._open = self._asked_for = None

    def _captioned(self, shown: Shown) -> bool:
        """A line that nobody hears is always written."""
        if shown.voiced is not None:
            self._heard = shown.id
        return self._needs.now.captions == "on" or shown.id != self._heard
