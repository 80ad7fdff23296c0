"""Facts inside texts, in Dutch and English."""

from __future__ import annotations

import pytest

from simkit.scenario.languages import categories, grouped, plural_category
from simkit.scenario.text import faults, filled, render, used, word_count
from tests.scenario.helpers import loaded

DAYS = "{days, plural, =0 {no days} one {# day} other {# days}}"


@pytest.mark.parametrize(
    ("template", "values", "language", "text"),
    [
        ("It's 't huis', 's avonds.", {}, "nl", "It's 't huis', 's avonds."),
        ("{days} days", {"days": 1234567}, "en", "1,234,567 days"),
        ("{days} dagen", {"days": 1234567}, "nl", "1.234.567 dagen"),
        ("{days} dagen", {"days": -1234}, "nl-BE", "-1.234 dagen"),
        (DAYS, {"days": 0}, "en", "no days"),
        (DAYS, {"days": 1}, "en", "1 day"),
        (DAYS, {"days": 2000}, "en", "2,000 days"),
        ("{ days , plural , one { a } other { b } }", {"days": 1}, "nl", " a "),
        ("So {offer, select, refund {money} other {nothing}}.", {"offer": "refund"}, "en", "So money."),
        ("So {offer, select, refund {money} other {nothing}}.", {"offer": "none"}, "en", "So nothing."),
        ("{told, select, yes {ja} no {nee} other {}}", {"told": True}, "nl", "ja"),
        ("{told, select, yes {ja} no {nee} other {}}", {"told": False}, "nl", "nee"),
        ("'{' and '}' and '{days}'", {"days": 1}, "en", "{ and } and {days}"),
        ("{days} o''clock", {"days": 9}, "en", "9 o'clock"),
        ("{a, plural, one {{b, select, x {#X} other {#}}} other {many}}", {"a": 1, "b": "x"}, "en", "#X"),
        ("{days, plural, one {'#'} other {#}}", {"days": 1}, "en", "#"),
    ],
)
def test_a_text_shows_its_facts(
    template: str, values: dict[str, int | str | bool], language: str, text: str
) -> None:
    assert render(template, values, language) == text


@pytest.mark.parametrize(
    ("template", "code", "start"),
    [
        ("Well. {looks away}", "SK1060", 6),
        ("Well. {Kijkt weg, zucht}", "SK1060", 6),
        ("a } b", "SK1060", 2),
        ("a { b", "SK1060", 2),
        ("{}", "SK1060", 0),
        ("{days, plural, one {x}}", "SK1061", 0),
        ("{days, plural, one {x} one {y} other {z}}", "SK1061", 23),
        ("{days, plural, single {x} other {z}}", "SK1061", 15),
        ("{days, plural, other {z}", "SK1061", 0),
        ("{days, number}", "SK1060", 0),
    ],
)
def test_braces_with_anything_else_are_refused(template: str, code: str, start: int) -> None:
    fault = faults(template)
    assert fault is not None
    assert (fault.code, fault.start) == (code, start)


def test_names_and_words_of_a_text() -> None:
    assert [use.name for use in used("{a} {b, select, x {{c}} other {}}")] == ["a", "b", "c"]
    assert word_count("I waited {days, plural, one {# day} other {# long days}} for it.") == 7
    assert word_count("'t Is {days} uur.") == 4


def test_plural_rules_are_those_of_the_language() -> None:
    assert [plural_category(n, "nl") for n in (0, 1, 2, 1_000_000)] == ["other", "one", "other", "other"]
    assert [plural_category(n, "fr") for n in (0, 1, 2)] == ["one", "one", "other"]
    assert [plural_category(n, "pl") for n in (1, 2, 5, 12, 22)] == ["one", "few", "many", "many", "few"]
    assert [plural_category(n, "ar") for n in (0, 1, 2, 3, 11, 100)] == [
        "zero",
        "one",
        "two",
        "few",
        "many",
        "other",
    ]
    assert categories("zh") == ("other",)
    assert grouped(1234, "de-AT") == "1.234"


OBJECTS = """\
place: workshop
objects:
  gauge:
    kind: gauge
    pressure: {start: 1500, range: [0, 9000]}
    read: {says: "It says {gauge.pressure}, and the switch is {main-switch.position}."}
  main-switch: {kind: switch}
  door: {kind: door, read: {says: "The door is {door.open, select, yes {open} other {shut}}."}}
scenes:
  hello:
    - free: main-switch.position == off
      id: hello.work
    - customer: "So {gauge.pressure} it was."
      id: hello.so
    - end: done
"""
DUTCH = """\
msgid ""
msgstr "Language: nl\\n"

msgctxt "object.gauge.read.says"
msgid "It says {gauge.pressure}, and the switch is {main-switch.position}."
msgstr "Er staat {gauge.pressure}, en de schakelaar is {main-switch.position}."
"""


def test_a_property_of_an_object_reads_as_its_language_has_it() -> None:
    scenario = loaded(OBJECTS, nl_po=DUTCH).scenario
    assert scenario is not None
    id = "object.gauge.read.says"
    assert filled(scenario, id, {}, "en") == "It says 1,500, and the switch is on."
    now = {"gauge.pressure": 2000, "main-switch.position": "off"}
    assert filled(scenario, id, now, "nl") == "Er staat 2.000, en de schakelaar is uit."
    assert filled(scenario, "object.door.read.says", {"door.open": True}, "en") == "The door is open."


@pytest.mark.parametrize("named", ["door.open", "toolbox.at", "zone", "gauge.presure", "customer.anger"])
def test_what_reads_as_nothing_may_not_stand_alone(named: str) -> None:
    text = OBJECTS.replace("So {gauge.pressure} it", f"So {{{named}}} it")
    found = loaded(text + "zones: {z: {box: [0, 0, 1, 1]}}\n").diagnostics
    assert [one.code for one in found] == ["SK1062" if named == "door.open" else "SK2021"]
