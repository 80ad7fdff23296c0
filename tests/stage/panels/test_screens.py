"""What each screen holds back or offers, by mode and by what there is to show."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simkit.stage.panels.element import Element, as_text, walk
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import (
    Access,
    Caption,
    Command,
    Debrief,
    Message,
    Option,
    Options,
    Spoken,
)
from simkit.stage.panels.screens.debrief import PARTS, Part, debrief
from simkit.stage.panels.screens.message import message
from simkit.stage.panels.screens.options import options
from simkit.stage.panels.screens.pause import pause
from simkit.stage.panels.screens.start import start
from simkit.stage.panels.screens.transcript import LINES, transcript
from simkit.stage.panels.theme import Theme
from tests.stage.panels.samples import START, debrief_data
from tests.stage.panels.test_layout import check_inside, check_targets


def acts(tree: Element) -> list[object]:
    return [node.element.act for node in walk(tree) if node.element.act is not None]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("mode", ["practice", "class", "assessment"])
def test_the_mode_is_said_on_every_page(mode: str, language: str) -> None:
    words = {
        "practice": ("Practice", "Oefenen"),
        "class": ("Class", "Klas"),
        "assessment": ("Assessment", "Toets"),
    }
    word = words[mode][language == "nl"]
    data = replace(debrief_data(language), mode=mode)
    pages = [
        start(replace(START[language], mode=mode), language),
        pause(mode, Access(), language),  # type: ignore[arg-type]
        *(debrief(data, language, part=part) for part in PARTS),
    ]
    for page in pages:
        assert f"text {word}: " in as_text(page)


def test_the_start_says_who_can_see_this_in_the_words_it_is_given_or_its_own() -> None:
    assert "stays on this device" in as_text(start(replace(START["en"], mode="practice"), "en"))
    assert "Only Ada." in as_text(start(replace(START["en"], who_can_see="Only Ada."), "en"))


def test_trying_again_from_a_decision_is_for_practice_alone() -> None:
    for mode, offered in (("practice", True), ("class", False), ("assessment", False)):
        data = replace(debrief_data("en"), mode=mode)
        for part in ("look-back", "talk"):
            found = acts(debrief(data, "en", part=part, at="d3"))
            assert (Command("retry", "d3") in found) is offered, (mode, part)
        assert (Command("again") in acts(debrief(data, "en"))) is (mode != "assessment")


def test_no_turning_point_is_given_away_before_the_trainee_has_guessed() -> None:
    data = debrief_data("en")
    asked = as_text(debrief(data, "en"))
    assert "decision 4" not in asked
    assert "heading Where did the conversation turn?" in asked
    same = as_text(debrief(replace(data, turned_guess="d4"), "en"))
    assert "The feelings show it too: most changed at decision 4." in same
    none = as_text(debrief(replace(data, turned_guess="d4", turned_at=""), "en"))
    assert "no clear turning point" in none


def test_every_decision_can_be_guessed_and_looked_at() -> None:
    data = debrief_data("en", 5)
    assert [a for a in acts(debrief(data, "en")) if getattr(a, "name", "") == "turned"] == [
        Command("turned", f"d{n}") for n in range(1, 6)
    ]
    talk = acts(debrief(data, "en", part="talk"))
    assert [a for a in talk if getattr(a, "name", "") == "look-at"] == [
        Command("look-at", f"d{n}") for n in range(1, 6)
    ]


def test_text_size_goes_one_step_and_stops_at_the_ends() -> None:
    def sizes(scale: int) -> set[object]:
        tree = pause("practice", Access(text_scale=scale), "en")
        return {a.value for a in acts(tree) if isinstance(a, Command) and a.name == "text-size"}

    assert sizes(100) == {125}
    assert sizes(150) == {125, 200}
    assert sizes(130) == {125, 150}
    assert sizes(200) == {150}


def test_time_left_is_shown_only_where_there_is_a_limit() -> None:
    choices = (Option("a", "Yes", 1),)
    assert "timer" not in as_text(options(Options(choices), "en"))
    assert "timer 1 second left" in as_text(options(Options(choices, seconds_left=1), "en"))
    assert "timer Nog 5 seconden" in as_text(options(Options(choices, seconds_left=5), "nl"))


def test_a_caption_without_a_speaker_or_with_a_word_out_of_range_marks_nothing() -> None:
    tree = caption(Caption("", "The door opens.", 9), "en")
    assert "text [polite] The door opens." in as_text(tree)
    assert not [node for node in walk(tree) if "said" in node.element.style.split()]


def test_a_sound_stands_in_brackets_beside_the_speaker_and_alone_where_nobody_speaks() -> None:
    with_line = caption(Caption("Sam", "Hello?", 0, sound="door opens"), "en")
    alone = caption(Caption("", "", sound="deur gaat open"), "nl")
    shown = [[node.element.text for node in walk(tree) if node.element.text] for tree in (with_line, alone)]
    assert shown == [["Sam", "[door opens]", "Hello?"], ["[deur gaat open]"]]
    assert as_text(with_line) == as_text(caption(Caption("Sam", "Hello?", 0), "en")), (
        "who hears it is not told"
    )


def test_a_long_transcript_shows_its_newest_lines() -> None:
    tree = transcript([Spoken("Sam", f"line {n}") for n in range(LINES + 50)], "en")
    lines = as_text(tree)
    assert f"Sam: line {LINES + 49}" in lines
    assert "Sam: line 49\n" not in lines
    assert "Nothing has been said yet." in as_text(transcript([], "en"))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "data",
    [
        Debrief("Title", "practice", "", 0, ()),
        replace(debrief_data("nl", 1), curves=(), strength=None, moment=None, skills=()),
        replace(debrief_data("nl", 24), mode="assessment", passed=True),
    ],
    ids=["empty", "bare", "long"],
)
def test_a_debrief_fits_whatever_there_is_to_say(data: Debrief, part: Part) -> None:
    panel = Panel(1024, 768, theme=Theme(200))
    panel.show("page", debrief(data, "nl", part=part))
    panel.settle(60.0)
    check_inside(panel.regions["page"])
    check_targets(panel.regions["page"])
    panel.close()


def test_a_message_can_always_be_closed() -> None:
    assert acts(message(Message("SK8101", "What", "Do this"), "en")) == [Command("close")]
