"""The window before a scenario was chosen, and between two: the list of what there is to practise."""

from __future__ import annotations

from simkit.present.offers import Choice, Offers
from simkit.stage import screens
from simkit.stage.commands import adjust, following
from simkit.stage.frames import Frames
from simkit.stage.needs import Needs
from simkit.stage.panels import Spot
from simkit.stage.panels.screens.data import Command, Message
from simkit.stage.shade import Quality
from simkit.stage.sight import Observer, Sight
from simkit.stage.voice import Audio
from simkit.stage.window import Window

LANGUAGES = ("en", "nl")
"""Of the interface itself."""


class SharedFrames(Frames):
    """A window that outlives the presenters which use it, one after another: they leave it, `end` closes it."""

    def __init__(self, window: Window, needs: Needs, *, quality: Quality | None = None) -> None:
        super().__init__(window, theme=needs.theme, quality=quality, place=None)
        self.hud.has_list = True

    def close(self) -> None:
        """The room is left, with all that was shown of it."""
        self.leave_work()
        self.desk = None
        self.hud.hide(*self.hud.panel.regions)
        self.hud.panel.bars.clear()
        if self.stage is not None:
            self.stage.close()
        self.stage = self._preparing = None

    def end(self) -> None:
        self.close()
        super().close()


class Lobby:
    """`audio` is closed with it. `observer` sees every frame."""

    def __init__(
        self, frames: SharedFrames, needs: Needs, audio: Audio, *, observer: Observer | None = None
    ) -> None:
        self.frames = frames
        self.needs = needs
        self.audio = audio
        self._observer = observer
        self._language = "en"
        self._access = False
        self._last = ""
        """The scenario that was chosen last: the focus comes back to it."""

    def choose(self, offers: Offers, language: str) -> Choice | None:
        """None: the trainee has had enough."""
        hud = self.frames.hud
        hud.more, hud.needs, hud.languages = self.audio.settings, self.needs.settings, LANGUAGES
        self._language, self._access = language if language in LANGUAGES else "en", False
        self.frames.window.background(0.11, 0.15, 0.17)
        self.frames.restart_clock()
        while True:
            screens.show_offers(hud, offers(self._language), self._language)
            if self._access:
                screens.show_access(hud, self._language)
            if hud.panel.focus is None and hud.painted and not hud.shows("dialog"):
                self._focus()
            for command in self.frames.read(skips=False):
                match command:
                    case Command("play" | "go-on" as how, str(id)):
                        self._last = id
                        hud.hide("page", "dialog")
                        self.audio.be_quiet()
                        chosen = next(one for one in offers(self._language) if one.id == id)
                        return Choice(chosen, self._language, go_on=how == "go-on")
                    case Command("access"):
                        self._access = True
                        screens.show_access(hud, self._language)
                        hud.panel.focus_first("dialog")
                    case Command("close" | "pause") if hud.shows("dialog"):
                        self._access = False
                        hud.hide("dialog")
                        hud.panel.focus = Spot("page", "access")
                    case Command("close"):
                        return None
                    case Command("language", str(chosen_language)):
                        self._speak(chosen_language)
                    case Command("next-language"):
                        self._speak(following(LANGUAGES, self._language))
                    case Command():
                        self._adjust(command)
            self._draw()
            if self.frames.window.closed:
                return None

    def close(self) -> None:
        self.audio.close()

    def _focus(self) -> None:
        spots = self.frames.hud.panel.spots()
        again = Spot("page", f"play.{self._last}")
        first = next((one for one in spots if one.id.startswith("play.")), None)
        if (spot := again if again in spots else first) is not None:
            self.frames.hud.panel.focus_on(spot)

    def _speak(self, language: str) -> None:
        self._language = language
        self.needs.speak(language)

    def _adjust(self, command: Command) -> None:
        if not self.needs.obey(command) and not self.audio.obey(command, self._language):
            adjust(self.frames.hud, command)
        audio, theme = self.audio, self.frames.hud.panel.theme
        self.needs.see(theme, reads=audio.reads, speed=audio.speed, voice=audio.agreed)

    def _draw(self) -> None:
        hud = self.frames.hud
        seconds = self.frames.draw()
        self.audio.update(seconds, hud.panel, self._language, talking=False, place=None, pace=1.0)
        if (found := self.audio.take_answer()) is not None:
            self._access = False
            hud.hide("dialog")
            data = Message(found.code, found.message(self._language), found.remedy(self._language))
            screens.show_message(hud, data, self._language)
            hud.panel.focus_first("dialog")
        if self._observer is not None:
            self._observer(self._sight())

    def _sight(self) -> Sight:
        hud = self.frames.hud
        return Sight(
            screen="access" if self._access else "scenarios",
            language=self._language,
            at=0,
            line="",
            saying=False,
            choose=None,
            options=(),
            targets=hud.boxes(),
            focus=hud.panel.focus.id if hud.panel.focus is not None else "",
            painted=hud.painted,
        )
