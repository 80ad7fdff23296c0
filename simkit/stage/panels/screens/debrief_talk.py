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
        data.decisions,
        language,
        title=text(say(language, "moments" if data.has_moments else "feelings"), "strong"),
        asks="look-at",
        chosen=shown.id,
        marked="",
    )
    wrong = any(one.wrong for one in data.decisions)
    note = text(say(language, "moments.wrong"), "note", name="moments.wrong") if wrong else None
    return group(course, note, style="stack card"), _decision(data, shown, language)


def _decision(data: Debrief, decision: Decided, language: str) -> Element:
    title = decision.title or say(language, "decision-n", n=decision.number)
    left = group(
        heading(title, "accent", name="decision"),
        *_told(decision, language),
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
        if data.can_see_again and not decision.title
        else None,
        button("retry", say(language, "retry"), Command("retry", decision.id), symbol="again")
        if decision.can_retry and data.mode == "practice"
        else None,
        style="stack wide",
    )
    return group(left, right, style="columns card", name="decision.card")


def _told(one: Decided, language: str) -> tuple[Element, ...]:
    if one.title:
        return tuple(
            _said(f"told.{n}", what, words, "quote strong" if n == 0 else "")
            for n, (what, words) in enumerate(one.told)
        )
    heard = _said("said-to-you", say(language, "said-to-you"), one.before, "soft")
    said = _said("you-said", say(language, "you-said"), one.said, "quote strong")
    return (heard, said) if one.before else (said,)


def _said(name: str, what: str, words: str, style: str) -> Element:
    return group(
        Element("run", text=what, style="note"),
        Element("text", name=name, text=words, label=f"{what}: {words}", style=style),
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
