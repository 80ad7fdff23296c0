"""What the stage costs over time: people to load, memory to hold them, and half an hour of sessions without growth."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.kit.rows import Row

ROOT = Path(__file__).resolve().parents[2]
SCENARIO = ROOT / "scenarios" / "late-delivery"
PERSON_TARGET_MS = 400
PERSON_TARGET_MB = 60
STAGE_TARGET_MB = 450
GROWTH_TARGET_MB = 16
LONG_MINUTES = 30.0
PACE = 60.0
"""So much faster than a trainee would play; a frame moves people on by at most a quarter of a minute's second each."""


def resident_mb() -> float:
    """Of this process; 0 where the system does not say."""
    try:
        import resource

        with Path("/proc/self/statm").open() as file:
            return int(file.read().split()[1]) * resource.getpagesize() / 1e6
    except (ImportError, OSError):
        return 0.0


def person_rows() -> list[Row]:
    """In a process of its own; its cache of pictures is warm, as from the second day."""
    import tempfile

    with tempfile.TemporaryDirectory() as cache:
        for _ in range(2):
            child = subprocess.run(
                [sys.executable, "-m", "bench.kit.stage_life", cache],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=True,
            )
    took, each = (float(word) for word in child.stdout.split())
    return [
        {"name": "a person loaded", "value": took, "unit": "ms", "target": PERSON_TARGET_MS},
        {"name": "memory, each person", "value": each, "unit": "MB", "target": PERSON_TARGET_MB},
    ]


def _people(cache: Path) -> tuple[float, float]:
    """Median ms to load one of the people, and the MB that each took."""
    from simkit.stage.person import catalogue, load_person

    names = [info.name for info in catalogue()]
    kept = [load_person(names[0], cache_dir=cache)]
    gc.collect()
    before = resident_mb()
    times = []
    for name in names[1:]:
        start = time.perf_counter()
        kept.append(load_person(name, cache_dir=cache))
        times.append(time.perf_counter() - start)
    gc.collect()
    each = (resident_mb() - before) / len(times)
    assert len(kept) == len(names)
    return median(times) * 1000, each


@dataclass(frozen=True, slots=True)
class Sample:
    minute: float
    """Of the sessions' own time."""
    nodes: int
    mb: float


def long_rows(minutes: float = LONG_MINUTES, *, size: tuple[int, int] = (480, 320)) -> list[Row]:
    """Session after session by an autopilot in one window; the first third is for warming up."""
    samples, sessions = play_on(minutes, size=size)
    middle = [one for one in samples if minutes / 3 <= one.minute < 2 * minutes / 3]
    last = [one for one in samples if one.minute >= 2 * minutes / 3]
    growth = max(one.mb for one in last) - max(one.mb for one in middle)
    nodes = max(one.nodes for one in last) - max(one.nodes for one in middle)
    about = f"{minutes:.0f} minutes, {sessions} sessions"
    most = max(one.mb for one in samples)
    return [
        {"name": f"memory grown, {about}", "value": growth, "unit": "MB", "target": GROWTH_TARGET_MB},
        {"name": f"nodes grown, {about}", "value": nodes, "unit": "nodes", "target": 0},
        {"name": "memory, most of the run", "value": most, "unit": "MB", "target": STAGE_TARGET_MB},
    ]


def play_on(minutes: float, *, size: tuple[int, int], scenario: Path = SCENARIO) -> tuple[list[Sample], int]:
    """Samples a dozen times a minute of the sessions' time, and how many sessions were begun."""
    from simkit.events import Clock
    from simkit.present.strategy import strategy
    from simkit.scenario import load
    from simkit.session import Session, compile_program
    from simkit.stage import StagePresenter, open_window
    from simkit.stage.lobby import SharedFrames
    from simkit.stage.needs import Needs

    program = compile_program(load(scenario))
    window = open_window(size=size, offscreen=True)
    frames = SharedFrames(window, Needs(), quality="standard")
    samples: list[Sample] = []
    played, sessions = 0.0, 0
    while played < minutes:
        sessions += 1
        session = Session(program, seed=sessions)
        drive = strategy(("best", "random", "worst")[sessions % 3], program, sessions)
        presenter = StagePresenter(frames=frames, pace=PACE, drive=drive)
        presenter.show(session.cues, session.view)
        view = session.view
        while not session.done and played < minutes:
            act: Any = presenter.ask(view, busy=False)
            if act is None or (isinstance(act, Clock) and act.ms <= 0):
                continue
            session.act(act)
            view = session.view
            presenter.show(session.cues, view)
            if isinstance(act, Clock):
                played += act.ms / 60_000
                if not samples or played - samples[-1].minute > 1 / 12:
                    samples.append(Sample(played, _nodes(window), resident_mb()))
        presenter.close()
        del presenter
        gc.collect()
    frames.end()
    return samples, sessions


def _nodes(window: Any) -> int:
    return sum(int(top.findAllMatches("**").getNumPaths()) for top in (window.render, window.pixel2d))


if __name__ == "__main__":
    print(*_people(Path(sys.argv[1])))
