"""Before a session: what it is about, how long, who can see it, and the settings that make it readable."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Start
from simkit.stage.panels.screens.parts import (
    command,
    glyph,
    group,
    heading,
    mode_badge,
    settings,
    text,
)
from simkit.stage.panels.screens.strings import say


def start(data: Start, language: str) -> Element:
    head = group(
        group(
            heading(data.title, "title", name="title"),
            group(
                glyph("clock", "soft"),
                text(say(language, "about-minutes", n=data.minutes), "soft", name="minutes"),
                style="row near",
            ),
            style="stack tight wide",
        ),
        mode_badge(data.mode, language),
        style="row spread fixed",
    )
    skills = tuple(text(skill, "pill", name=f"skill.{n}") for n, skill in enumerate(data.skills))
    left = group(
        heading(say(language, "briefing"), "small-heading accent"),
        text(data.briefing, "reading", name="briefing"),
        heading(
            say(language, "assessed-on" if data.mode == "assessment" else "you-practise"),
            "small-heading accent",
        )
        if skills
        else None,
        Element("list", style="row near", children=skills) if skills else None,
        style="stack wide",
    )
    right = group(
        group(
            group(
                glyph("lock", "accent"),
                heading(say(language, "who-can-see"), "small-heading"),
                style="row near",
            ),
            text(data.who_can_see or say(language, f"see.{data.mode}"), name="who-can-see"),
            style="stack card tight",
        ),
        group(settings(data.access, language), style="stack card"),
        style="stack half",
    )
    body = Element(
        "group",
        name="start.body",
        style="grow-down",
        scroll=True,
        children=(group(left, right, style="columns"),),
    )
    foot = group(
        command("close", language, style="fixed", words="to-list" if data.to_list else ""),
        command("begin", language, style="main large fixed", symbol="next"),
        style="row spread fixed",
    )
    return group(head, body, foot, style="sheet", name="start")
