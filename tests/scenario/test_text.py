"""Facts inside texts, in Dutch and English."""

from __future__ import annotations

import pytest

from simkit.scenario.languages import categories, grouped, plural_category
from simkit.scenario.text import faults, render, used, word_count

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
