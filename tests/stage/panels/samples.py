"""Every screen with plausible content in both languages, the long words and sentences of real use among it."""

from __future__ import annotations

from dataclasses import replace

from simkit.present.offers import Offer
from simkit.present.preferences import Preferences
from simkit.stage.needs import Needs
from simkit.stage.panels.element import Element
from simkit.stage.panels.screens.access import access
from simkit.stage.panels.screens.badge import badge
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import (
    Access,
    Alternative,
    Caption,
    Command,
    CriterionLevel,
    Debrief,
    Decided,
    FeelingCurve,
    Highlight,
    Message,
    Option,
    Options,
    SkillLevels,
    Spoken,
    Start,
)
from simkit.stage.panels.screens.debrief import debrief
from simkit.stage.panels.screens.message import message
from simkit.stage.panels.screens.offers import offers
from simkit.stage.panels.screens.options import options
from simkit.stage.panels.screens.pause import pause
from simkit.stage.panels.screens.say_first import say_first
from simkit.stage.panels.screens.seen_again import seen_again
from simkit.stage.panels.screens.start import start
from simkit.stage.panels.screens.transcript import transcript
from simkit.stage.voice.offers import sound_settings

SOUND = {"nl": "deur gaat open en dicht", "en": "door opens and shuts"}
CAPTION = {
    "nl": Caption(
        "Mevrouw De Vries",
        "Ik heb drie weken gewacht op mijn bestelling, en niemand heeft mij geïnformeerd over de vertraging.",
        word=9,
        options_open=True,
    ),
    "en": Caption(
        "Sam de Vries",
        "It was for my daughter’s birthday, and I have had to tell her twice now that it would come tomorrow.",
        word=12,
        options_open=True,
    ),
}
OPTIONS = {
    "nl": Options(
        (
            Option(
                "greeting.hear", "Wat vervelend voor u. Mag ik eerst precies horen wat er gebeurd is?", "hear"
            ),
            Option(
                "greeting.call",
                "Het spijt me zeer. Ik coördineer meteen met de klantenserviceafdeling en bel u vóór vijf uur terug.",
                "call",
            ),
            Option(
                "greeting.terms",
                "Volgens onze leveringsvoorwaardenovereenkomst is een vertraging van één à twee weken normaal.",
                "terms",
            ),
            Option("greeting.address", "Mag ik het adres nog even met u nalopen?", "address", done=True),
        ),
        prompt="Kies wat je zegt",
        seconds_left=12,
    ),
    "en": Options(
        (
            Option("greeting.carrier", "I’m afraid that is the carrier, not us.", "carrier"),
            Option("greeting.ask", "Since Monday, so three days of waiting. What was it for?", "ask"),
            Option("greeting.send", "We can send a new one today, would that help?", "send"),
        )
    ),
}
START = {
    "nl": Start(
        "Een late levering",
        7,
        ("Laten uitpraten", "Erkennen", "Doorvragen", "Excuses en oppakken", "Oplossen", "Afronden"),
        "Je bent Noor, aan de servicebalie. Mevrouw De Vries is aan de beurt. Je mag tot 25 euro teruggeven "
        "zonder te overleggen. Ze wacht al drie weken op haar bestelling.",
        "practice",
        access=Access("nl"),
    ),
    "en": Start(
        "A late delivery",
        7,
        ("Hear out", "Acknowledge", "Explore", "Own and apologise", "Solve", "Close"),
        "You are Noor, at the service counter. Sam is next in line. You may give back up to 25 euros without "
        "asking anyone.",
        "assessment",
        access=Access("en"),
    ),
}
SPOKEN = {
    "nl": (
        Spoken("Mevrouw De Vries", "Mijn pakket had maandag al binnen moeten zijn!"),
        Spoken("Jij", "Sinds maandag, dus u wacht al drie dagen. Waar was het voor?", yours=True),
        Spoken("Mevrouw De Vries", "Het was voor de verjaardag van mijn dochter."),
    )
    * 6,
    "en": (
        Spoken("Sam de Vries", "My parcel should have been here on Monday!"),
        Spoken("You", "Since Monday, so three days of waiting. What was it for?", yours=True),
        Spoken("Sam de Vries", "It was for my daughter’s birthday."),
    ),
}
MESSAGE = {
    "nl": Message(
        "SK8301",
        "Het toneel kan zijn panelen niet tekenen: het pakket ontbreekt.",
        'Installeer het met: pip install "simkit[stage]"',
        (Command("stop"), Command("continue")),
    ),
    "en": Message(
        "SK8101",
        "The journal cannot be written: the disk is full.",
        "Make room on the disk, then go on; nothing that you did is lost.",
        (Command("stop"), Command("continue")),
    ),
}

