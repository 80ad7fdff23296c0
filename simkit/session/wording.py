"""Words for what can be done: "Open the door", in the languages simkit speaks."""

from __future__ import annotations

from collections.abc import Mapping

from simkit.scenario.expression import Value
from simkit.scenario.model import Scenario
from simkit.scenario.objects import MARGIN, OUTSIDE, Affordance
from simkit.scenario.tasks import ActWords

_ENGLISH: Mapping[str, str] = {
    "open": "Open: {object}",
    "close": "Close: {object}",
    "press": "Press: {object}",
    "turn to": "Turn: {object}",
    "take": "Take: {object}",
    "put down": "Put down: {object}",
    "put in": "Put in: {object}",
    "put on": "Put on: {object}",
    "hang on": "Hang on: {object}",
    "fill in": "Fill in: {object}",
    "read": "Read: {object}",
    "use on": "Use on: {object}",
    "call": "Call: {object}",
    "inspect": "Look closely: {object}",
    "report": "Report: {object}",
    "enter": "Go to: {object}",
    "hint": "Ask for a hint: {object}",
}
_DUTCH: Mapping[str, str] = {
    "open": "Openen: {object}",
    "close": "Sluiten: {object}",
    "press": "Indrukken: {object}",
    "turn to": "Draaien: {object}",
    "take": "Pakken: {object}",
    "put down": "Neerleggen: {object}",
    "put in": "Leggen in: {object}",
    "put on": "Leggen op: {object}",
    "hang on": "Ophangen: {object}",
    "fill in": "Invullen: {object}",
    "read": "Lezen: {object}",
    "use on": "Gebruiken: {object}",
    "call": "Bellen of roepen: {object}",
    "inspect": "Van dichtbij bekijken: {object}",
    "report": "Melden: {object}",
    "enter": "Ga naar: {object}",
    "hint": "Vraag een hint: {object}",
}
_OUT = {"en": "somewhere else", "nl": "ergens anders"}
_BY = {"en": "by {object}", "nl": "bij {object}"}
_YES_NO = {"en": ("yes", "no"), "nl": ("ja", "nee")}


def label(scenario: Scenario, verb: str, object: str, language: str, affordance: Affordance | None) -> str:
    """What to show for an act, without what it is done with."""
    if affordance is not None and affordance.label is not None:
        return scenario.text(affordance.label, language)
    words = _DUTCH if _stem(language) == "nl" else _ENGLISH
    return words[verb].format(object=name_of(scenario, verb, object, language))


def act_label(scenario: Scenario, act: ActWords, language: str) -> str:
    """An act with what it is done with: "Turn: main switch (off)"."""
    thing = scenario.objects.get(act.object.partition(".")[0])
    affordance = thing.affordances.get(act.verb) if thing is not None else None
    if act.verb == "say":
        return scenario.text(act.object, language)
    said = label(scenario, act.verb, act.object, language, affordance)
    if act.with_ is None:
        return said
    return f"{said} ({with_name(scenario, act.object, act.with_, language)})"


def name_of(scenario: Scenario, verb: str, object: str, language: str) -> str:
    if verb == "enter":
        return zone_name(scenario, object, language)
    if verb == "hint":
        return scenario.text(scenario.tasks[object].name, language)
    if verb == "fill in" and "." in object:
        owner, _, field = object.partition(".")
        return f"{thing_name(scenario, owner, language)}, {word(scenario, owner, field, language)}"
    return thing_name(scenario, object, language)


def thing_name(scenario: Scenario, object: str, language: str) -> str:
    return scenario.text(scenario.objects[object].text, language)


def zone_name(scenario: Scenario, zone: str, language: str) -> str:
    speak = "nl" if _stem(language) == "nl" else "en"
    if zone == OUTSIDE:
        return _OUT[speak]
    inner = zone.removesuffix(MARGIN)
    name = scenario.text(f"zone.{inner}.name", language)
    return name if inner == zone else _BY[speak].format(object=name)


def with_name(scenario: Scenario, object: str, value: Value, language: str) -> str:
    """What an act is done with, for people: another object's name, or a word."""
    if isinstance(value, bool):
        yes, no = _YES_NO["nl" if _stem(language) == "nl" else "en"]
        return yes if value else no
    if isinstance(value, str) and value in scenario.objects:
        return thing_name(scenario, value, language)
    return word(scenario, object.partition(".")[0], str(value), language)


def word(scenario: Scenario, object: str, value: str, language: str) -> str:
    """A word of an object's properties, as its kind words it."""
    thing = scenario.objects.get(object)
    if thing is not None and value in thing.words:
        return scenario.text(thing.words[value], language)
    return value.replace("-", " ")


def _stem(language: str) -> str:
    return language.partition("-")[0]
