"""Times: the smaller of wall and processor seconds, so that a busy machine weighs as little as it can."""

from __future__ import annotations

import time
from collections.abc import Callable


def best_of(rounds: int, run: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the first call, and of the fastest of `rounds` calls after it."""
    first = _seconds(run)
    return first, min(_seconds(run) for _ in range(rounds))


def _seconds(run: Callable[[], object]) -> float:
    wall, cpu = time.perf_counter(), time.process_time()
    run()
    return min(time.perf_counter() - wall, time.process_time() - cpu)
