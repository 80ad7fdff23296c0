"""What a screen reader or the voice says of an element, and of what changed."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.stage.panels.element import Element, Live, walk
from simkit.stage.panels.screens.strings import say

_NAMED_ROLES = {"button", "heading", "slider", "timer", "curve"}


@dataclass(frozen=True, slots=True)
class Announcement:
    text: str
    live: Live
    """`now` breaks off what is being said, `polite` waits for it."""


def spoken(element: Element, language: str) -> str:
    """Label, then role and place: "We can send a new one today, answer option 2 of 3"."""
    parts = [element.spoken_text]
    kind = "option" if "option" in element.style.split() and element.act is not None else element.role
    if kind == "option" or kind in _NAMED_ROLES:
        role = say(language, f"role.{kind}")
        if element.place:
            role += " " + say(language, "place", n=element.place[0], total=element.place[1])
        parts.append(role)
    if element.chosen is not None:
        parts.append(say(language, "chosen" if element.chosen else "unchosen"))
    return ", ".join(part for part in parts if part)


def announcements(before: Element | None, after: Element, language: str) -> list[Announcement]:
    """The live elements that are new or say something else than before, those that cannot wait first."""
    old = {node.id: node.element.spoken_text for node in walk(before)} if before is not None else {}
    changed = [
        Announcement(spoken(node.element, language), node.element.live)
        for node in walk(after)
        if node.element.live != "off"
        and node.element.spoken_text
        and old.get(node.id) != node.element.spoken_text
    ]
    return sorted(changed, key=lambda one: one.live != "now")
