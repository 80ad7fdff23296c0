"""The sounds of a place: simkit's own by name, or files beside the place file."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from simkit.resources import resource_dir
from simkit.stage.place.model import Place, Sound
from simkit.stage.voice.ambience import PlaceSound, PlaceSounds


def sound_names() -> tuple[str, ...]:
    """Those that came with simkit."""
    return tuple(_index())


def unknown_sounds(place: Place) -> tuple[tuple[str, str], ...]:
    """(key, name) of each that simkit does not have."""
    named = (("ambient", place.sounds.ambient), ("arrival", place.sounds.arrival))
    return tuple((key, one) for key, one in named if isinstance(one, str) and one not in _index())


def sound_files(place: Place) -> tuple[Path, ...]:
    """Those that the place brings along, there or not."""
    folder = place.folder or Path()
    return tuple(
        folder / one.file for one in (place.sounds.ambient, place.sounds.arrival) if isinstance(one, Sound)
    )


def sounds_of(place: Place) -> PlaceSounds:
    """A file that is not there is silent."""
    return PlaceSounds(_found(place, place.sounds.ambient), _found(place, place.sounds.arrival))


def _found(place: Place, sound: str | Sound | None) -> PlaceSound | None:
    if isinstance(sound, Sound):
        return (
            PlaceSound(
                place.folder / sound.file, {str(language): name for language, name in sound.names.items()}
            )
            if place.folder is not None
            else None
        )
    entry = _index().get(sound or "")
    return PlaceSound(resource_dir("assets") / "sounds" / entry["file"], entry["names"]) if entry else None


@cache
def _index() -> dict[str, Any]:
    path = resource_dir("assets") / "sounds" / "sounds.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found
