"""Somebody in a headset: looks, points and presses, and waits for what they see."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.vr.remote import Remote, facing, towards
from tests.vr.rig import ROOT, Rig

PATIENCE_S = 60.0
Sight = dict[str, Any]


class Trainee:
    def __init__(
        self, rig: Rig, remote: Remote, scenario: Path, *, run: str = "tests.vr.player", **options: Any
    ) -> None:
        """`run`: what plays it, given the scenario (or, for the list of them, a home) and the options."""
        self.remote = remote
        self.process = subprocess.Popen(
            [sys.executable, "-m", run, str(scenario), json.dumps(options)],
            cwd=ROOT,
            env=rig.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.seen: Sight = {}
        self.told: list[dict[str, Any]] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._errors: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._hear, daemon=True).start()

    # waiting

    def until(self, what: Callable[[Sight], bool], why: str = "", patience_s: float = PATIENCE_S) -> Sight:
        """The first sight from now on of which it is true."""
        deadline = time.monotonic() + patience_s
        while not self._lines.empty():
            self._take(deadline)
        while not (self.seen and what(self.seen)):
            self._take(deadline, why)
        return self.seen

    def fresh(self, count: int = 2) -> Sight:
        """A sight of frames that began after now."""
        now = self.until(lambda s: True)["beats"]
        return self.until(lambda s: s["beats"] >= now + count, "no more frames are drawn")

    def fresh_on_desktop(self, count: int) -> Sight:
        """A sight after so many more were told of: without a headset there are no beats to count."""
        self.until(lambda s: True)
        for _ in range(count):
            self.seen = {}
            self.until(bool)
        return self.seen

    def hears(self, kind: str, patience_s: float = PATIENCE_S) -> dict[str, Any]:
        deadline = time.monotonic() + patience_s
        while True:
            found = next((one for one in self.told if one["kind"] == kind), None)
            if found is not None:
                self.told.remove(found)
                return found
            self._take(deadline, f"nothing {kind} was said")

    def ask_picture(self, path: Path, *, blinking: bool = False) -> None:
        """Have what the left eye is given saved: now, or as soon as the edges of the view are dark."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"picture": str(path), "blinking": blinking}) + "\n")
        self.process.stdin.flush()

    def picture(self, path: Path) -> None:
        self.ask_picture(path)
        self.hears("pictured")

    def end(self, patience_s: float = PATIENCE_S) -> int:
        return self.process.wait(patience_s)

    # doing

    def in_headset(self) -> None:
        self.until(
            lambda s: s["where"] == "headset" and s["state"] == "FOCUSED" and s["aims"], "not in the headset"
        )

    def point_at(self, target: str, side: str = "right") -> None:
        """Turn a hand until the target is under its ray."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            self.until(lambda s: target in s["aims"] and s["painted"], f"no {target} to point at")
            hand = getattr(self.remote.world, side)
            self.remote.hand(side, turn=towards(hand.at, tuple(self.seen["aims"][target])))
            self.fresh()
            if self.seen["hover"] == target:
                return
            assert time.monotonic() < deadline, f"pointing at {target} gives {self.seen}"

    def trigger(self, side: str, until: Callable[[Sight], bool]) -> None:
        """Press until something came of it, then let go."""
        self._press(until, lambda down: self.remote.hand(side, trigger=1.0 if down else 0.0))

    def squeeze(self, side: str, until: Callable[[Sight], bool]) -> None:
        """Close the hand until something came of it, then open it."""
        self._press(until, lambda down: self.remote.hand(side, squeeze=1.0 if down else 0.0))

    def _press(self, until: Callable[[Sight], bool], button: Callable[[bool], None]) -> None:
        """As people do: where nothing comes of it they let go and press again.

        A press counts for nothing when the runtime takes the headset's attention away just then, as it may do for a
        moment while an application from before is still being cleared away.
        """
        for _ in range(5):
            button(True)
            came = self.soon(until, beats=60)
            button(False)
            if came:
                if self.process.poll() is None and self.seen.get("where") == "headset":
                    self.soon(lambda s: False, beats=2)
                return
            self.fresh()
        raise AssertionError(f"pressing did nothing; last seen: {self._brief()}")

    def soon(self, what: Callable[[Sight], bool], beats: int) -> bool:
        """Whether it is true of a sight within so many frames (and a while, where no frames are drawn)."""
        deadline = time.monotonic() + PATIENCE_S
        first: int | None = None
        while time.monotonic() < deadline:
            if first is not None and self.seen:
                if what(self.seen):
                    return True
                if self.seen["beats"] - first > beats:
                    return False
            try:
                self._take(min(deadline, time.monotonic() + 3.0))
            except AssertionError:
                return bool(self.seen) and what(self.seen)
            first = self.seen["beats"] if first is None and self.seen else first
        return False

    def choose(self, target: str, until: Callable[[Sight], bool], side: str = "right") -> None:
        self.point_at(target, side)
        self.trigger(side, until)

    def look_at(self, target: str) -> None:
        self.until(lambda s: target in s["aims"] and s["painted"], f"no {target} to look at")
        world = self.remote.world
        self.remote.set(turn=facing(world.head, tuple(self.seen["aims"][target])))

    def look_away(self) -> None:
        self.remote.set(turn=facing(self.remote.world.head, (0.0, 2.4, -1.5)))
        if self.process.poll() is None:
            # For longer than a gaze may slip off and still count.
            self.soon(lambda s: False, beats=6)

    def push(self, way: tuple[float, float], side: str = "right") -> None:
        """Push the stick over and let it go."""
        self.remote.hand(side, stick=way)
        self.fresh()
        self.remote.hand(side, stick=(0.0, 0.0))
        self.fresh()

    def step_to(self, target: str, side: str = "right") -> None:
        """With the stick, until the focus is there."""
        self.until(lambda s: target in s["aims"] and s["painted"], f"no {target} to step to")
        for _ in range(40):
            if self.until(lambda s: True)["focus"] == target:
                return
            self.push((0.0, -1.0), side)
        raise AssertionError(f"the stick does not come to {target}: {self.seen}")

    def click_stick(self, until: Callable[[Sight], bool], side: str = "right") -> None:
        self._press(until, lambda down: self.remote.hand(side, stick_click=down))

    # inside

    def __enter__(self) -> Trainee:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def _take(self, deadline: float, why: str = "") -> None:
        try:
            line = self._lines.get(timeout=max(0.01, deadline - time.monotonic()))
        except queue.Empty:
            raise AssertionError(f"waited in vain: {why}; last seen: {self._brief()}") from None
        if line is None:
            raise AssertionError(f"the player ended: {why}\n{''.join(self._errors)[-4000:]}")
        data = json.loads(line)
        if data["kind"] == "sight":
            self.seen = data
        else:
            self.told.append(data)

    def _brief(self) -> Sight:
        """What was seen, with the names of what could be aimed at and nothing of where."""
        seen = {
            key: value
            for key, value in self.seen.items()
            if key not in ("kind", "targets", "options", "corners", "boxes", "menus")
        }
        return seen | {"aims": list(seen.get("aims", ())), "told": self.told}

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)

    def _hear(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self._errors.append(line)
