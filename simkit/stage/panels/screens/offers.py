"""The list of scenarios: what each is about, how long it takes, and how far one came in it."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.present.offers import Offer
from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.data import Access, Command
from simkit.stage.panels.screens.parts import button, command, group, heading, text
from simkit.stage.panels.screens.strings import say


def offers(found: Sequence[Offer], access: Access, language: str) -> Element:
    languages = tuple(
        button(
            f"language.{code}",
            say(language, f"language.{code}"),
            Command("language", code),
            chosen=code == access.language,
        )
        for code in access.languages
    )
    head = group(
        heading(say(language, "offers"), "title wide", name="title"),
        Element(
            "list", name="set.language", label=say(language, "language"), style="choices", children=languages
        ),
        style="row spread fixed",
    )
    cards = tuple(_offer(one, n, len(found), language) for n, one in enumerate(found, start=1))
    body = Element(
        "list",
        name="offers.list",
        label=say(language, "offers"),
        style="stack grow-down",
        scroll=True,
        children=cards or (text(say(language, "offers.none"), "reading", name="none"),),
    )
    foot = group(
        command("close", language, style="fixed"),
        command("access", language, style="fixed", symbol="list"),
        style="row spread fixed",
    )
    return group(head, body, foot, style="sheet fill", name="offers")


def _offer(one: Offer, number: int, count: int, language: str) -> Element:
    facts = _facts(one, language)
    best = _best(one, language)
    spoken = ". ".join(part for part in (one.title, facts, best) if part)
    card = Element(
        "button",
        name=f"play.{one.id}",
        label=spoken,
        act=Command("play", one.id),
        place=(number, count),
        style="offer",
        children=(
            Element("run", text=one.title, style="offer-title"),
            Element("run", text=facts, style="offer-facts"),
            Element("run", text=best, style="offer-best"),
        ),
    )
    if not one.open:
        return card
    words = say(language, "go-on")
    go_on = button(
        f"go-on.{one.id}",
        words,
        Command("go-on", one.id),
        label=f"{one.title}: {words}",
        style="flat",
        symbol="next",
    )
    return group(card, go_on, style="stack tight")


def _facts(one: Offer, language: str) -> str:
    parts = [say(language, "offer.minutes", n=one.minutes), ", ".join(one.skills)]
    if one.languages and language not in one.languages:
        known = [say(language, f"only.{code}") if code in ("en", "nl") else code for code in one.languages]
        parts.append(say(language, "offer.only", languages=", ".join(known)))
    return " · ".join(part for part in parts if part)


def _best(one: Offer, language: str) -> str:
    if not one.best:
        return say(language, "offer.new")
    levels = " · ".join(say(language, "offer.level", criterion=name, n=level) for name, level in one.best)
    return f"{say(language, 'offer.best')}: {levels}"
