"""The voice of this machine: recordings of a scenario first, then the engines that are here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simkit.stage.voice.engine import Engine
from simkit.stage.voice.espeak import EspeakEngine
from simkit.stage.voice.find import find_espeak
from simkit.stage.voice.voice import Voice


def make_voice(
    *, cache: Path | None = None, recordings: Path | None = None, engines: Sequence[Engine] = ()
) -> Voice:
    """`cache` is a folder that is kept (None: one that goes with the voice), `recordings` a scenario's folder.

    `engines` are asked before those of this machine, in order.
    """
    found = find_espeak()
    here: list[Engine] = [EspeakEngine(found)] if found is not None else []
    return Voice([*engines, *here], cache=cache, recordings=recordings)
