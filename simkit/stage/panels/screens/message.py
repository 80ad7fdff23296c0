"""A coded message: what is wrong and what to do, with the code for whoever helps."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Message
from simkit.stage.panels.screens.parts import button, glyph, group, text
from simkit.stage.panels.screens.strings import say


def message(data: Message, language: str) -> Element:
    buttons = tuple(
        button(
            one.name,
            say(language, one.name),
            one,
            style="main fixed" if n == len(data.buttons) - 1 else "fixed",
        )
        for n, one in enumerate(data.buttons)
    )
    body = Element(
        "group",
        name="message.body",
        style="stack grow-down",
        scroll=True,
        children=(
            group(
                glyph("warning", "accent", style="icon big"),
                Element("heading", name="what", text=data.what, style="grow", live="now"),
                style="row keep",
            ),
            text(data.remedy, "reading", name="remedy"),
            text(data.code, "note", name="code"),
        ),
    )
    return group(body, group(*buttons, style="row end fixed"), style="sheet", name="message")
