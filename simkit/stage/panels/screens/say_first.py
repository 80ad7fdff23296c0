"""Before the options: say aloud what you would say. The options come when they are asked for."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Command
from simkit.stage.panels.screens.options import time_left
from simkit.stage.panels.screens.strings import say


def say_first(language: str, *, seconds_left: int | None = None) -> Element:
    """The one button bears number 1, so that whoever is used to choosing by number is understood."""
    words = say(language, "show-options")
    show = Element(
        "button",
        name="show-options",
        label=words,
        act=Command("show-options"),
        place=(1, 1),
        style="option",
        children=(Element("run", text=words, style="words-of-option"),),
    )
    listed = Element("list", name="options.list", style="option-list", scroll=True, children=(show,))
    prompt = Element(
        "text", name="say-first", text=say(language, "say-first"), style="strong fixed", live="polite"
    )
    timer = (time_left(seconds_left, language),) if seconds_left is not None else ()
    return Element("group", name="say-first-page", style="sheet options", children=(prompt, listed, *timer))