_SAID = {
    "nl": (
        "Wat vervelend voor u. Mag ik eerst horen wat er gebeurd is?",
        "Dat ligt aan de bezorger, niet aan ons.",
    ),
    "en": (
        "Since Monday, so three days of waiting. What was it for?",
        "I’m afraid that is the carrier, not us.",
    ),
}


def _decisions(language: str, count: int) -> tuple[Decided, ...]:
    good, poor = _SAID[language]
    nl = language == "nl"
    return tuple(
        Decided(
            f"d{n}",
            n,
            "Mijn pakket had maandag al binnen moeten zijn!" if nl else "My parcel should have been here on Monday!",
            good if n % 3 else poor,
            (("Erkennen" if nl else "Acknowledge", "strong" if n % 3 else "weak"),
             ("Excuses en oppakken" if nl else "Own and apologise", "sound" if n % 3 else "harmful")),
            (
                "Je noemde haar drie dagen en vroeg door. Ze ging meteen zachter praten."
                if nl
                else "You named her three days and asked on. She dropped her voice at once."
            ),
            (Alternative(poor, "harmful"), Alternative(good, "strong")),
            at_ms=n * 20_000 + (n % 4) * 3_000,
        )
        for n in range(1, count + 1)
    )  # fmt: skip


def debrief_data(language: str, count: int = 12) -> Debrief:
    nl = language == "nl"
    return Debrief(
        "Een late levering" if nl else "A late delivery",
        "practice",
        "Akkoord over zaterdag" if nl else "Agreed on Saturday",
        7,
        _decisions(language, count),
        (
            SkillLevels(
                "Klachten behandelen" if nl else "Handling complaints",
                (
                    CriterionLevel(
                        "Erkennen" if nl else "Acknowledge",
                        4,
                        "Benoemt het in de woorden van de klant, één keer en gemeend."
                        if nl
                        else "Names it in the customer’s own words, once, and means it.",
                        "Bij keuze 1 en 4 noemde je de drie dagen wachten, vóór je iets voorstelde."
                        if nl
                        else "At decisions 1 and 4 you named the three days of waiting before you offered anything.",
                        4,
                    ),
                    CriterionLevel(
                        "Excuses en oppakken" if nl else "Own and apologise",
                        2,
                        "‘Sorry als…’, ‘excuses voor het ongemak’."
                        if nl
                        else "A conditional or faceless sorry.",
                        "Bij keuze 3 noemde je eerst de bezorger."
                        if nl
                        else "At decision 3 you named the carrier first.",
                        3,
                    ),
                    CriterionLevel("Samenvatten" if nl else "Summarise and check", None, "", "", 0),
                ),
            ),
            SkillLevels(
                "Samenwerkingsvaardigheden in moeilijke gesprekken"
                if nl
                else "Working together in difficult talks",
                (
                    CriterionLevel(
                        "Oplossen" if nl else "Solve",
                        3,
                        "Past bij wat de klant kwijt is en mag." if nl else "Fits the loss, and is allowed.",
                        "Je bood zaterdag aan en hield het bij één afspraak."
                        if nl
                        else "You offered Saturday and kept to one promise.",
                        1,
                    ),
                ),
            ),
        ),
        (
            FeelingCurve(
                "Boosheid" if nl else "Anger",
                tuple(
                    (n * 22_000, max(10, min(95, 60 + 15 * ((n * 7) % 3 - 1) - 4 * n)))
                    for n in range(count + 1)
                ),
            ),
            FeelingCurve(
                "Vertrouwen" if nl else "Trust",
                tuple(
                    (n * 22_000, max(5, min(95, 30 + 4 * n + 10 * ((n * 5) % 3 - 1))))
                    for n in range(count + 1)
                ),
                "curve-b",
            ),
        ),
        Highlight(
            "Je vroeg door vóór je iets aanbood. Daardoor vertelde ze van de verjaardag."
            if nl
            else "You asked on before you offered anything. That is why she told you about the birthday.",
            "d1",
        ),
        Highlight(
            "Hier noemde je de bezorger. Wat gebeurt er als je eerst erkent wat ze kwijt is?"
            if nl
            else "Here you named the carrier. What happens if you first acknowledge what she lost?",
            "d3",
        ),
        turned_at="d4",
    )


