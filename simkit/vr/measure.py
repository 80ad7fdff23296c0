"""How a headset does on this computer: the beat the runtime sets, what was missed, and where the time goes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, quantiles
from typing import Any, Final

from simkit.session import View
from simkit.stage.talk import Shown
from simkit.stage.window import open_window
from simkit.vr.frames import VrFrames

WARM_FRAMES: Final = 20
"""Not counted: pictures and shaders are loaded in them."""
LONGEST_S: Final = 10.0
APPEARS_S: Final = 20.0
"""How long it waits for somebody to put the headset on."""

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Measured:
    runtime: str
    version: str
    system: str
    size: tuple[int, int]
    """Pixels of one eye's picture."""
    hz: float
    """Pictures a second that the runtime wants."""
    frames: int
    unpaired: int
    """Frames begun and not ended, or ended and not begun: never any."""
    left: int
    """Frames that the runtime wanted drawn and that were handed back empty: never any while it is worn."""
    missed: int
    """How many pictures the runtime had to show again because none came in time."""
    frame_ms: float
    """Median time from one picture to the next."""
    frame_ms_99: float
    own_ms: float
    """Median processor time of simkit itself, a frame: input, placing, deciding, panels. Not drawing, not people."""
    own_ms_99: float
    people_ms: float
    """Median processor time of moving the people."""
    draw_ms: float
    """Median processor time of drawing both eyes and the mirror, and handing the pictures over."""


class Meter:
    """Adds up the processor time of named parts; what is inside another part counts there alone."""

    def __init__(self, clock: Clock = time.thread_time) -> None:
        self._clock = clock
        self.spent: dict[str, float] = {}

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        start = self._clock()
        try:
            yield
        finally:
            self.spent[name] = self.spent.get(name, 0.0) + self._clock() - start

    def around(self, owner: Any, method: str, name: str) -> None:
        """Count every call of a method from now on."""
        inner = getattr(owner, method)

        def counted(*arguments: Any, **named: Any) -> Any:
            with self.part(name):
                return inner(*arguments, **named)

        setattr(owner, method, counted)

    def take(self) -> dict[str, float]:
        spent, self.spent = self.spent, {}
        return spent


def measure_headset(
    view: View, *, frames: int = 600, longest_s: float = LONGEST_S, quality: Any = None
) -> Measured | None:
    """Shows the room of a session for so many frames, or for so long where those take longer.

    None when no headset was put on in time. Raises SimkitError SK8302 or SK8303 for the window, SK8701 to SK8705
    for the headset.
    """
    from simkit.errors import SimkitError

    stage = VrFrames(open_window(size=(640, 360), title="simkit doctor", sync=False), quality=quality)
    try:
        if not stage.find():
            assert stage.why_not is not None
            raise SimkitError(stage.why_not)
        stage.open_stage(view)
        if not _put_on(stage):
            return None
        return _run(stage, view, frames, longest_s)
    finally:
        stage.close()


def _put_on(stage: VrFrames) -> bool:
    until = time.monotonic() + APPEARS_S
    while time.monotonic() < until:
        stage.draw()
        if stage.looking is not None:
            return True
    return False


def _run(stage: VrFrames, view: View, count: int, longest_s: float) -> Measured | None:
    assert stage.gear is not None
    assert stage.stage is not None
    gear, room = stage.gear, stage.stage
    meter = Meter()
    meter.around(stage.window, "frame", "draw")
    meter.around(gear.eyes, "hand_over", "draw")
    meter.around(room, "update", "people")
    beats: list[tuple[int, float]] = []
    begin = gear.session.begin

    def begun() -> Any:
        with meter.part("wait"):
            beat = begin()
        beats.append((beat.time, beat.period_s))
        return beat

    ended: list[bool] = []
    end = gear.session.end

    def ending(beat: Any, eyes: Any = ()) -> None:
        ended.append(beat.draws and not eyes)
        end(beat, eyes)

    gear.session.begin = begun  # type: ignore[method-assign]
    gear.session.end = ending  # type: ignore[method-assign]
    wall: list[float] = []
    own: list[float] = []
    people: list[float] = []
    drawing: list[float] = []
    shown = Shown("", "", "", None, "")
    last = time.perf_counter()
    until = last + longest_s
    done = 0
    for number in range(count + WARM_FRAMES):
        start = time.thread_time()
        stage.read(skips=False)
        stage.hear(view, shown)
        stage.draw()
        whole = time.thread_time() - start
        now = time.perf_counter()
        spent = meter.take()
        if stage.gear is None:
            return None
        if number >= WARM_FRAMES:
            wall.append(now - last)
            own.append(whole - sum(spent.values()))
            people.append(spent.get("people", 0.0))
            drawing.append(spent.get("draw", 0.0))
        last = now
        done += 1
        if now > until and number > WARM_FRAMES:
            break
    counted = beats[WARM_FRAMES:]
    periods = [period for _, period in counted if period > 0]
    # A runtime may ask for every second picture only, where an application is slow: the shortest is its own rhythm.
    period = min(periods, default=0.0)
    missed = sum(
        max(0, round((after[0] - before[0]) / 1e9 / period) - 1)
        for before, after in pairwise(counted)
        if period
    )
    return Measured(
        runtime=gear.headset.runtime,
        version=gear.headset.version,
        system=gear.headset.system,
        size=gear.session.size,
        hz=1 / period if period else 0.0,
        frames=len(wall),
        unpaired=abs(len(beats) - len(ended)) + abs(len(beats) - done),
        left=sum(ended),
        missed=missed,
        frame_ms=1000 * median(wall),
        frame_ms_99=1000 * _ninety_nine(wall),
        own_ms=1000 * median(own),
        own_ms_99=1000 * _ninety_nine(own),
        people_ms=1000 * median(people),
        draw_ms=1000 * median(drawing),
    )


def _ninety_nine(values: list[float]) -> float:
    return quantiles(values, n=100)[98] if len(values) > 1 else values[0]
