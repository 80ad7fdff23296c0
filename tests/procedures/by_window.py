"""Somebody at a window: chooses options with the mouse, goes to things and acts by keys.

While a hand is on its way no time passes, so that what it reaches for is still there, however slow the machine is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from simkit.session import Log, read_journal
from tests.procedures.decisions import SCENARIOS, Decision
from tests.stage.hands import Play, Screen, Sight

PACE = 40.0


class ByWindow:
    def __init__(self, screen: Screen, scenario: str, journal: Path) -> None:
        self.screen = screen
        self.journal = journal
        self.play = Play(screen, SCENARIOS / scenario, pace=PACE, journal=journal)

    def to_the_end(self, decisions: Sequence[Decision]) -> tuple[Log, Any]:
        """From start to end, as listed; the journal's entries and the card the player scored."""
        play = self.play
        play.until(lambda s: s["focus"] == "begin" and s["painted"])
        self.screen.press("Return")
        play.until(lambda s: s["screen"] == "talk")
        for number, one in enumerate(decisions, 1):
            self.decide(one)
            play.pace(PACE)
            play.until(partial(_shown, number))
            assert play.seen["decided"] in (number, len(decisions) - 1), f"{one.written}: more was done"
        card = play.told("finished")["card"]
        play.click_on("close")
        play.told("closed")
        assert play.end() == 0
        return read_journal(self.journal).entries, card

    def decide(self, one: Decision) -> None:
        """Wait until it can be done, and do it while time stands still."""
        while True:
            self.play.until(lambda s: _is_open(one, s) and not s["held"])
            self.play.pace(0)
            self.play.until(lambda s: s["held"])
            if _is_open(one, self.play.seen):
                break
            self.play.pace(PACE)
        if any(one.deed in deeds for deeds in self.play.seen["deeds"].values()):
            self._act(one.deed)
        else:
            read = self.play.seen["inputs"] + 1
            self.play.click_on(_target(one))
            # Where the mouse is when the window reads the click is where it clicked.
            self.play.until(lambda s: s["inputs"] >= read)
            self.screen.move(3, 3)

    def _act(self, deed: str) -> None:
        """By the arrows to its thing, and by its number in the menu there."""
        deeds = self.play.seen["deeds"]
        things = list(deeds)
        goal = next(n for n, thing in enumerate(things) if deed in deeds[thing])
        if self.play.seen["menu"] in things:
            at = things.index(self.play.seen["menu"])
            right, left = (goal - at) % len(things), (at - goal) % len(things)
        else:
            # From no menu, the arrow to the right goes to the first thing, that to the left to the last.
            right, left = goal + 1, len(things) - goal
        seen = self.play.press(*(["Right"] * right if right <= left else ["Left"] * left))
        assert seen["menu"] == things[goal], seen
        self.play.press(str(deeds[things[goal]].index(deed) + 1))


def _target(one: Decision) -> str:
    return one.deed or f"option.{one.written}"


def _is_open(one: Decision, seen: Sight) -> bool:
    """Nobody is speaking, and it is on the window."""
    if seen["saying"]:
        return False
    if any(one.deed in deeds for deeds in seen["deeds"].values()):
        return True
    return _target(one) in seen["targets"] and bool(seen["painted"])


def _shown(number: int, seen: Sight) -> bool:
    """After the last decision, what is seen is the debrief."""
    return bool(seen["decided"] >= number or seen["screen"] == "debrief")
