"""A gamepad means what keys mean: once a push, again while a direction is held, never for a trembling thumb."""

from __future__ import annotations

from simkit.stage.commands import KEY_COMMANDS
from simkit.stage.gamepad import BUTTONS, Gamepads, PadKeys
from simkit.stage.panels import Element, Panel, Spot
from simkit.stage.panels.screens.data import Command

FRAME = 1 / 30


def keys(pad: PadKeys, *down: str, x: float = 0.0, y: float = 0.0, seconds: float = FRAME) -> list[str]:
    return [key.name for key in pad.read(dict.fromkeys(down, True), x, y, seconds)]


def test_every_button_is_a_key_that_means_something() -> None:
    known = {"enter", "arrow_up", "arrow_down", "arrow_left", "arrow_right", "page_up", "page_down"}
    assert {name for name in BUTTONS.values() if name not in KEY_COMMANDS} == known
    assert KEY_COMMANDS[BUTTONS["face_b"]] == Command("pause")
    assert KEY_COMMANDS[BUTTONS["face_y"]] == Command("repeat")
    assert KEY_COMMANDS[BUTTONS["face_x"]] == Command("transcript")


def test_a_button_counts_once_however_long_it_is_held() -> None:
    pad = PadKeys()
    assert keys(pad, "face_a") == ["enter"]
    assert [keys(pad, "face_a") for _ in range(90)] == [[]] * 90
    assert keys(pad) == []
    assert keys(pad, "face_a") == ["enter"]
    assert keys(pad, "guide") == []


def test_a_direction_that_is_held_goes_on_after_a_moment_at_a_pace_one_can_follow() -> None:
    pad = PadKeys()
    steps = sum(len(keys(pad, "dpad_down")) for _ in range(60))
    assert 6 <= steps <= 12, "in two seconds"
    assert [keys(PadKeys(), "lshoulder"), keys(PadKeys(), "rshoulder")] == [["page_up"], ["page_down"]]


def test_the_stick_steps_once_until_it_comes_back() -> None:
    pad = PadKeys()
    assert keys(pad, x=0.3) == []
    assert keys(pad, x=0.8, y=0.2) == ["arrow_right"]
    assert [keys(pad, x=one) for one in (0.55, 0.62, 0.5, 0.64)] == [[]] * 4, "trembling"
    assert keys(pad, x=0.1) == []
    assert keys(pad, y=0.9) == ["arrow_up"]
    assert keys(pad, y=0.0) == []
    assert keys(pad, y=-0.9) == ["arrow_down"]


def test_its_keys_move_the_focus_and_act() -> None:
    panel = Panel(640, 480)
    buttons = tuple(
        Element("button", name=name, label=name, act=Command(name), style="option") for name in ("one", "two")
    )
    panel.show("page", Element("group", name="page-of-two", children=buttons))
    pad = PadKeys()
    for down in ("dpad_down", "", "dpad_down", ""):
        for key in keys(pad, down):
            panel.press(key)
    assert panel.focus == Spot("page", "two")
    (act,) = [panel.press(key) for key in keys(pad, "face_a")]
    panel.close()
    assert act == Command("two")


def test_without_any_gamepad_nothing_is_pressed() -> None:
    assert list(Gamepads().read(FRAME)) == []
