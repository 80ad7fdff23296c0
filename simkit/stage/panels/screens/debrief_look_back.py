"""Looking back: one question, one strength, one moment to try again."""

from __future__ import annotations

from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Command, Debrief, Decided, Highlight
from simkit.stage.panels.screens.debrief_moments import moments
from simkit.stage.panels.screens.parts import button, glyph, group, heading, text
from simkit.stage.panels.screens.strings import say


def look_back(data: Debrief, language: str) -> tuple[Element, ...]:
    kind = ".moments" if data.has_moments else ""
    question = f"turn.question{kind}"
    how = say(language, "turn.how" if data.curves else f"turn.how-plain{kind}")
    asked = group(
        group(
            glyph("question", "accent", style="icon big"),
            heading(say(language, question), "grow", name="question"),
            style="row keep",
        ),
        moments(
            data,
            data.choices,
            language,
            title=_answer(data, language) or text(how, "soft grow-text", name="how"),
            asks="turned",
            chosen=data.turned_guess,
            marked=data.turned_at if data.turned_guess else "",
        ),
        style="stack card",
    )
    cards = (
        _highlight(data, data.strength, "strength", "star", language),
        _highlight(data, data.moment, "moment", "again", language),
    )
    # Where nothing was answered, nothing is asked of answers.
    return (*((asked,) if data.choices else ()), group(*cards, style="columns"))


def _answer(data: Debrief, language: str) -> Element | None:
    guess, turned = _decision(data, data.turned_guess), _decision(data, data.turned_at)
    if guess is None:
        return None
    if not data.curves:
        words = say(language, "turn.plain", guess=guess.number)
    elif turned is None:
        words = say(language, "turn.none", guess=guess.number)
    elif turned is guess:
        words = say(language, "turn.same", n=turned.number)
    else:
        words = say(language, "turn.other", guess=guess.number, n=turned.number)
    return text(words, "strong grow-text", name="answer", live="polite")


def _highlight(
    data: Debrief, highlight: Highlight | None, kind: str, symbol: str, language: str
) -> Element | None:
    if highlight is None:
        return None
    decision = _decision(data, highlight.decision)
    retry = kind == "moment" and decision is not None and decision.can_retry and data.mode == "practice"
    return group(
        group(
            glyph(symbol, "accent", style="icon big"),
            heading(say(language, kind), "grow small-heading"),
            style="row keep",
        ),
        text(f"{say(language, 'decision-n', n=decision.number)}: {decision.said}", "quote")
        if decision
        else None,
        text(highlight.text, name=f"{kind}.text"),
        button(
            f"{kind}.retry",
            say(language, "retry"),
            Command("retry", highlight.decision),
            style="main",
            symbol="again",
        )
        if retry
        else None,
        style="stack card half",
        name=kind,
    )


def _decision(data: Debrief, ident: str) -> Decided | None:
    return next((decision for decision in data.decisions if decision.id == ident), None)
