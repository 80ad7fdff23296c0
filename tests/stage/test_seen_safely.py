"""Nothing flashes, nothing is told by colour alone (WCAG 2.2: 2.3.1 and 1.4.1)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from simkit.session.view import CastView
from simkit.stage import open_window, screens
from simkit.stage.hud import Hud
from simkit.stage.panels import walk
from simkit.stage.panels.picture import icon
from simkit.stage.prepared import prepare
from simkit.stage.stage import Stage
from simkit.stage.talk import Shown
from tests.stage.mug import session_after
from tests.stage.panels.samples import screens as sample_screens
from tests.stage.pixels import luminance, pixels

STEP_S = 1 / 12
SECONDS = 2
TILES = 8
FLASH = 0.1
"""Of the largest luminance: a smaller change is no flash (WCAG 2.2, general flash)."""
DARK = 0.8
"""Two lights that are both lighter than this make no flash."""


def flashes(course: list[float]) -> int:
    """Pairs of opposite changes of a tenth or more, the darker side below 0.8."""
    turns, low, high, way = 0, course[0], course[0], 0
    for now in course[1:]:
        low, high = min(low, now), max(high, now)
        if way >= 0 and high - now >= FLASH and now < DARK:
            turns, way, low, high = turns + (way > 0), -1, now, now
        elif way <= 0 and now - low >= FLASH and low < DARK:
            turns, way, low, high = turns + (way < 0), 1, now, now
    return (turns + 1) // 2


def test_flashes_are_counted() -> None:
    assert flashes([0.2, 0.6] * 5) == 4
    assert flashes([0.2, 0.25] * 5) == 0
    assert flashes([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]) == 0
    assert flashes([0.85, 1.0] * 5) == 0


def test_a_talk_does_not_flash_anywhere_on_the_screen() -> None:
    """Somebody agitated speaks, blinks and moves, word after word is marked, and time runs out, for two seconds."""
    window = open_window(size=(640, 480), offscreen=True)
    sam = CastView("customer", "Sam", "woman-50", "woman", {}, {"anger": 90, "surprise": 60}, None)
    stage, hud = Stage(window, prepare("shop-counter", [sam]), "lean"), Hud(window)
    stage.enter([sam])
    view = replace(session_after("counter.ask", "story.look").view, cast=(sam,))
    text = "But I told you so, it is not the one that I asked for, is it, and now it is too late!"
    courses = []
    try:
        for frame in range(round(SECONDS / STEP_S)):
            line = Shown("customer", "Sam", text, min(0.99, frame * STEP_S / SECONDS), "line", SECONDS * 1000)
            screens.show_talk(hud, view, line, "practice", open_options=True)
            hud.panel.bars["time-left.bar"] = 1 - frame * STEP_S / SECONDS
            stage.hear(view, line)
            stage.update(STEP_S)
            hud.settle()
            window.frame(hurry=True)
            light = luminance(pixels(window))
            courses.append(light.reshape(TILES, 480 // TILES, TILES, 640 // TILES).mean(axis=(1, 3)))
    finally:
        hud.close()
        stage.close()
        window.close()
    over_time = np.array(courses)
    assert np.ptp(over_time, axis=0).max() > 0, "something moves"
    for row in range(TILES):
        for column in range(TILES):
            assert flashes([float(one) for one in over_time[:, row, column]]) <= 3 * SECONDS


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_is_on_and_what_was_good_has_a_sign_beside_its_colour(language: str) -> None:
    ticks = (icon("tick", "accent"), icon("tick", "good"))
    told = 0
    for trees in sample_screens(language).values():
        for tree in trees.values():
            for node in walk(tree):
                styles = node.element.style.split()
                if node.element.chosen and not {"tab", "moment"} & set(styles):
                    told += 1
                    assert any(one.element.picture in ticks for one in walk(node.element)), node.id
                if "got" in styles:
                    told += 1
                    assert any(one.element.picture in ticks for one in walk(node.element)), node.id
    assert told >= 10


def test_the_open_part_and_the_shown_decision_differ_in_shape_or_lightness() -> None:
    """A part that is open has a thick lower edge; a decision that is shown is filled, and three times as light."""
    from simkit.stage.panels import Theme
    from simkit.stage.panels.css import stylesheet
    from simkit.stage.panels.theme import contrast_ratio

    rule = next(one for one in stylesheet(Theme()).split("}") if one.strip().startswith(".tab.chosen"))
    assert "border-bottom-width" in rule
    for contrast in ("normal", "high"):
        theme = Theme(contrast=contrast)
        assert contrast_ratio(theme.colour("accent"), theme.colour("raised")) >= 3
