"""Trembling values become clear wishes."""

from __future__ import annotations

import pytest

from simkit.vr.steady import Button, Dwell, Stick, Trigger

FRAME = 1 / 72


def test_a_trigger_presses_once_however_it_trembles_on_its_way() -> None:
    trigger = Trigger()
    way = [0.1, 0.5, 0.69, 0.72, 0.68, 0.71, 0.66, 0.75, 1.0, 0.8, 0.45, 0.71, 0.39, 0.5, 0.69]
    assert [n for n, value in enumerate(way) if trigger.update(value)] == [3]
    assert trigger.update(0.71)


def test_a_controller_that_gives_only_nought_and_one_presses_too() -> None:
    trigger = Trigger()
    assert [trigger.update(value) for value in (0.0, 1.0, 1.0, 0.0, 1.0)] == [False, True, False, False, True]


def test_a_stick_steps_once_and_goes_on_while_it_is_held() -> None:
    stick = Stick()
    steps = [stick.update(0.0, -0.9, FRAME) for _ in range(72)]
    assert steps[0] == "down"
    # After 0.45 s, and then each 0.22 s, of the one second that it is held.
    assert [step for step in steps if step] == ["down"] * 4


@pytest.mark.parametrize(
    ("x", "y", "way"),
    [(0.9, 0.1, "right"), (-0.8, 0.3, "left"), (0.2, 0.7, "up"), (0.1, -0.65, "down"), (0.4, 0.4, None)],
)
def test_a_stick_goes_where_it_is_pushed_most(x: float, y: float, way: str | None) -> None:
    assert Stick().update(x, y, FRAME) == way


def test_a_stick_that_trembles_at_its_edge_does_not_step_again() -> None:
    stick = Stick()
    found = [stick.update(0.0, y, FRAME) for y in (0.61, 0.55, 0.62, 0.5, 0.61, 0.4)]
    assert found == ["up", None, None, None, None, None]


def test_a_button_is_short_or_long_and_never_both() -> None:
    button = Button()
    assert [button.update(down, 0.1) for down in (True, True, False)] == [None, None, "short"]
    held = [button.update(True, 0.1) for _ in range(15)]
    assert held.count("long") == 1
    assert button.update(False, 0.1) is None


@pytest.mark.parametrize("held", [True, False])
def test_what_was_pressed_on_a_controller_that_went_away_means_nothing(held: bool) -> None:
    button, trigger = Button(), Trigger()
    button.update(True, 0.1)
    trigger.update(0.2)
    button.drop()
    trigger.drop()
    back = [button.update(held, 1.0), button.update(False, 0.1)]
    assert back == [None, None]
    assert not trigger.update(1.0 if held else 0.0)
    trigger.update(0.0)
    assert trigger.update(1.0)


def rested(dwell: Dwell, target: object, seconds: float) -> bool:
    return any(dwell.update(target, 0.05).chosen for _ in range(round(seconds / 0.05)))


def test_a_gaze_chooses_what_it_rests_on_long_enough() -> None:
    dwell = Dwell(1.0)
    assert not rested(dwell, "a", 0.9)
    assert rested(dwell, "a", 0.2)


def test_a_gaze_that_passes_over_chooses_nothing() -> None:
    dwell = Dwell(1.0)
    assert not rested(dwell, "a", 0.8)
    assert not rested(dwell, "b", 0.8)
    assert not rested(dwell, "a", 0.8)


def test_a_glance_aside_is_forgiven_and_a_look_away_is_not() -> None:
    dwell = Dwell(1.0)
    assert not rested(dwell, "a", 0.8)
    assert not rested(dwell, None, 0.1)
    assert rested(dwell, "a", 0.3)
    dwell.rearm()
    assert not rested(dwell, "a", 0.8)
    assert not rested(dwell, None, 0.4)
    assert not rested(dwell, "a", 0.8)


def test_the_same_is_chosen_again_only_after_looking_elsewhere() -> None:
    dwell = Dwell(1.0)
    assert rested(dwell, "a", 1.1)
    assert not rested(dwell, "a", 5.0)
    assert not rested(dwell, None, 0.5)
    assert rested(dwell, "a", 1.1)
