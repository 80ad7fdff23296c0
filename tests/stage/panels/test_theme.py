"""Contrast, sizes and words."""

from __future__ import annotations

import string

import pytest

from simkit.stage.panels.picture import icon_names
from simkit.stage.panels.screens.strings import keys, say
from simkit.stage.panels.theme import TOKENS, Contrast, Theme, contrast_ratio, text_pairs


def test_contrast_follows_the_definition() -> None:
    assert contrast_ratio("#ffffff", "#000000") == pytest.approx(21)
    assert contrast_ratio("#777777", "#777777") == pytest.approx(1)
    assert contrast_ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)  # the known limit grey


@pytest.mark.parametrize(("contrast", "least"), [("normal", 4.5), ("high", 7.0)])
def test_every_ink_stands_out_from_every_ground(contrast: Contrast, least: float) -> None:
    for ink, ground in text_pairs():
        ratio = contrast_ratio(TOKENS[contrast][ink], TOKENS[contrast][ground])
        assert ratio >= least, f"{ink} on {ground}: {ratio:.2f}"


def test_both_contrasts_know_the_same_tokens() -> None:
    assert TOKENS["normal"].keys() == TOKENS["high"].keys()


@pytest.mark.parametrize("scale", [99, 201])
def test_a_text_size_out_of_range_is_refused(scale: int) -> None:
    with pytest.raises(ValueError, match=str(scale)):
        Theme(scale)


def _names(key: str, language: str) -> set[str]:
    class Asked(dict[str, str]):
        def __missing__(self, name: str) -> str:
            self[name] = ""
            return ""

    asked = Asked()
    string.Formatter().vformat(_raw(key, language), (), asked)
    return set(asked)


def _raw(key: str, language: str) -> str:
    from simkit.stage.panels.screens.strings import _TABLE

    return _TABLE[key][1 if language == "nl" else 0]


@pytest.mark.parametrize("key", keys())
def test_both_languages_have_words_and_ask_the_same_values(key: str) -> None:
    assert _raw(key, "en")
    assert _raw(key, "nl")
    assert _names(key, "en") == _names(key, "nl")


def test_nobody_is_told_that_they_failed() -> None:
    words = " ".join(_raw(key, language) for key in keys() for language in ("en", "nl")).lower()
    assert not {"failed", "gezakt", "onvoldoende", "wrong", "fout"} & set(words.split())
    assert say("en", "not-yet") == "Not yet passed"
    assert say("nl", "not-yet") == "Nog niet behaald"


def test_one_minute_is_one_minute() -> None:
    assert (say("en", "about-minutes", n=1), say("nl", "about-minutes", n=1)) == (
        "about 1 minute",
        "ongeveer 1 minuut",
    )
    assert (say("en", "offer.minutes", n=1), say("nl", "offer.minutes", n=2)) == ("1 minute", "2 minuten")


def test_icons_have_names() -> None:
    assert {"pause", "tick", "shield"} <= set(icon_names())
