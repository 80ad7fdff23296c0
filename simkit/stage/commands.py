"""Keys that mean the same everywhere, and what a button asks: one command, whoever gave it."""

from __future__ import annotations

from typing import Final

from simkit.stage.hud import Hud
from simkit.stage.panels.screens.data import Command

KEY_COMMANDS: Final = {
    "escape": Command("pause"),
    "p": Command("pause"),
    "r": Command("repeat"),
    "t": Command("transcript"),
    "l": Command("next-language"),
    "h": Command("other-contrast"),
    "v": Command("voice"),
    "s": Command("speech-speed"),
    "f8": Command("self-voicing"),
    "+": Command("larger"),
    "=": Command("larger"),
    "-": Command("smaller"),
    "_": Command("smaller"),
}
"""Beside arrows, Tab, Enter, Space, the numbers and the page keys, which the panels read themselves."""


def following(languages: tuple[str, ...], now: str) -> str:
    """The next language of those there are, round the end."""
    if now not in languages:
        return languages[0] if languages else now
    return languages[(languages.index(now) + 1) % len(languages)]


def adjust(hud: Hud, command: Command) -> None:
    """What makes it readable, at any time: text size and contrast. Other commands change nothing."""
    match command:
        case Command("text-size", int(scale)):
            hud.set_text_scale(scale)
        case Command("contrast", str(contrast)):
            hud.set_contrast(contrast)
        case Command("larger"):
            hud.larger(1)
        case Command("smaller"):
            hud.larger(-1)
        case Command("other-contrast"):
            hud.other_contrast()
