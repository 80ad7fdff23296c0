"""Levels a criterion, by skill, each with its anchor, its reason and the number of opportunities."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import CriterionLevel, Debrief
from simkit.stage.panels.screens.parts import group, heading, text
from simkit.stage.panels.screens.strings import say


def levels(data: Debrief, language: str) -> tuple[Element, ...]:
    note = say(language, "levels.note.moments" if data.has_moments else "levels.note")
    parts: list[Element] = [text(note, "soft", name="levels.note")]
    if data.detection:
        found, *more = data.detection
        sentences = (text(found, "strong", name="detection"), *(text(words, "soft") for words in more))
        parts.append(
            group(heading(say(language, "detection"), "small-heading"), *sentences, style="stack card tight")
        )
    for n, skill in enumerate(data.skills):
        cards = tuple(
            _criterion(one, f"level.{n}.{m}", language, done=data.has_moments)
            for m, one in enumerate(skill.criteria)
        )
        parts.append(
            group(
                heading(skill.skill, name=f"skill.{n}"),
                Element("list", label=skill.skill, style="columns", children=cards),
                style="stack",
            )
        )
    return tuple(parts)


def _criterion(data: CriterionLevel, name: str, language: str, *, done: bool) -> Element:
    if data.level is None:
        shown, spoken_level = say(language, "level.none"), say(language, "level.none")
        detail: tuple[Element, ...] = (
            text(say(language, "level.none.why.moments" if done else "level.none.why"), "soft"),
        )
    else:
        shown = say(language, f"level.{data.level}")
        spoken_level = say(language, "level-of", n=data.level)
        count = data.opportunities
        opportunities = (
            say(language, "one-opportunity") if count == 1 else say(language, "n-opportunities", n=count)
        )
        detail = tuple(
            text(words, style)
            for words, style in ((data.anchor, "strong"), (data.reason, ""), (opportunities, "note"))
            if words
        )
    steps = _steps(data.level or 0)
    head = Element(
        "heading",
        name=name,
        label=f"{data.title}: {spoken_level}",
        style="stack tight level-head",
        children=(
            Element("run", text=data.title, style="level-title"),
            Element(
                "run",
                style="row near",
                children=(steps, Element("run", text=shown, style="level-words")),
            ),
        ),
    )
    return group(head, _first(data, name, language), *detail, style="stack card half tight")


def _first(data: CriterionLevel, name: str, language: str) -> Element | None:
    """The first attempt beside this one, as steps of its own under the present ones, and in words."""
    if data.first is None:
        return None
    by = (data.level or 0) - data.first
    way = "unseen" if data.level is None else "up" if by > 0 else "down" if by < 0 else "same"
    words = say(language, f"first-time.{way}", first=data.first, n=abs(by))
    return Element(
        "text",
        name=f"{name}.first",
        label=words,
        style="row near keep",
        children=(_steps(data.first, "was"), Element("run", text=words, style="note grow")),
    )


def _steps(level: int, on: str = "on") -> Element:
    return Element(
        "run",
        style="steps",
        children=tuple(Element("run", style=f"step {on}" if level >= n else "step") for n in (1, 2, 3, 4)),
    )
