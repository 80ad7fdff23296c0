"""All settings on one screen, from the start, the pause and the list of scenarios alike."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Access
from simkit.stage.panels.screens.parts import command, group, heading, settings
from simkit.stage.panels.screens.strings import say


def access(data: Access, language: str) -> Element:
    body = Element(
        "group",
        name="access.body",
        style="stack grow-down",
        scroll=True,
        children=(settings(data, language, full=True),),
    )
    head = group(
        heading(say(language, "access"), "title", name="title"),
        command("close", language, style="fixed", words="back"),
        style="setting fixed",
    )
    return group(head, body, style="sheet", name="access-page")
