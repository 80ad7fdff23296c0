"""The conversation, decision by decision: what was said, what it was worth, what else could have been said."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Alternative, Command, Debrief, Decided, Grade
from simkit.stage.panels.screens.debrief_moments import moments
from simkit.stage.panels.screens.parts import button, glyph, group, heading, text
from simkit.stage.panels.screens.strings import say


def talk(data: Debrief, language: str, at: str) -> tuple[Element, ...]:
    if not data.decisions:
        return (text(say(language, "nothing-said"), "soft"),)
    shown = next((decision for decision in data.decisions if decision.id == at), data.decisions[0])
    course = moments(
        data,
        language,
        title=text(say(language, "feelings"), "strong"),
        asks="look-at",
        chosen=shown.id,
        marked="",
    )
    return group(course, style="stack card"), _decision(data, shown, language)


def _decision(data: Debrief, decision: Decided, language: str) -> Element:
    left = group(
        heading(say(language, "decision-n", n=decision.number), "accent", name="decision"),
        _said("said-to-you", decision.before, "soft", language) if decision.before else None,
        _said("you-said", decision.said, "quote strong", language),
        text(decision.feedback, "reading", name="feedback") if decision.feedback else None,
        style="stack wide",
    )
    pills = tuple(
        _pill(say(language, "graded", criterion=title, grade=say(language, f"grade.{grade}")), grade)
        for title, grade in decision.grades
    )
    others = tuple(_other(one, language) for one in decision.others)
    right = group(
        Element("list", name="grades", style="row near", children=pills) if pills else None,
        text(say(language, "could-have"), "strong") if others else None,
        Element("list", name="others", style="stack", children=others) if others else None,
        button("see", say(language, "see"), Command("see", decision.id), symbol="people")
        if data.can_see_again
        else None,
        button("retry", say(language, "retry"), Command("retry", decision.id), symbol="again")
        if decision.can_retry and data.mode == "practice"
        else None,
        style="stack wide",
    )
    return group(left, right, style="columns card", name="decision.card")


def _said(key: str, words: str, style: str, language: str) -> Element:
    return group(
        Element("run", text=say(language, key), style="note"),
        Element("text", name=key, text=words, label=f"{say(language, key)}: {words}", style=style),
        style="stack tight",
    )


def _pill(words: str, grade: Grade) -> Element:
    good = grade in ("sound", "strong")
    runs = ((glyph("tick", "good"),) if good else ()) + (Element("run", text=words, style="pill-text"),)
    return Element("text", label=words, style="pill got" if good else "pill", children=runs)


def _other(other: Alternative, language: str) -> Element:
    grade = say(language, f"grade.{other.grade}") if other.grade else ""
    runs = [Element("run", text=other.text, style="grow-text")]
    if other.grade:
        runs.append(_pill(grade, other.grade))
    return Element(
        "text",
        label=f"{other.text} ({grade})" if grade else other.text,
        style="other",
        children=tuple(Element("run", style=r.style, text=r.text, children=r.children) for r in runs),
    )
