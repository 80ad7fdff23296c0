"""The settings of the body."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("panda3d.core", reason="needs the stage extra")

from simkit.present.preferences import keep_preferences, read_preferences
from simkit.record import Home
from simkit.stage.needs import Needs
from simkit.stage.panels.screens.data import Command
from simkit.vr.comfort import Comfort


def test_nothing_moves_by_itself_unless_asked() -> None:
    assert Comfort().snap_degrees(large=False) == 0
    assert Comfort(turning="off").snap_degrees(large=True) == 0
    assert Comfort().snap_degrees(large=True) == 30
    assert Comfort(turning="45").snap_degrees(large=False) == 45
    assert Comfort().vignette == "on"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_each_choice_shows_what_is_on_and_can_be_taken(language: str) -> None:
    comfort = Comfort()
    for setting in comfort.settings(language):
        assert setting.chosen in dict(setting.choices)
        assert len({words for _, words in setting.choices}) == len(setting.choices)
        for value, _ in setting.choices:
            changed = comfort.obey(Command(setting.name, value))
            assert changed is not None
            now = next(one for one in changed.settings(language) if one.name == setting.name)
            assert now.chosen == value


def test_what_is_no_setting_of_the_headset_is_left_to_others() -> None:
    comfort = Comfort()
    assert comfort.obey(Command("text-size", 125)) is None
    assert comfort.obey(Command("vr.posture", "lying")) is None
    assert comfort.obey(Command("vr.nothing", "on")) is None


def test_how_long_a_gaze_rests() -> None:
    rests = [Comfort(dwell=one).dwell_s for one in ("short", "normal", "long")]
    assert rests == sorted(rests)
    assert rests[0] >= 0.6


def test_what_was_set_is_there_again_the_next_time(tmp_path: Path) -> None:
    home = Home(tmp_path)
    needs = Needs(read_preferences(home).preferences, lambda wanted: keep_preferences(home, wanted))
    wanted = Comfort("seated", "gaze", "long", "off", "45", "off")
    needs.remember(**wanted.to_keep())
    assert Comfort.kept(read_preferences(home).preferences) == wanted
    assert Comfort.kept(read_preferences(Home(tmp_path / "other")).preferences) == Comfort()
