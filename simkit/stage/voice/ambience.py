"""The sound of the place, very quiet, and the small sounds of it: a door, a telephone."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Final

from simkit.resources import resource_dir
from simkit.stage.voice.device import Clip, Device

VOLUME: Final = 0.16
CUE_VOLUME: Final = 0.3
FADE_S: Final = 2.5


class Ambience:
    """Silent until `on`; a place without a sound of its own has none."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._clip: Clip | None = None
        self._cue: Clip | None = None
        self._place = ""
        self._volume = 0.0
        self._greeted = ""
        self.on = False

    def update(self, seconds: float, place: str) -> None:
        """Once a frame; `place` is empty outside a talk."""
        if place != self._place or not self.on:
            self.stop()
            self._place = place
        if not self.on or not place or self._device.opening:
            return
        if self._clip is None:
            self._clip = self._play(_index()["places"].get(place, {}).get("loop", ""), 0.0, loop=True)
            if self._clip is not None and self._greeted != place:
                self._greeted = place
                self._cue = self._play(_index()["places"][place].get("arrive", ""), CUE_VOLUME)
        if self._clip is not None and self._volume < VOLUME:
            self._volume = min(VOLUME, self._volume + seconds * VOLUME / FADE_S)
            self._clip.set_volume(self._volume)

    def stop(self) -> None:
        if self._clip is not None:
            self._clip.stop()
        self._clip, self._volume = None, 0.0

    def _play(self, name: str, volume: float, *, loop: bool = False) -> Clip | None:
        file = _index()["sounds"].get(name)
        clip = self._device.clip(resource_dir("assets") / "sounds" / file) if file else None
        if clip is not None:
            clip.play(volume=volume, loop=loop)
        return clip


@cache
def _index() -> dict[str, Any]:
    path = resource_dir("assets") / "sounds" / "sounds.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return {"places": {}, "sounds": {}} | found
