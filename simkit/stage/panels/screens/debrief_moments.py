"""The course of a conversation: the feelings drawn, and under them a numbered button for each decision."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.curves import drawing, legend
from simkit.stage.panels.screens.data import Command, Debrief, Decided
from simkit.stage.panels.screens.parts import group
from simkit.stage.panels.screens.strings import say

MANY = 24
"""More than these stand no longer each under its place in the drawing, but in rows."""


def moments(
    data: Debrief,
    shown: tuple[Decided, ...],
    language: str,
    *,
    title: Element | None,
    asks: str,
    chosen: str,
    marked: str,
) -> Element:
    """`shown`: which decisions and moments have a button.

    `title` stands beside the legend; `asks`: the command that choosing a decision gives.

    `chosen` and `marked` are ids of decisions, or empty: both get an upright line, the first its button filled too.
    """
    times = [decision.at_ms for decision in shown]
    index = {decision.id: n for n, decision in enumerate(shown)}
    uprights = sorted({index[one] for one in (chosen, marked) if one in index})
    count = len(shown)
    many = count > MANY
    buttons = tuple(
        Element(
            "button",
            name=f"moment.{decision.id}",
            label=named(decision, language),
            act=Command(asks, decision.id),
            place=(n, count),
            chosen=decision.id == chosen,
            style="moment" + (" many" if many else "") + (" wrong" if decision.wrong else ""),
            children=(Element("run", text=str(decision.number), style="button-text"),),
        )
        for n, decision in enumerate(shown, start=1)
    )
    numbers = Element(
        "list",
        name="moments",
        label=say(language, "moments" if data.has_moments else "decisions"),
        style="moments",
        children=buttons,
    )
    if not data.curves or many:
        return group(title, numbers, style="stack plot-block")
    axis = group(
        Element("run", text=say(language, "axis.high"), style="axis-text"),
        Element("run", text=say(language, "axis.low"), style="axis-text"),
        style="axis",
    )
    plot = Element("img", name="plot", style="plot", picture=drawing(data.curves, times, uprights))
    return group(
        group(title, legend(data.curves, language), style="row spread"),
        group(axis, group(plot, style="plot-side"), style="plot-row"),
        group(Element("run", style="axis"), group(numbers, style="plot-side"), style="plot-row"),
        style="stack plot-block",
    )


def named(one: Decided, language: str) -> str:
    """Its number and what it was, in one sentence."""
    if one.title:
        what = "; ".join(words for _, words in one.told)
        return f"{one.title}: {what}" if what else one.title
    return f"{say(language, 'decision-n', n=one.number)}: {one.said}"
