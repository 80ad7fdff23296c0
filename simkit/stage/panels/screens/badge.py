"""The strip at the top: which mode this is, shown throughout, and the way to the pause menu."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.picture import icon
from simkit.stage.panels.screens.data import Command, Mode
from simkit.stage.panels.screens.strings import say

MODE_ICONS = {"practice": "shield", "class": "people", "assessment": "star"}


def badge(mode: Mode, language: str, *, pause: bool = True) -> Element:
    parts = [mode_badge(mode, language)]
    if pause:
        symbol = Element("run", style="icon", picture=icon("pause"))
        words = Element("run", text=say(language, "pause"))
        parts.append(
            Element(
                "button",
                name="pause",
                label=say(language, "pause"),
                act=Command("pause"),
                order=1,
                style="fixed",
                children=(symbol, words),
            )
        )
    return Element("group", name="top", style="top", children=tuple(parts))


def mode_badge(mode: Mode, language: str) -> Element:
    counts = mode == "assessment"
    symbol = Element("run", style="icon", picture=icon(MODE_ICONS[mode], "accent" if counts else "text"))
    words = Element("run", name="mode.text", text=say(language, f"mode.{mode}.long"), style="badge-text")
    return Element(
        "text",
        name="mode",
        label=say(language, f"mode.{mode}.long"),
        style="badge counts" if counts else "badge",
        children=(symbol, words),
    )