OFFERS = {
    "en": (
        Offer("late", "A late delivery", 7, ("Listening", "Solving"), (("Hear out", 3), ("Own it", 4)), "x"),
        Offer("new", "The development talk", 8, ("Making room",), languages=("nl",)),
        Offer("bare", "A scenario that has rather a long title, as some of them do, to see it wrap", 12),
    ),
    "nl": (
        Offer(
            "late", "Te laat bezorgd", 7, ("Luisteren", "Oplossen"), (("Uithoren", 3), ("Erkennen", 4)), "x"
        ),
        Offer("new", "Het ontwikkelgesprek", 8, ("Ruimte maken",), languages=("en",)),
        Offer(
            "bare", "Een scenario met een nogal lange titel, zoals ze soms zijn, om het te zien breken", 12
        ),
    ),
}


def every_setting(language: str) -> Access:
    """As on the stage with sound on."""
    return Access(
        language,
        more=sound_settings(language, voice=True, speed=85, reads=False),
        needs=Needs(Preferences(movement="less")).settings(language),
    )


def _later(skills: tuple[SkillLevels, ...]) -> tuple[SkillLevels, ...]:
    """As a later attempt: one higher, one lower, the rest as they were or not observed then."""
    firsts = iter((1, 4, None, 3))
    return tuple(
        replace(skill, criteria=tuple(replace(one, first=next(firsts, one.level)) for one in skill.criteria))
        for skill in skills
    )


def screens(language: str) -> dict[str, dict[str, Element]]:
    """By name: the regions that are shown together."""
    data = debrief_data(language)
    guessed = replace(data, turned_guess="d3")
    counted = replace(data, mode="assessment", passed=False)
    later = replace(data, can_see_again=True, to_list=True, skills=_later(data.skills))
    return {
        "talk": {
            "caption": caption(CAPTION[language], language),
            "options": options(OPTIONS[language], language),
            "top": badge("practice", language),
        },
        "line": {
            "caption": caption(
                replace(CAPTION[language], options_open=False, sound=SOUND[language]), language
            ),
            "top": badge("class", language),
        },
        "scenarios": {"page": offers(OFFERS[language], START[language].access, language)},
        "access": {"dialog": access(every_setting(language), language)},
        "say-first": {
            "caption": caption(CAPTION[language], language),
            "options": say_first(language, seconds_left=20),
            "top": badge("practice", language),
        },
        "seen-again": {
            "caption": caption(CAPTION[language], language),
            "options": seen_again(data.decisions[2], language),
        },
        "start": {"page": start(START[language], language)},
        "pause": {"dialog": pause("practice", START[language].access, language)},
        "transcript": {"page": transcript(SPOKEN[language], language)},
        "message": {"dialog": message(MESSAGE[language], language)},
        "look-back": {"page": debrief(data, language)},
        "looked-back": {"page": debrief(guessed, language)},
        "levels": {"page": debrief(counted, language, part="levels")},
        "compared": {"page": debrief(later, language, part="levels")},
        "decision": {"page": debrief(later, language, part="talk", at="d3")},
    }
