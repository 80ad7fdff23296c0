"""A panel that changes all the time does not grow."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from simkit.stage.panels.painter import BlitzPainter
from simkit.stage.panels.screens.caption import caption
from simkit.stage.panels.screens.data import Caption
from simkit.stage.panels.theme import Theme
from simkit.stage.panels.worker import Look, Request, _Document

UPDATES = 300


def resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_updates_of_a_caption_keep_the_memory() -> None:
    look = Look(Theme(), 600, 120, 1.0)
    paper = _Document(BlitzPainter())

    def update(n: int) -> None:
        line = f"Regel {n // 10} van een gesprek dat lang duurt en waarin veel wordt gezegd."
        paper.paint(Request(caption(Caption("Sam", line, n % 10), "nl"), look))

    for n in range(50):
        update(n)
    before = resident_mb()
    for n in range(UPDATES):
        update(n)
    # 2,000 updates may cost 20 MB; a part of them that part, and some room for the allocator.
    assert resident_mb() - before < 20 * UPDATES / 2000 + 3
