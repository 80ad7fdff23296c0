"""The list of scenarios in the headset: chosen and come back to without taking it off, and without typing."""

from __future__ import annotations

from collections.abc import Callable

from simkit.errors import Diagnostic
from simkit.present.offers import Choice, Offers
from simkit.stage.lobby import Lobby, SharedFrames
from simkit.stage.needs import Needs
from simkit.stage.shade import Quality
from simkit.stage.sight import Observer
from simkit.stage.voice import Audio
from simkit.stage.window import Window
from simkit.vr.comfort import Comfort
from simkit.vr.frames import VrFrames
from simkit.vr.shapes import plain, ring
from simkit.vr.telling import GOODBYE_S, of_headset, say_goodbye, why_desktop

_FLOOR_M = 3.0


class SharedVrFrames(SharedFrames, VrFrames):
    """A headset and its mirror that outlive the presenters which use them, one after another: `end` closes them.

    `tell` gets a plain line when a headset is found, goes or comes back.
    """

    def __init__(
        self,
        window: Window,
        needs: Needs,
        *,
        tell: Callable[[str], None] = lambda line: None,
        language: str = "en",
        quality: Quality | None = None,
    ) -> None:
        super().__init__(window, needs, quality=quality)
        self._language = language
        self._say = tell
        self._tell = self._headset
        self.use(needs)
        # Something to stand on, where there is no room yet.
        self._floor = plain(self.standing.node.attachNewNode("floor"))
        self._floor.attachNewNode(ring(0.0, _FLOOR_M, (0.16, 0.21, 0.23, 1.0)))
        self._floor.attachNewNode(ring(_FLOOR_M - 0.02, _FLOOR_M, (0.3, 0.38, 0.4, 1.0)))
        self._floor.setP(-90)
        if (why := why_desktop(self, language)) is not None:
            tell(why)

    def use(self, needs: Needs) -> None:
        """Whose settings of the body these are."""
        self.hud.comfort = Comfort.kept(needs.now)
        self.keep = lambda comfort: needs.remember(**comfort.to_keep())

    def draw(self, *, pace: float = 1.0, judge: bool = False) -> float:
        bare = self.stage is None and self.where == "headset"
        self._floor.show() if bare else self._floor.hide()
        return super().draw(pace=pace, judge=judge)

    def close(self) -> None:
        """The room is left, and the headset stays."""
        super().close()
        if self._shell is not None:
            self._shell.remove()
            self._shell = None
        self.moving.spots.lay(())
        if self.hud.room is not None:
            self.hud.room.keep_clear((), ())

    def end(self) -> None:
        self._floor.removeNode()
        super().end()

    def _headset(self, what: str, why: Diagnostic | None) -> None:
        self._say(of_headset(what, why, self.gear, self._language))


class VrLobby(Lobby):
    """Says goodbye in the headset when nothing more is chosen."""

    def __init__(
        self,
        frames: SharedFrames,
        needs: Needs,
        audio: Audio,
        *,
        observer: Observer | None = None,
        goodbye_s: float = GOODBYE_S,
    ) -> None:
        super().__init__(frames, needs, audio, observer=observer)
        self._goodbye_s = goodbye_s

    def choose(self, offers: Offers, language: str) -> Choice | None:
        choice = super().choose(offers, language)
        if choice is None and isinstance(self.frames, SharedVrFrames):
            say_goodbye(self.frames, self._language, self._goodbye_s, self._frame)
        return choice

    def _frame(self) -> float:
        return self.frames.draw()
