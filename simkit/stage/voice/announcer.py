"""Self-voicing: what has the focus and what changed on the screen, spoken one after another, and broken off at will."""

from __future__ import annotations

from collections import deque
from typing import Final

from simkit.stage.panels import Element, Panel, Spot, announcements, spoken, walk
from simkit.stage.voice.device import Device
from simkit.stage.voice.playback import Playback
from simkit.stage.voice.speech import Utterance
from simkit.stage.voice.voice import Saying, Voice

_PATIENCE_S: Final = 2.0
_MOST_WAITING: Final = 12
_READ_OUT: Final = ("page", "dialog")
"""Regions that are read from top to bottom when they open."""


class Announcer:
    def __init__(self, voice: Voice, device: Device) -> None:
        self._voice = voice
        self._device = device
        self._texts: deque[tuple[str, str]] = deque()
        self._saying: Saying | None = None
        self._playback: Playback | None = None
        self._waited_s = 0.0
        self._focus: Spot | None = None
        self._on_focus = False
        self._trees: dict[str, Element] = {}
        self.language = "en"
        self.on = False
        self.speaks_captions = True
        """False while the cast says the lines aloud."""
        self.said: deque[str] = deque(maxlen=50)
        """What was begun to be spoken, newest last."""

    @property
    def busy(self) -> bool:
        return self._saying is not None or bool(self._texts)

    def say(self, text: str, *, now: bool = False) -> None:
        """`now` breaks off what is being said and drops what waits."""
        if not self.on or not text.strip():
            return
        if now:
            self.be_quiet()
        if len(self._texts) < _MOST_WAITING:
            self._texts.append((text, self.language))

    def be_quiet(self) -> None:
        self._texts.clear()
        if self._playback is not None:
            self._playback.stop()
        self._saying = self._playback = None

    def focused(self, element: Element) -> None:
        """The trainee moved the focus there."""
        self._on_focus = True
        self.say(spoken(element, self.language), now=True)

    def look(self, panel: Panel) -> None:
        """Once a frame: speak what changed since the last one, and a focus that came by itself after that."""
        shown = {region.name: region.tree for region in panel.shown() if region.tree is not None}
        if self.on:
            for name, tree in shown.items():
                self._changed(name, self._trees.get(name), tree)
            self._follow_focus(panel)
        self._trees = shown

    def advance(self, seconds: float) -> None:
        if self._playback is not None:
            self._playback.advance(seconds)
            if self._playback.done:
                self._saying = self._playback = None
        elif self._saying is not None:
            self._begin(seconds)
        if self._saying is None and self._texts:
            text, language = self._texts.popleft()
            self.said.append(text)
            self._waited_s = 0.0
            self._saying = self._voice.say(Utterance("", text, language, "reader"))

    def _begin(self, seconds: float) -> None:
        assert self._saying is not None
        self._waited_s += seconds
        made = self._saying
        if (made.ready and not self._device.opening) and made.speech is not None:
            clip = self._device.clip(made.speech.file)
            if clip is not None:
                self._playback = Playback(clip, made.speech.length_ms, on_lost=self._device.lost)
                return
        if (made.ready and (made.speech is None or self._device.missing)) or self._waited_s > _PATIENCE_S:
            # Nobody can hear it: nothing may wait for it.
            self._saying = None

    def _changed(self, name: str, before: Element | None, after: Element) -> None:
        if before is after or (name == "caption" and not self.speaks_captions):
            return
        if name in _READ_OUT and (before is None or before.name != after.name):
            self.be_quiet()
            for text in read_out(after, self.language):
                self.say(text)
            return
        for one in announcements(before, after, self.language):
            self.say(one.text, now=one.live == "now")

    def _follow_focus(self, panel: Panel) -> None:
        if panel.focus == self._focus:
            self._on_focus = False
            return
        self._focus = panel.focus
        if self._focus is not None and not self._on_focus:
            self.say(spoken(panel.element(self._focus), self.language))
        self._on_focus = False


def read_out(tree: Element, language: str) -> list[str]:
    """The texts of a page in order, without what can be chosen: that is spoken as the focus comes to it."""
    found = []
    for node in walk(tree):
        element = node.element
        if element.role in ("text", "heading", "note", "timer", "curve") and element.act is None:
            text = spoken(element, language)
            if text:
                found.append(text)
    return found
