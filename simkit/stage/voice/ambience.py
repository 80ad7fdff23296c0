"""The sound of the place, very quiet, and the small sounds of it: a door, a telephone. What is heard is named."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simkit.stage.voice.device import Clip, Device

VOLUME: Final = 0.16
CUE_VOLUME: Final = 0.3
FADE_S: Final = 2.5
NAMED_S: Final = 3.5
"""How long a caption names a sound."""


@dataclass(frozen=True, slots=True)
class PlaceSound:
    file: Path
    names: Mapping[str, str]
    """What a caption calls it, by language."""


@dataclass(frozen=True, slots=True)
class PlaceSounds:
    ambient: PlaceSound | None = None
    """All the time, as a loop."""
    arrival: PlaceSound | None = None
    """Once, when the talk begins."""


class Ambience:
    """Silent until `on`; a place without a sound of its own has none."""

    def __init__(self, device: Device) -> None:
        self._device = device
        self._clip: Clip | None = None
        self._cue: Clip | None = None
        self._place: PlaceSounds | None = None
        self._volume = 0.0
        self._greeted: PlaceSounds | None = None
        self._to_name: deque[PlaceSound] = deque()
        self._named_s = 0.0
        self.on = False

    def update(self, seconds: float, place: PlaceSounds | None) -> None:
        """Once a frame; `place` is None outside a talk."""
        if place != self._place or not self.on:
            self.stop()
            self._place = place
        if not self.on or place is None or self._device.opening:
            return
        if self._clip is None:
            self._begin(place)
        if self._clip is not None and self._volume < VOLUME:
            self._volume = min(VOLUME, self._volume + seconds * VOLUME / FADE_S)
            self._clip.set_volume(self._volume)
        if self._to_name:
            self._named_s += seconds
            if self._named_s > NAMED_S:
                self._to_name.popleft()
                self._named_s = 0.0

    def named(self, language: str) -> str:
        """What a caption says is heard, in words; empty once it was said."""
        if not self._to_name:
            return ""
        names = self._to_name[0].names
        return names.get(language) or names.get("en") or next(iter(names.values()), "")

    def stop(self) -> None:
        if self._clip is not None:
            self._clip.stop()
        self._clip, self._volume = None, 0.0
        self._to_name.clear()
        self._named_s = 0.0

    def _begin(self, place: PlaceSounds) -> None:
        new, self._greeted = self._greeted != place, place
        self._clip = self._play(place.ambient, 0.0, loop=True)
        if not new:
            return
        self._cue = self._play(place.arrival, CUE_VOLUME)
        played = ((self._cue, place.arrival), (self._clip, place.ambient))
        self._to_name.extend(sound for clip, sound in played if clip is not None and sound is not None)

    def _play(self, sound: PlaceSound | None, volume: float, *, loop: bool = False) -> Clip | None:
        clip = self._device.clip(sound.file) if sound is not None and sound.file.is_file() else None
        if clip is not None:
            clip.play(volume=volume, loop=loop)
        return clip
