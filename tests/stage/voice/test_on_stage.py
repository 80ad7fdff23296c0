"""A talk with sound on a real window: asked for by a key, spoken, read out, and all of it playable by ear."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stage.hands import Play, Screen

MUG = Path(__file__).parents[1] / "data" / "wrong-mug"


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


def test_a_line_is_spoken_on_a_device_after_the_key_and_the_story_goes_on(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALSOFT_DRIVERS", "null")
    with Play(screen, MUG, pace=1.0) as play:
        play.until(lambda s: s["screen"] == "start" and "voice.on" in s["targets"] and s["painted"])
        screen.press("v")
        play.until(lambda s: "speech-speed.70" in s["targets"])
        play.click_on("begin")
        play.until(lambda s: s["screen"] == "talk" and s["spoken"])
        play.until(lambda s: s["choose"] == 1 and not s["spoken"] and s["painted"])
        screen.press("r")
        play.until(lambda s: s["spoken"])
        screen.close_windows()
        assert play.told("outcome")["how"] == "left"
        play.told("closed")
        assert play.end() == 0


def test_without_a_device_the_trainee_is_told_and_practises_on(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALSOFT_DRIVERS", "none-of-this-name")
    with Play(screen, MUG, pace=1.0) as play:
        play.click_on("begin")
        play.until(lambda s: s["screen"] == "talk")
        screen.press("v")
        play.until(lambda s: s["screen"] == "message" and "close" in s["targets"])
        screen.press("Escape")
        play.until(lambda s: s["screen"] == "talk" and s["choose"] == 1)
        screen.press("r")
        play.until(lambda s: s["spoken"])
        screen.close_windows()
        assert play.told("outcome")["how"] == "left"
        play.told("closed")
        assert play.end() == 0
