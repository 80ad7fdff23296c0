"""All that was said so far, the last of it in view."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Spoken
from simkit.stage.panels.screens.parts import command, group, heading, text
from simkit.stage.panels.screens.strings import say

LINES = 200
"""As many as are shown, the newest: a document of more is slow to lay out and nobody reads it."""


def transcript(said: Sequence[Spoken], language: str) -> Element:
    kept = list(enumerate(said))[-LINES:]
    rows = tuple(_row(number, line, language) for number, line in kept)
    head = group(
        heading(say(language, "transcript"), "title", name="title"),
        command("close", language, style="fixed"),
        style="row spread fixed",
    )
    body = Element(
        "list",
        name="transcript.lines",
        style="stack grow-down",
        scroll=True,
        children=rows or (text(say(language, "nothing-said"), "soft"),),
        follow=rows[-1].name if rows else "",
    )
    return group(head, body, style="sheet", name="transcript-page")


def _row(number: int, line: Spoken, language: str) -> Element:
    who = line.speaker or (say(language, "you") if line.yours else "")
    return Element(
        "text",
        name=f"said.{number}",
        label=f"{who}: {line.text}" if who else line.text,
        style="said-row card" if line.yours else "said-row",
        children=(
            Element("run", text=who, style="said-by mine" if line.yours else "said-by"),
            Element("run", text=line.text, style="said-text"),
        ),
    )
