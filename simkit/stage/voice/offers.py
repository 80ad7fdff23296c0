"""The settings of sound, as a screen offers them. The first sound is asked for here, or with a key."""

from __future__ import annotations

from typing import Final

from simkit.stage.panels.screens.data import Setting

SPEEDS: Final = (100, 85, 70)
"""Per cent of the easy pace."""
_WORDS: Final = {
    "voice": ("Sound and voices (V)", "Geluid en stemmen (V)"),
    "self-voicing": ("Read the screen aloud (F8)", "Scherm voorlezen (F8)"),
    "speech-speed": ("Speaking pace (S)", "Spreektempo (S)"),
    "on": ("On", "Aan"),
    "off": ("Off", "Uit"),
}


def sound_settings(language: str, *, voice: bool, speed: int, reads: bool) -> tuple[Setting, ...]:
    """The pace is offered only where something is spoken."""

    def say(key: str) -> str:
        return _WORDS[key][language == "nl"]

    def switch(name: str, on: bool) -> Setting:
        return Setting(name, say(name), (("off", say("off")), ("on", say("on"))), "on" if on else "off")

    pace = Setting(
        "speech-speed", say("speech-speed"), tuple((str(one), f"{one} %") for one in SPEEDS), str(speed)
    )
    rows = (switch("voice", voice), switch("self-voicing", reads))
    return (*rows, pace) if voice or reads else rows
