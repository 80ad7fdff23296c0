"""The settings of sound on the screens that offer them: all there, apart, and inside the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from simkit.stage import Window, open_window, screens
from simkit.stage.hud import Hud
from simkit.stage.panels import Theme
from simkit.stage.panels.screens.data import Command
from simkit.stage.voice import Audio
from simkit.stage.voice.offers import sound_settings
from tests.stage.mug import session_after, welcome_to
from tests.stage.test_hud import drawn, overlap


@pytest.fixture(scope="module")
def window() -> Iterator[Window]:
    made = open_window(size=(1024, 768), offscreen=True)
    yield made
    made.close()


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("screen", ["start", "pause"])
def test_nothing_lies_over_another(window: Window, screen: str, language: str, scale: int) -> None:
    hud = Hud(window, replace(Theme(), text_scale=scale))
    hud.languages = ("en", "nl")
    hud.more = lambda spoken: sound_settings(spoken, voice=True, speed=85, reads=False)
    show: Callable[[], None] = {
        "start": lambda: screens.show_start(hud, welcome_to(session_after(language=language)), language),
        "pause": lambda: screens.show_pause(hud, "practice", language),
    }[screen]
    show()
    hud.settle()
    seen: set[str] = set()
    for _ in range(12):
        found = list(drawn(hud))
        for seen_one, (x, y, wide, high) in found:
            seen.add(seen_one.node.element.text)
            assert x >= 0, seen_one.node.id
            assert y >= 0, seen_one.node.id
            assert x + wide <= hud.panel.width + 1, seen_one.node.id
            assert y + high <= hud.panel.height + 1, seen_one.node.id
        for (one, first), (other, second) in combinations(found, 2):
            if one.node.id not in other.node.inside and other.node.id not in one.node.inside:
                assert not overlap(first, second), f"{one.node.id} lies over {other.node.id}"
        hud.panel.press("page_down")
        hud.settle()
    hud.close()
    titles = {one.title for one in sound_settings(language, voice=True, speed=85, reads=False)}
    assert titles <= seen
    assert {"85 %", "70 %"} <= seen


def test_the_pace_is_offered_once_something_is_spoken() -> None:
    audio = Audio()
    assert [one.name for one in audio.settings("en")] == ["voice", "self-voicing"]
    assert [one.chosen for one in audio.settings("en")] == ["off", "off"]
    audio.obey(Command("speech-speed"), "en")
    assert audio.speed == 85
    audio.obey(Command("speech-speed"), "en")
    audio.obey(Command("speech-speed"), "en")
    assert audio.speed == 100
    audio.close()
