"""What the trainee set so that they can read, hear and follow: offered on one screen, obeyed at once, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final, Literal

from simkit.present.preferences import Preferences
from simkit.stage.panels import TEXT_SCALES, Theme
from simkit.stage.panels.screens.data import Command, Setting

_WORDS: Final = {
    "movement": ("Movement of people", "Beweging van mensen"),
    "movement.all": ("All", "Alles"),
    "movement.less": ("Less", "Minder"),
    "movement.still": ("Portrait", "Portret"),
    "captions": ("Captions while a voice speaks", "Ondertitels bij een stem"),
    "say-first": ("Say it aloud first", "Zeg het eerst hardop"),
    "time-limits": ("Time limits", "Tijdslimieten"),
    "time-limits.100": ("Normal", "Gewoon"),
    "time-limits.200": ("Double", "Dubbel"),
    "time-limits.0": ("None", "Geen"),
    "on": ("On", "Aan"),
    "off": ("Off", "Uit"),
}
_LIMITS: Final = (100, 200, 0)


class Needs:
    """`keep` is called with every change; what it cannot keep holds all the same."""

    def __init__(
        self, kept: Preferences | None = None, keep: Callable[[Preferences], None] = lambda _: None
    ) -> None:
        self.now = kept or Preferences()
        self._keep = keep
        self.time_limits: int = self.now.time_limits
        """Per cent in the session that is played; the session's own settings are handed in with it."""
        self.limits_chosen = False
        """Whether the trainee set them here, so that they hold for the next session too."""

    @property
    def theme(self) -> Theme:
        return Theme(self.now.text_scale, self.now.contrast)

    def begin(self, time_limits: int) -> None:
        """A session begins, or goes on, with these limits; what the trainee chose here goes before."""
        if not self.limits_chosen:
            self.time_limits = time_limits

    def settings(self, language: str) -> tuple[Setting, ...]:
        """What is offered beside language, text size, contrast and sound."""

        def say(key: str) -> str:
            return _WORDS[key][language == "nl"]

        def row(name: str, values: tuple[str, ...], chosen: str) -> Setting:
            words = tuple((one, say(one if one in ("on", "off") else f"{name}.{one}")) for one in values)
            return Setting(name, say(name), words, chosen)

        limits = row("time-limits", tuple(map(str, _LIMITS)), str(self.time_limits))
        if self.time_limits not in _LIMITS:
            shown = (str(self.time_limits), f"{self.time_limits} %")
            limits = replace(limits, choices=(shown, *limits.choices))
        return (
            row("movement", ("all", "less", "still"), self.now.movement),
            row("captions", ("off", "on"), self.now.captions),
            limits,
            row("say-first", ("off", "on"), self.now.say_first),
        )

    def obey(self, command: Command) -> bool:
        """Take `movement`, `captions`, `say-first` or `time-limits`, each with its value; False for others."""
        match command:
            case Command("movement", "all" | "less" | "still" as value):
                self.remember(movement=value)
            case Command("captions", "on" | "off" as value):
                self.remember(captions=value)
            case Command("say-first", "on" | "off" as value):
                self.remember(say_first=value)
            case Command("time-limits", str(value)) if value.isdecimal():
                self.time_limits, self.limits_chosen = int(value), True
                if self.time_limits in _LIMITS:
                    self.remember(time_limits=self.time_limits)
            case _:
                return False
        return True

    def speak(self, language: str) -> None:
        """The trainee chose this language; one of a scenario alone is not kept."""
        if language in ("en", "nl"):
            self.remember(language=language)

    def see(
        self, theme: Theme, *, reads: bool, speed: int, voice: Literal["on", "off"] | None = None
    ) -> None:
        """What keys and other hands changed; a text size that is offered nowhere is not kept."""
        scale = theme.text_scale if theme.text_scale in TEXT_SCALES else self.now.text_scale
        self.remember(
            text_scale=scale,
            contrast=theme.contrast,
            voice=voice or self.now.voice,
            self_voicing=reads,
            speech_speed=speed,
        )

    def remember(self, **chosen: Any) -> None:
        """Keep what was chosen here or elsewhere; nothing is written where nothing changed."""
        wanted = replace(self.now, **chosen)
        if wanted != self.now:
            self.now = wanted
            self._keep(wanted)
