"""Somebody at a window: chooses options with the mouse, goes to things and acts by keys."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from simkit.session import Log, read_journal
from tests.procedures.decisions import SCENARIOS, Decision
from tests.stage.hands import Play, Screen, Sight

PATIENCE_S = 90.0
"""How long to wait for what must come: much longer than it takes."""
AGAIN_S = 4.0
"""The way through the menus may have led elsewhere, since they changed meanwhile; after so long another is taken."""
LOST_S = 15.0
"""What was pressed and is not in the journal after so long, was lost."""
PACE = 20.0
_LOOK_S = 0.02
_MENU_S = 0.5
_DECIDED = ("choose", "do", "enter", "fill", "inspect", "report")


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
            self.decide(one, number)
        card = play.told("finished")["card"]
        play.click_on("close")
        play.told("closed")
        assert play.end() == 0
        return read_journal(self.journal).entries, card

    def decide(self, one: Decision, number: int) -> None:
        """Until the journal has so many decisions."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            pressed = self._act(one) if one.deed else self._choose(f"option.{one.written}")
            if self._kept(number, LOST_S if pressed else _LOOK_S):
                return
        raise AssertionError(f"{one.written} is not done; the last sight was {self.play.seen}")

    def _choose(self, target: str) -> bool:
        if not self._seen(lambda s: target in s["targets"] and s["painted"]):
            return False
        self.play.click_on(target)
        return True

    def _act(self, wanted: Decision) -> bool:
        """To its thing by the shortest way, and its number in the menu there. False: the way led elsewhere."""
        menus = wanted.menus
        goal = next(n for n, deeds in enumerate(menus) if wanted.deed in deeds)
        if not self._seen(lambda s: bool(s["things"]) and s["painted"]):
            return False
        # A menu that was open comes back a moment after its thing.
        every = {deed for deeds in menus for deed in deeds}
        self._seen(lambda s: not every.isdisjoint(s["targets"]), _MENU_S)
        shown = every.intersection(self.play.seen["targets"])
        at = next((n for n, deeds in enumerate(menus) if shown == set(deeds)), None)
        if at != goal:
            # From no menu, the arrow to the right goes to the first thing, that to the left to the last.
            right = goal + 1 if at is None else (goal - at) % len(menus)
            left = len(menus) - goal if at is None else (at - goal) % len(menus)
            self.screen.press(*(["Right"] * right if right <= left else ["Left"] * left))
            if not self._seen(lambda s: s["focus"] == menus[goal][0] and wanted.deed in s["targets"]):
                return False
        self.screen.press(str(menus[goal].index(wanted.deed) + 1))
        return True

    def _kept(self, number: int, patience_s: float) -> bool:
        deadline = time.monotonic() + patience_s
        while time.monotonic() < deadline:
            lines = self.journal.read_bytes().rpartition(b"\n")[0].splitlines()
            acts = [json.loads(line).get("act") or {} for line in lines if b'"act":{' in line]
            if sum(act.get("kind") in _DECIDED for act in acts) >= number:
                self.screen.move(3, 3)
                return True
            self._seen(lambda _: False, _LOOK_S)
        return False

    def _seen(self, what: Callable[[Sight], bool], patience_s: float = AGAIN_S) -> bool:
        try:
            self.play.until(what, patience_s)
        except AssertionError:
            if self.play.process.poll() is not None:
                raise
            return False
        return True
