"""Trees as HTML, and the changes from one to the next."""

from __future__ import annotations

import pytest

from simkit.stage.panels.diff import SetClass, SetInner, SetText, changes
from simkit.stage.panels.element import Element
from simkit.stage.panels.html import document, inner_html
from simkit.stage.panels.painter import BlitzPainter
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import Caption, Option, Options
from simkit.stage.panels.screens.options import options
from simkit.stage.panels.theme import Theme

HOSTILE = '<style>*{display:none}</style><b onclick="x">&amp;'


def test_what_people_wrote_never_becomes_markup() -> None:
    tree = caption(Caption(HOSTILE, f"{HOSTILE} said", 0), "en")
    page = document(tree, Theme(), css="")
    assert page.count("<style>") == 1  # the sheet itself
    assert "<b " not in page
    assert "&lt;style&gt;" in page


def test_a_hostile_id_is_found_again_by_its_own_name() -> None:
    name = 'a"><style>'
    painter = BlitzPainter()
    painter.load(document(Element("text", name=name, text="x"), Theme(), css=""), 100, 100, 1.0)
    painter.change([SetText(name, "<i>y</i>")])
    assert name in painter.boxes()


def test_a_hostile_name_leaves_the_panel_as_large_as_an_honest_one() -> None:
    def heights(speaker: str) -> tuple[float, float]:
        painter = BlitzPainter()
        painter.load(document(caption(Caption(speaker, "Hello", 0), "en"), Theme(), css=""), 400, 300, 1.0)
        boxes = painter.boxes()
        return boxes["caption"][3], boxes["line"][3]

    assert heights("<style>*{display:none}</style>") == heights("An honest name of like length")


def test_two_elements_of_one_name_are_refused() -> None:
    tree = Element("group", children=(Element("text", name="a"), Element("text", name="a")))
    with pytest.raises(ValueError, match="two elements are called 'a'"):
        document(tree, Theme(), css="")


def test_moving_the_spoken_word_changes_two_classes_and_nothing_else() -> None:
    before = caption(Caption("Sam", "one two three", 0), "en")
    after = caption(Caption("Sam", "one two three", 1), "en")
    assert changes(before, after, Theme()) == [
        SetClass("word.0", "run word"),
        SetClass("word.1", "run word said"),
    ]


def test_a_new_text_of_the_same_shape_is_set_alone() -> None:
    before = options(Options((Option("a", "Yes", 1),), seconds_left=9), "en")
    after = options(Options((Option("a", "Yes", 1),), seconds_left=8), "en")
    assert changes(before, after, Theme()) == [SetText("time-left/1", "8 seconds left")]


def test_another_number_of_children_replaces_what_is_inside_their_parent_only() -> None:
    before = options(Options((Option("a", "Yes", 1),)), "en")
    after = options(Options((Option("a", "Yes", 1), Option("b", "No", 2))), "en")
    found = changes(before, after, Theme())
    assert found is not None
    assert [type(one) for one in found] == [SetInner]
    listed = after.children[0]
    assert found[0] == SetInner("options.list", inner_html(listed, "options.list", Theme()))


def test_an_empty_text_and_a_full_one_swap_places() -> None:
    before = Element("group", name="g", children=(Element("text", name="t", text=""),))
    after = Element("group", name="g", children=(Element("text", name="t", text="now"),))
    painter = BlitzPainter()
    painter.load(document(before, Theme(), css=""), 100, 100, 1.0)
    for step in ((before, after), (after, before)):
        found = changes(*step, Theme())
        assert found
        painter.change(found)
    assert painter.boxes()["t"][3] == 0


def test_another_screen_is_a_new_document() -> None:
    assert changes(Element("group", name="start"), Element("group", name="debrief"), Theme()) is None
