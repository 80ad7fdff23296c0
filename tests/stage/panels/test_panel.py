"""Pointer, keys, focus and scrolling, as a trainee meets them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from simkit.stage.panels.element import Element
from simkit.stage.panels.focus import Spot
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.screens.badge import badge
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import Command
from simkit.stage.panels.screens.options import options
from simkit.stage.panels.screens.pause import pause
from simkit.stage.panels.screens.transcript import transcript
from simkit.stage.panels.theme import Theme
from tests.stage.panels.samples import CAPTION, OPTIONS, SPOKEN, START, screens


@pytest.fixture
def panel() -> Iterator[Panel]:
    made = Panel(1280, 720)
    yield made
    made.close()


def talk(panel: Panel, language: str = "nl") -> None:
    for region, tree in screens(language)["talk"].items():
        panel.show(region, tree)
    panel.settle(60.0)


def middle(panel: Panel, region: str, ident: str) -> tuple[float, float]:
    box = panel.box_of(Spot(region, ident))
    assert box is not None
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def test_a_click_gives_the_act_of_the_option_under_it(panel: Panel) -> None:
    talk(panel)
    assert panel.click(*middle(panel, "options", "option.greeting.call")) == "call"
    assert panel.focus == Spot("options", "option.greeting.call")
    assert panel.click(*middle(panel, "top", "pause")) == Command("pause")


def test_a_click_beside_every_target_gives_nothing_and_leaves_the_focus(panel: Panel) -> None:
    talk(panel)
    panel.focus_first("options")
    assert panel.click(640, 120) is None
    assert panel.focus == Spot("options", "option.greeting.hear")
    assert not panel.covers(640, 120)
    assert panel.covers(640, 700)


def test_pointing_moves_no_focus(panel: Panel) -> None:
    talk(panel)
    panel.focus_first("options")
    panel.point(*middle(panel, "options", "option.greeting.call"))
    assert panel.hover == Spot("options", "option.greeting.call")
    assert panel.focus == Spot("options", "option.greeting.hear")


def test_a_small_target_is_hit_a_little_beside_it(panel: Panel) -> None:
    small = Element("button", name="small", act="hit", style="fixed", children=(Element("run", text="x"),))
    look = Element("group", name="g", style="row", children=(Element("run", text=" " * 3), small))
    panel.show("top", look)
    panel.settle(60.0)
    box = panel.box_of(Spot("top", "small"))
    assert box is not None
    assert panel.click(box[0] + box[2] / 2, box[1] + box[3] / 2) == "hit"


def test_tab_goes_through_options_then_the_strip_and_round(panel: Panel) -> None:
    talk(panel)
    seen = []
    for _ in range(5):
        panel.press("tab")
        assert panel.focus is not None
        seen.append(panel.focus.id)
    assert seen == [
        "option.greeting.hear",
        "option.greeting.call",
        "option.greeting.terms",
        "pause",
        "option.greeting.hear",
    ]
    panel.press("shift-tab")
    assert panel.focus == Spot("top", "pause")


def test_enter_and_space_choose_what_has_focus(panel: Panel) -> None:
    talk(panel)
    assert panel.press("enter") is None
    panel.press("arrow_down")
    panel.press("arrow_down")
    assert panel.press("enter") == "call"
    assert panel.press("space") == "call"


def test_a_number_chooses_its_option_and_no_other(panel: Panel) -> None:
    talk(panel)
    assert panel.press("2") == "call"
    assert panel.press("3") == "terms"
    assert panel.press("4") is None  # the fourth was dealt with, and bears no number


def test_the_voice_hears_where_focus_comes(panel: Panel) -> None:
    heard: list[str] = []
    panel.on_focus = lambda element: heard.append(element.label)
    talk(panel)
    panel.press("tab")
    assert heard == [OPTIONS["nl"].options[0].text]


def test_under_a_dialog_nothing_can_be_chosen(panel: Panel) -> None:
    talk(panel)
    under = middle(panel, "options", "option.greeting.hear")
    panel.focus_first("options")
    panel.show("dialog", pause("practice", START["nl"].access, "nl"))
    panel.settle(60.0)
    assert panel.focus is None
    assert panel.click(under[0] - 480, under[1]) is None
    assert panel.press("2") is None
    panel.press("tab")
    assert panel.focus == Spot("dialog", "continue")
    panel.hide("dialog")
    assert panel.focus is None
    assert panel.click(*under) == "hear"


def test_focus_scrolls_what_it_comes_to_into_view() -> None:
    panel = Panel(1024, 768, theme=Theme(200))
    talk(panel)
    last = Spot("options", "option.greeting.terms")
    assert panel.box_of(last) is None
    for _ in range(3):
        panel.press("tab")
        panel.settle(60.0)
    assert panel.focus == last
    box = panel.box_of(last)
    assert box is not None
    whole = next(s for s in panel.regions["options"].seen() if s.node.id == last.id)
    assert whole.clip[1] == whole.box[1], "its beginning is in view"
    assert panel.at(box[0] + 20, box[1] + box[3] / 2) == last
    for _ in range(2):
        panel.press("shift-tab")
        panel.settle(60.0)
    first = next(s for s in panel.regions["options"].seen() if s.node.id == "option.greeting.hear")
    assert first.clip == first.box, "and back: all of the first is in view"
    panel.close()


def test_what_is_scrolled_away_is_not_hit_where_it_would_have_been() -> None:
    panel = Panel(1024, 768, theme=Theme(200))
    talk(panel)
    region = panel.regions["options"]
    listed = next(s for s in region.seen() if s.node.id == "options.list")
    cut = next(s for s in region.seen() if s.node.id == "option.greeting.call")
    assert cut.box[1] + cut.box[3] > listed.box[1] + listed.box[3] + 20, "the second option is cut off here"
    x, y = panel.origin(region)
    below = y + listed.box[1] + listed.box[3]
    assert panel.at(x + 300, below - 10) == Spot("options", "option.greeting.call")
    assert panel.at(x + 300, below + 15) is None
    panel.close()


def test_the_wheel_scrolls_to_the_end_and_no_further(panel: Panel) -> None:
    panel.show("page", transcript(SPOKEN["nl"], "nl"))
    panel.settle(60.0)
    region = panel.regions["page"]
    room = region.scroll_range("transcript.lines")
    assert room > 0
    assert region.scrolls["transcript.lines"] == pytest.approx(room), "it opens at the last line"
    assert not panel.wheel(640, 400, 1)
    assert panel.wheel(640, 400, -2)
    panel.settle(60.0)
    assert region.scrolls["transcript.lines"] < room
    panel.press("home")
    assert region.scrolls["transcript.lines"] == 0
    panel.press("end")
    assert region.scrolls["transcript.lines"] == pytest.approx(room)


def test_arrows_scroll_where_there_is_nothing_to_choose_between(panel: Panel) -> None:
    panel.show("page", transcript(SPOKEN["nl"], "nl"))
    panel.settle(60.0)
    before = panel.regions["page"].scrolls["transcript.lines"]
    panel.press("arrow_up")
    assert panel.regions["page"].scrolls["transcript.lines"] < before


def test_new_options_start_at_their_top() -> None:
    panel = Panel(1024, 768, theme=Theme(200))
    talk(panel)
    panel.press("end")
    assert panel.regions["options"].scrolls["options.list"] > 0
    panel.show("options", options(OPTIONS["en"], "en"))
    panel.settle(60.0)
    assert not panel.regions["options"].scrolls
    panel.close()


def test_seconds_counting_down_do_not_scroll_options_back() -> None:
    panel = Panel(1024, 768, theme=Theme(200))
    talk(panel)
    panel.press("end")
    at = panel.regions["options"].scrolls["options.list"]
    panel.show("options", options(replace(OPTIONS["nl"], seconds_left=11), "nl"))
    panel.settle(60.0)
    assert panel.regions["options"].scrolls["options.list"] == at > 0
    panel.close()


def test_focus_is_lost_only_with_the_element_that_had_it(panel: Panel) -> None:
    talk(panel)
    panel.press("tab")
    panel.show("caption", caption(CAPTION["en"], "en"))
    assert panel.focus == Spot("options", "option.greeting.hear")
    panel.show("options", options(OPTIONS["en"], "en"))
    assert panel.focus is None


def test_the_caption_rests_on_the_options_and_sinks_when_they_go(panel: Panel) -> None:
    talk(panel)
    region = panel.regions["caption"]
    resting = panel.origin(region)[1] + region.content_height
    assert resting < panel.origin(panel.regions["options"])[1]
    panel.hide("options")
    assert panel.origin(region)[1] + region.content_height == 720 - 16


def test_another_text_size_and_window_are_laid_out_anew(panel: Panel) -> None:
    talk(panel)
    before = panel.regions["caption"].content_height
    panel.set_theme(Theme(200))
    panel.settle(60.0)
    assert panel.regions["caption"].content_height > 1.5 * before
    panel.resize(1024, 768, 2.0)
    panel.settle(60.0)
    frame = panel.regions["top"].frame
    assert frame is not None
    assert frame.width == 2 * (1024 - 32)


def test_what_is_hidden_shows_no_late_frame(panel: Panel) -> None:
    panel.show("top", badge("practice", "en"))
    panel.hide("top")
    panel.settle(60.0)
    assert panel.regions["top"].frame is None
    assert panel.at(1200, 40) is None
