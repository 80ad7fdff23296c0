"""What can be done with one thing: its name, and its acts by number. And a tag with the name alone, while pointing."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.parts import button, glyph, heading
from simkit.stage.panels.screens.strings import say


@dataclass(frozen=True, slots=True)
class Deed:
    """`words` is drawn under the thing's name, `label` is spoken and says it all."""

    id: str
    words: str
    label: str
    act: object


@dataclass(frozen=True, slots=True)
class Stepper:
    """A number to be filled in: a step down or up, and the deed that hands in what it stands at."""

    id: str
    value: int
    less: object
    more: object


@dataclass(frozen=True, slots=True)
class Menu:
    name: str
    deeds: tuple[Deed, ...]
    steppers: tuple[Stepper, ...] = ()


def menu(data: Menu, language: str) -> Element:
    rows = tuple(_row(deed, n, len(data.deeds)) for n, deed in enumerate(data.deeds, start=1))
    listed = Element(
        "list",
        name="acts.list",
        label=say(language, "here"),
        style="option-list grow-down",
        scroll=True,
        children=(*(_stepper(one, language) for one in data.steppers), *rows),
    )
    title = heading(data.name, "small-heading fixed", name="acts.name")
    return Element("group", name="acts", style="sheet work", children=(title, listed))


def tag(data: Menu, language: str) -> Element:
    """Nothing in it can be chosen, so that pointing takes the focus from nobody."""
    count = len(data.deeds)
    label = (
        data.name
        if not count
        else say(language, "deed-of", name=data.name)
        if count == 1
        else say(language, "deeds-of", name=data.name, n=count)
    )
    words = " · ".join(deed.words for deed in data.deeds[:4]) + (" …" if count > 4 else "")
    return Element(
        "text",
        name="acts",
        label=label,
        live="polite",
        style="sheet work tag",
        children=(
            Element("run", name="acts.name", text=data.name, style="strong"),
            *((Element("run", name="acts.words", text=words, style="note"),) if words else ()),
        ),
    )


def dragged(name: str, deed: Deed, *, ready: bool) -> Element:
    """While a hand turns or pulls a thing: what that does, and with a tick, that letting go would do it now."""
    sign = glyph("tick", "good") if ready else glyph("again", "soft")
    words = Element("run", name="acts.words", text=deed.words, style="strong" if ready else "soft")
    return Element(
        "text",
        name="acts",
        label=deed.label if ready else name,
        live="polite",
        style="sheet work tag",
        children=(
            Element("run", name="acts.name", text=name, style="strong"),
            Element("run", style="row near keep", children=(sign, words)),
        ),
    )


def _row(deed: Deed, number: int, total: int) -> Element:
    return Element(
        "button",
        name=deed.id,
        label=deed.label,
        act=deed.act,
        place=(number, total),
        style="deed",
        children=(
            Element("run", style="number", text=str(number)),
            Element("run", name=f"{deed.id}.words", text=deed.words, style="words-of-option"),
        ),
    )


def _stepper(one: Stepper, language: str) -> Element:
    return Element(
        "group",
        name=f"{one.id}.stepper",
        style="choices fixed",
        children=(
            button(f"{one.id}.less", "−", one.less, label=say(language, "less"), style="square"),
            Element("text", name=f"{one.id}.value", text=str(one.value), style="size-now", live="now"),
            button(f"{one.id}.more", "+", one.more, label=say(language, "more"), style="square"),
        ),
    )
