"""A decision seen again: under the person and what they said, what the trainee answered, and the way back."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Command, Decided
from simkit.stage.panels.screens.parts import button, group
from simkit.stage.panels.screens.strings import say


def seen_again(data: Decided, language: str) -> Element:
    title = say(language, "seen-again", n=data.number)
    said = Element(
        "text",
        name="you-said",
        label=f"{title}: {data.said}",
        style="stack tight grow-down",
        scroll=True,
        children=(
            Element("run", text=title, style="note"),
            Element("run", text=data.said, style="quote strong"),
        ),
    )
    back = button("back", say(language, "back"), Command("close"), style="main fixed")
    return group(said, group(back, style="row end fixed"), style="sheet", name="seen-again")
