"""The presenter in the headset: the stage's own, with other frames, and a clear end."""

from __future__ import annotations

from collections.abc import Callable

from simkit.errors import Diagnostic
from simkit.events import Act
from simkit.present.debrief import Debrief
from simkit.present.protocol import Quit, Welcome, Wish
from simkit.session import View
from simkit.stage.needs import Needs
from simkit.stage.panels import Theme
from simkit.stage.presenter import StagePresenter
from simkit.stage.shade import Quality
from simkit.stage.sight import Observer, Screen
from simkit.stage.voice import Audio
from simkit.stage.window import Window, open_window
from simkit.vr.comfort import Comfort
from simkit.vr.frames import IDLE_S, VrFrames
from simkit.vr.telling import GOODBYE_S, of_headset, say_goodbye, why_desktop

Tell = Callable[[str], None]


class VrPresenter(StagePresenter):
    """Begins in the headset if one answers, else on the desktop, and goes over when one comes or goes.

    `frames` that are given outlive it, and are looked after by whoever made them.
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
        frames: VrFrames | None = None,
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
        self._language = language
        self._say = tell
        shared = frames is not None
        frames = frames or VrFrames(
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
        self._goodbye_s = goodbye_s
        if not shared:
            frames.hud.comfort = Comfort.kept(self.needs.now)
            frames.keep = lambda comfort: self.needs.remember(**comfort.to_keep())
            if (why := why_desktop(frames, language)) is not None:
                tell(why)

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

    def _sound(self, screen: Screen, seconds: float) -> None:
        """Nobody is spoken to who is not there, also in an assessment, where no menu says that it paused."""
        super()._sound("pause" if screen == "talk" and not self.frames.attended else screen, seconds)

    def _headset(self, what: str, why: Diagnostic | None) -> None:
        gear = self.frames.gear if hasattr(self, "frames") else None
        self._say(of_headset(what, why, gear, self._language))

    def _goodbye(self) -> None:
        # Where there is a list to go back to, the end comes when nothing more is chosen from it.
        if not self.hud.has_list:
            say_goodbye(self.frames, self._language, self._goodbye_s, lambda: self._draw("message"))
