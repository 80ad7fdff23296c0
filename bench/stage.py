"""What a frame of the stage costs: simkit's own work, the whole frame, and the same meshes drawn bare."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.kit.rows import Row
from bench.kit.stage_life import long_rows, person_rows

SCENARIO = Path(__file__).resolve().parents[1] / "scenarios" / "late-delivery"
SIZE = (1280, 720)
FRAMES = 120
OWN_TARGET_MS = 1.0
FIRST_FRAME_TARGET_MS = 2_000


def run(
    frames: int = FRAMES, *, size: tuple[int, int] = SIZE, starts: int = 3, long: bool = False
) -> list[Row]:
    """Off screen, so without a display's rhythm. Medians: other work on the machine shows as single slow frames.

    `long`: and half an hour of sessions by an autopilot, played faster than a trainee would.
    """
    own, whole, bare, live, driver = _frames(frames, size)
    unit = "ms a frame"
    rows: list[Row] = [
        {"name": "own work, a line being said", "value": own, "unit": unit, "target": OWN_TARGET_MS},
        {
            "name": f"full stage, {driver}",
            "value": whole,
            "unit": unit,
            "ratio": whole / bare,
            "against": "bare scene",
        },
        {"name": "bare scene, same meshes", "value": bare, "unit": unit},
        {"name": "bare scene, room drawn anew each frame", "value": live, "unit": unit},
    ]
    if starts:
        rows.append(
            {
                "name": "first frame of a kept session, warm start",
                "value": median(_first_frames(starts)),
                "unit": "ms",
                "target": FIRST_FRAME_TARGET_MS,
            }
        )
        rows += person_rows()
    if long:
        rows += long_rows()
    return rows


def _frames(frames: int, size: tuple[int, int]) -> tuple[float, float, float, float, str]:
    from simkit.events import Clock
    from simkit.scenario import load
    from simkit.session import Session, compile_program
    from simkit.stage import StagePresenter
    from simkit.stage.person import Person

    session = Session(compile_program(load(SCENARIO)), seed=7)
    presenter = StagePresenter(offscreen=True, size=size)
    presenter.show(session.cues, session.view)
    window, stage = presenter.frames.window, presenter.frames.stage
    assert stage is not None
    elsewhere = [0.0]

    def apart(function: Callable[..., Any]) -> Callable[..., Any]:
        """Time the call as somebody else's: the engine's drawing, and its skinning."""

        def timed(*args: Any, **options: Any) -> Any:
            start = time.thread_time()
            try:
                return function(*args, **options)
            finally:
                elsewhere[0] += time.thread_time() - start

        return timed

    draw, skin = window.frame, Person.update
    window.frame = apart(lambda **_: draw(hurry=True))
    Person.update = apart(skin)
    own, whole = [], []
    try:
        view = session.view
        for _ in range(frames):
            elsewhere[0] = 0.0
            start, wall = time.thread_time(), time.perf_counter()
            act = presenter.ask(view, busy=False)
            own.append(time.thread_time() - start - elsewhere[0])
            whole.append(time.perf_counter() - wall)
            if isinstance(act, Clock) and not session.done:
                session.act(act)
                view = session.view
    finally:
        window.frame, Person.update = draw, skin
    presenter.hud.hide("top", "caption", "options", "page", "dialog")
    presenter.hud.update()
    bare = _drawn(window, frames)
    stage.built.back.reparentTo(stage.built.root)
    live = _drawn(window, frames)
    driver = window.driver
    presenter.close()
    return median(own) * 1000, median(whole) * 1000, bare, live, driver.partition(" ")[0]


def _drawn(window: Any, frames: int) -> float:
    window.frame(hurry=True)
    return median(window.frame(hurry=True) for _ in range(frames)) * 1000


_START = """
import os, sys
import simkit.stage.window as windows
open_window, frame = windows.open_window, windows.Window.frame
windows.open_window = lambda **options: open_window(**{{**options, 'offscreen': True}})
from simkit.stage.hud import Hud
made = Hud.__init__
def remembered(self, *args, **options):
    made(self, *args, **options)
    Hud.last = self
Hud.__init__ = remembered
def told(self, **options):
    took = frame(self, **options)
    if Hud.last.painted and Hud.last.shows("page"):
        sys.stdout.write("drawn\\n")
        sys.stdout.flush()
        os._exit(0)
    return took
windows.Window.frame = told
from simkit.cli.entry import run
run({arguments!r})
"""


def _first_frames(starts: int) -> list[float]:
    """From the start of the process to the start screen of a session that is kept: `simkit play`, all of it.

    Drawn off screen, so that no display is needed. The first start, which makes the record, is not counted.
    """
    with tempfile.TemporaryDirectory() as home:
        return [_first_frame(Path(home)) for _ in range(starts + 1)][1:]


def _first_frame(home: Path) -> float:
    arguments = ["play", str(SCENARIO), "--present", "stage", "--home", str(home)]
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", _START.format(arguments=arguments)],
        cwd=SCENARIO.parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    line = child.stdout.readline()
    took = time.perf_counter() - start
    child.communicate()
    assert line == "drawn\n", "the stage did not come up"
    return took * 1000
