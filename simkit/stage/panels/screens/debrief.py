"""After a session: looking back first, then levels with their reasons, then every decision."""

from __future__ import annotations

from typing import Literal

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Command, Debrief
from simkit.stage.panels.screens.debrief_levels import levels
from simkit.stage.panels.screens.debrief_look_back import look_back
from simkit.stage.panels.screens.debrief_talk import talk
from simkit.stage.panels.screens.parts import command, glyph, group, heading, mode_badge, text
from simkit.stage.panels.screens.strings import say

Part = Literal["look-back", "levels", "talk"]
PARTS: tuple[Part, ...] = ("look-back", "levels", "talk")


def debrief(data: Debrief, language: str, *, part: Part = "look-back", at: str = "") -> Element:
    """`at`: the decision that the part `talk` shows; the first where it is empty."""
    body = {
        "look-back": lambda: look_back(data, language),
        "levels": lambda: levels(data, language),
        "talk": lambda: talk(data, language, at),
    }[part]()
    words = {one: say(language, f"part.{one}") for one in PARTS}
    if data.has_moments:
        words["talk"] = say(language, "part.talk.moments")
    tabs = tuple(
        Element(
            "button",
            name=f"part.{one}",
            label=words[one],
            act=Command("show", one),
            place=(n, len(PARTS)),
            chosen=one == part,
            style="tab",
            children=(Element("run", text=words[one], style="button-text"),),
        )
        for n, one in enumerate(PARTS, start=1)
    )
    again = group(command("again", language, style="fixed", symbol="again"), style="row end")
    inside = Element(
        "group",
        name=f"debrief.{part}",
        style="stack roomy grow-down",
        scroll=True,
        children=(_head(data, language), *body, *((again,) if data.mode != "assessment" else ())),
    )
    fixed = group(
        group(*tabs, style="row near"),
        group(
            mode_badge(data.mode, language),
            command("close", language, style="fixed", words="to-list" if data.to_list else ""),
            style="row near",
        ),
        style="row spread fixed",
    )
    return group(fixed, inside, style="sheet fill", name="debrief")


def _head(data: Debrief, language: str) -> Element:
    count = len(data.decisions)
    number = say(language, "one-decision") if count == 1 else say(language, "n-decisions", n=count)
    if data.has_moments:
        number = say(language, "n-moments", n=count)
    facts = [data.ending, number, say(language, "n-minutes", n=data.minutes)]
    return group(
        heading(f"{say(language, 'debrief')}: {data.title}", "title", name="title"),
        group(
            text(" · ".join(fact for fact in facts if fact), "soft", name="facts"),
            _result(data, language),
            style="row near",
        ),
        style="row spread",
    )


def _result(data: Debrief, language: str) -> Element | None:
    if data.passed is None:
        return None
    words = say(language, "passed" if data.passed else "not-yet")
    runs = ((glyph("tick", "good"),) if data.passed else ()) + (Element("run", text=words),)
    return Element(
        "text",
        name="result",
        label=words,
        style="pill got row near" if data.passed else "pill",
        children=runs,
    )
