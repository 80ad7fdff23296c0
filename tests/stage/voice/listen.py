"""Plays a line on the machine's sound device, in a process of its own, and says what came of it as JSON.

Run as `python -m tests.stage.voice.listen`; ALSOFT_DRIVERS says which device there is.
"""

from __future__ import annotations

import json
import sys
import time

from simkit.stage.voice import Utterance, Voice
from simkit.stage.voice.device import Device
from simkit.stage.voice.speaker import Speaker
from tests.stage.voice.world import engine, until


def main() -> None:
    voice, device = Voice([engine()]), Device()
    speaker = Speaker(voice, device)
    device.open()
    until(lambda: not device.opening)
    line = Utterance("", "One two three four five six seven eight nine ten.", "en")
    speaker.follow(line, ms=4_000)
    places: list[float] = []
    by_device: list[bool] = []
    last = time.perf_counter()

    def heard() -> bool:
        nonlocal last
        now = time.perf_counter()
        device.update()
        speaker.advance(now - last)
        last = now
        if speaker.voiced is not None and speaker._line is not None and speaker._line.playback is not None:
            places.append(speaker.voiced.at_ms)
            by_device.append(speaker._line.playback.by_device)
        return bool(places) and places[-1] > 900

    until(heard)
    found = {
        "missing": device.missing,
        "told": speaker.take_missing(),
        "by_device": all(by_device),
        "rising": places == sorted(places),
        "steps": len(set(places)),
    }
    voice.close()
    device.close()
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
