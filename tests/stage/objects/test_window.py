"""Work on a real window, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from simkit.stage.objects.groups import deed_id
from tests.stage.hands import Play, Screen, Sight
from tests.stage.objects.work import BLEED, all_acts, at_work


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


def other_than(focus: str) -> Callable[[Sight], bool]:
    return lambda sight: sight["focus"] not in ("", focus)


def test_every_act_is_reached_by_tab_and_done_by_mouse_and_by_number(screen: Screen) -> None:
    with Play(screen, BLEED, pace=20.0) as play:
        play.until(lambda s: s["focus"] == "begin" and s["painted"])
        screen.press("Return")
        play.until(lambda s: s["screen"] == "talk" and "valve" in s["things"])
        play.until(lambda s: s["focus"] == "option.work.leave")
        screen.press("Tab")
        first = play.until(lambda s: s["focus"] != "option.work.leave")["focus"]
        assert first.startswith(("do.", "inspect."))
        wanted = {deed_id(act) for act in all_acts(at_work().view)}  # type: ignore[arg-type]
        wanted = {name if not name.startswith("fill.log.minutes") else "fill.log.minutes" for name in wanted}
        found, focus = {first}, first
        for _ in range(80):
            screen.press("Tab")
            last = focus
            focus = play.until(other_than(last))["focus"]
            if focus == first:
                break
            found.add(focus)
        assert wanted <= found

        screen.press("Escape")
        play.until(lambda s: first not in s["targets"] and s["focus"] == "" and "switch" in s["things"])
        x, y, width, height = play.seen["things"]["switch"]
        screen.move(x + width / 2, y + height / 2)
        screen.click()
        play.click_on("do.turn-to.switch.off")
        play.until(lambda s: "do.turn-to.switch.off" not in s["targets"])
        screen.move(5, 5)

        # The press, the alarm, the stop button, and the switch, that is off now.
        screen.press("Right", "Right", "Right", "Right")
        play.until(lambda s: s["focus"] == "inspect.switch" and "do.turn-to.switch.on" in s["targets"])
        screen.press("2")
        play.until(lambda s: "do.turn-to.switch.on" not in s["targets"])
        play.until(lambda s: "do.turn-to.switch.off" in s["targets"])

        play.click_on("option.work.leave")
        play.told("finished")
