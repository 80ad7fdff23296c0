"""What must change in a drawn tree to make it the next one: words and classes where the shape is the same."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.stage.panels.element import Element, child_id
from simkit.stage.panels.html import classes, inner_html
from simkit.stage.panels.theme import Theme


@dataclass(frozen=True, slots=True)
class SetText:
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class SetClass:
    id: str
    classes: str


@dataclass(frozen=True, slots=True)
class SetInner:
    """All that lies inside the element, as HTML."""

    id: str
    html: str


@dataclass(frozen=True, slots=True)
class SetStyle:
    id: str
    property: str
    value: str


Change = SetText | SetClass | SetInner | SetStyle


def changes(old: Element, new: Element, theme: Theme) -> list[Change] | None:
    """None where the root itself is another element, so that the whole document must be made anew."""
    if (old.name, old.scroll) != (new.name, new.scroll):
        return None
    found: list[Change] = []
    _compare(old, new, new.name or "root", theme, found)
    return found


def _compare(old: Element, new: Element, ident: str, theme: Theme, found: list[Change]) -> None:
    if old is new or old == new:
        return
    if classes(old) != classes(new):
        found.append(SetClass(ident, classes(new)))
    if not _same_shape(old, new):
        found.append(SetInner(ident, inner_html(new, ident, theme)))
        return
    if old.text != new.text:
        found.append(SetText(ident, new.text))
    for index, (before, after) in enumerate(zip(old.children, new.children, strict=True)):
        _compare(before, after, child_id(ident, index, after), theme, found)


def _same_shape(old: Element, new: Element) -> bool:
    # A text can be set alone only where it is the one thing inside, before and after.
    lone_text = bool(old.text and new.text) and not new.children and new.picture is None and not new.scroll
    return (
        (old.text == new.text or lone_text)
        and old.picture == new.picture
        and len(old.children) == len(new.children)
        and all(
            a.name == b.name and a.scroll == b.scroll for a, b in zip(old.children, new.children, strict=True)
        )
    )
