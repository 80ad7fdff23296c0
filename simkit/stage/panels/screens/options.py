"""What the trainee may say or do now: numbered, large, and scrolling where they do not fit."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.picture import icon
from simkit.stage.panels.screens.data import Option, Options
from simkit.stage.panels.screens.strings import say

TIME_BAR = "time-left.bar"
"""The id under which `Panel.bars` moves the bar of the time left."""


def options(data: Options, language: str) -> Element:
    open_ones = [option for option in data.options if not option.done]
    places = {option.id: (n, len(open_ones)) for n, option in enumerate(open_ones, start=1)}
    rows = tuple(_row(option, places.get(option.id), language) for option in data.options)
    listed = Element(
        "list",
        name="options.list",
        label=data.prompt or say(language, "options"),
        style="option-list",
        scroll=True,
        children=rows,
    )
    parts: list[Element] = []
    if data.prompt:
        parts.append(Element("run", name="prompt", text=data.prompt, style="note fixed"))
    parts.append(listed)
    if data.seconds_left is not None:
        parts.append(time_left(data.seconds_left, language))
    return Element("group", name="options", style="sheet options", children=tuple(parts))


def _row(option: Option, place: tuple[int, int] | None, language: str) -> Element:
    words = Element("run", name=f"option.{option.id}.text", text=option.text, style="words-of-option")
    if place is None:
        tick = Element("run", style="icon big", picture=icon("tick", "good"))
        return Element(
            "text",
            name=f"option.{option.id}",
            label=say(language, "option.done", text=option.text),
            style="row option done soft",
            children=(tick, words),
        )
    number = Element("run", style="number", text=str(place[0]))
    return Element(
        "button",
        name=f"option.{option.id}",
        label=option.text,
        act=option.act,
        place=place,
        style="option",
        children=(number, words),
    )


def time_left(seconds: int, language: str) -> Element:
    text = say(language, "second-left") if seconds == 1 else say(language, "seconds-left", n=seconds)
    bar = Element("run", name=TIME_BAR, style="bar")
    note = Element("run", text=text, style="note")
    return Element("timer", name="time-left", label=text, children=(bar, note))
