"""Runs a contender's talks, round after round, and prints what they took; knows nothing of simkit."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

Job = dict[str, Any]
Talk = Sequence[Any]
"""Picks: [index among the open options, option id]."""


class Contender(Protocol):
    def begin(self) -> None:
        """Back to the start, untimed. Those for whom starting a session is part of the work do it in `talk`."""

    def talk(self, picks: Talk) -> None: ...

    def tell(self) -> Sequence[int]:
        """The final state of the talk, in the order of the job's `names`, untimed."""


def run(make: Callable[[Job], Contender]) -> None:
    job: Job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    contender = make(job)
    seconds, totals = [], [0] * len(job["names"])
    for _ in range(job["rounds"]):
        wall = cpu = 0.0
        totals = [0] * len(job["names"])
        for picks in job["talks"]:
            contender.begin()
            began, used = time.perf_counter(), time.process_time()
            contender.talk(picks)
            cpu += time.process_time() - used
            wall += time.perf_counter() - began
            totals = [total + value for total, value in zip(totals, contender.tell(), strict=True)]
        seconds.append(min(wall, cpu))
    print(json.dumps({"seconds": seconds, "state": dict(zip(job["names"], totals, strict=True))}))
