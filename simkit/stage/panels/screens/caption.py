"""The line being said: who says it, and the word being spoken marked."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Caption
from simkit.stage.panels.screens.strings import say


def caption(data: Caption, language: str) -> Element:
    words = data.line.split()
    marked = data.word if data.word is not None and 0 <= data.word < len(words) else None
    runs = tuple(
        Element("run", name=f"word.{index}", text=word, style="word said" if index == marked else "word")
        for index, word in enumerate(words)
    )
    line = Element("group", name="line.words", style="words", children=runs)
    view = Element(
        "text",
        name="line",
        label=say(language, "caption", speaker=data.speaker, line=data.line) if data.speaker else data.line,
        live="polite",
        style=f"line {'lines-2' if data.options_open else 'lines-3'}",
        scroll=True,
        follow=f"word.{marked}" if marked is not None else "",
        children=(line,),
    )
    speaker = Element("run", name="speaker", text=data.speaker, style="speaker")
    head = (speaker,)
    if data.sound:
        # In brackets, as subtitles for the deaf have it. Who has captions read out hears the sound itself.
        heard = Element("run", name="sound", text=f"[{data.sound}]", style="sound")
        head = (Element("group", name="caption.head", style="caption-head", children=(speaker, heard)),)
    shown = (*head, view) if words else head
    return Element("group", name="caption", style="sheet caption", children=shown)
