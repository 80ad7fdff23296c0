"""The presenter in the headset: the stage's own, with other frames, and a clear end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from simkit.errors import Diagnostic
from simkit.events import Act
from simkit.present.debrief import Debrief
from simkit.present.protocol import Quit, Welcome, Wish
from simkit.session import View
from simkit.stage.needs import Needs
from simkit.stage.panels import Element, Theme
from simkit.stage.panels.screens.data import Command
from simkit.stage.panels.screens.parts import command, group, heading, text
from simkit.stage.presenter import StagePresenter
from simkit.stage.shade import Quality
from simkit.stage.sight import Observer
from simkit.stage.voice import Audio
from simkit.stage.window import Window, open_window
from simkit.vr.comfort import Comfort, words
from simkit.vr.frames import IDLE_S, VrFrames

GOODBYE_S: Final = 20.0
"""How long it says that the headset may come off, unless it comes off before."""

Tell = Callable[[str], None]


class VrPresenter(StagePresenter):
    """Begins in the headset if one answers, else on the desktop, and goes over when one comes or goes.

    `tell` gets a plain line whenever that happens. `pace` presents so many times as fast (for tests).
    Raises SimkitError SK8302 or SK8303 where no window can be opened for the mirror: an OpenXR runtime shares what it
    draws with.
    """

    name = "vr"
    frames: VrFrames

    def __init__(
        self,
        window: Window | None = None,
        *,
        size: tuple[int, int] = (1280, 720),
        place: str | None = None,
        quality: Quality | None = None,
        theme: Theme | None = None,
        pace: float = 1.0,
        observer: Observer | None = None,
        welcome_in: Callable[[str], Welcome] | None = None,
        audio: Audio | None = None,
        needs: Needs | None = None,
        tell: Tell = lambda line: None,
        idle_s: float = IDLE_S,
        goodbye_s: float = GOODBYE_S,
        language: str = "en",
    ) -> None:
        frames = VrFrames(
            window or open_window(size=size, sync=False),
            theme=theme or (needs.theme if needs is not None else None),
            quality=quality,
            place=place,
            tell=self._headset,
            idle_s=idle_s,
        )
        super().__init__(
            frames=frames, pace=pace, observer=observer, welcome_in=welcome_in, audio=audio, needs=needs
        )
        frames.hud.comfort = Comfort.kept(self.needs.now)
        frames.keep = lambda comfort: self.needs.remember(**comfort.to_keep())
        self._language = language
        self._say = tell
        self._goodbye_s = goodbye_s
        if not frames.find() and frames.why_not is not None:
            self._say(words(language, "desktop", reason=frames.why_not.message(language)))

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        wanted = super().ask(view, busy=busy)
        if isinstance(wanted, Quit):
            self._goodbye()
        return wanted

    def welcome(self, welcome: Welcome) -> Quit | None:
        wanted = super().welcome(welcome)
        if isinstance(wanted, Quit):
            self._goodbye()
        return wanted

    def debrief(self, debrief: Debrief) -> Wish:
        wish = super().debrief(debrief)
        if isinstance(wish, Quit):
            self._goodbye()
        return wish

    def _headset(self, what: str, why: Diagnostic | None) -> None:
        gear = self.frames.gear if hasattr(self, "frames") else None
        values = {"reason": why.message(self._language)} if why is not None else {}
        if gear is not None:
            values |= {"headset": gear.headset.system, "runtime": gear.headset.runtime}
        self._say(words(self._language, what, **values))

    def _goodbye(self) -> None:
        """Until the headset comes off, a hand says close, or a while has passed."""
        language, left = self._language, self._goodbye_s
        if self.frames.where != "headset" or self.frames.window.closed:
            return
        self.frames.leave_work()
        self.hud.hide("page", "caption", "options", "top", "dialog")
        self.hud.show("dialog", ("goodbye", language), lambda: _goodbye(language))
        while left > 0 and self.frames.where == "headset" and not self.frames.window.closed:
            if Command("close") in self.frames.read(skips=False):
                break
            seconds = self._draw("message")
            if seconds == 0.0 and self.frames.left_alone:
                break
            left -= seconds
        self.hud.hide("dialog")


def _goodbye(language: str) -> Element:
    body: Sequence[Element] = (
        heading(words(language, "goodbye"), "title", name="title"),
        text(words(language, "goodbye.do"), "reading", name="goodbye.do"),
        group(command("close", language, style="main fixed"), style="row end fixed"),
    )
    return group(*body, style="sheet", name="goodbye")
