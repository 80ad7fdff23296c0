"""The pause menu."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Access, Mode
from simkit.stage.panels.screens.parts import command, group, heading, mode_badge, settings, text
from simkit.stage.panels.screens.strings import say


def pause(mode: Mode, access: Access, language: str) -> Element:
    head = group(
        heading(say(language, "paused"), "title", name="title"),
        mode_badge(mode, language),
        style="row spread fixed",
    )
    body = Element(
        "group",
        name="pause.body",
        style="stack grow-down",
        scroll=True,
        children=(
            text(say(language, "paused.note"), "soft"),
            command("continue", language, style="main flat", symbol="next"),
            command("repeat", language, style="flat", symbol="again"),
            command("transcript", language, style="flat", symbol="list"),
            group(settings(access, language), style="stack rule"),
            group(command("stop", language, style="flat", symbol="stop"), style="stack rule"),
        ),
    )
    return group(head, body, style="sheet", name="pause-menu")
