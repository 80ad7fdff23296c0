"""What a screen says without pixels: the printed tree, the ids, the voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from simkit.stage.panels.element import Element, as_text, walk
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import Caption, Option, Options
from simkit.stage.panels.screens.options import options
from simkit.stage.panels.voice import announcements, spoken
from tests.stage.panels.samples import screens

Golden = Callable[[str, str], None]


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", sorted(screens("en")))
def test_a_screen_reads_as_text(name: str, language: str, golden: Golden) -> None:
    parts = [f"[{region}]\n{as_text(tree)}" for region, tree in screens(language)[name].items()]
    golden(f"stage/panels/{name}.{language}.txt", "\n".join(parts))


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", sorted(screens("en")))
def test_every_target_can_be_found_again_and_says_what_it_is(name: str, language: str) -> None:
    for tree in screens(language)[name].values():
        ids = [node.id for node in walk(tree)]
        assert len(ids) == len(set(ids))
        for node in walk(tree):
            if node.element.act is not None:
                assert node.element.name, f"a target without a name: {node.element}"
                assert node.element.spoken_text
                assert node.element.role == "button"


def test_an_option_is_spoken_with_its_role_and_place() -> None:
    tree = options(
        Options((Option("a", "Yes, please.", 1), Option("b", "No.", 2), Option("c", "Maybe.", 3))), "en"
    )
    second = next(node.element for node in walk(tree) if node.id == "option.b")
    assert spoken(second, "en") == "No., answer option 2 of 3"
    assert spoken(second, "nl") == "No., antwoord 2 van 3"


def test_a_setting_is_spoken_with_its_state() -> None:
    on = Element("button", label="High", act=1, chosen=True)
    assert spoken(on, "en") == "High, button, on"
    assert spoken(Element("button", label="Hoog", act=1, chosen=False), "nl") == "Hoog, knop, uit"


def test_a_dealt_with_topic_takes_no_number() -> None:
    tree = options(Options((Option("a", "One", 1, done=True), Option("b", "Two", 2))), "en")
    assert "button 1/1 Two *" in as_text(tree)
    assert "dealt with: One" in as_text(tree)


def test_only_a_new_line_is_announced_and_not_each_word_of_it() -> None:
    first = caption(Caption("Sam", "My parcel is late.", 0), "en")
    word = caption(Caption("Sam", "My parcel is late.", 1), "en")
    other = caption(Caption("Sam", "Hello?", 0), "en")
    assert [a.text for a in announcements(None, first, "en")] == ["Sam says: My parcel is late."]
    assert announcements(first, word, "en") == []
    assert [a.text for a in announcements(word, other, "en")] == ["Sam says: Hello?"]


def test_what_cannot_wait_is_announced_first() -> None:
    tree = Element(
        "group",
        children=(Element("text", text="later", live="polite"), Element("text", text="at once", live="now")),
    )
    assert [a.text for a in announcements(None, tree, "en")] == ["at once", "later"]
