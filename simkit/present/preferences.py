"""What somebody set to be able to read, hear and follow, kept for the next time in a small file of their home."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import Final, Literal

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as checked

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.record import Home

FILE: Final = "settings.json"
_MOST_BYTES: Final = 20_000

Movement = Literal["all", "less", "still"]
"""Of the people on the stage: all of it; blinking, breathing, speaking and faces alone; or a still portrait."""


@checked(frozen=True, slots=True)
class Preferences:
    """What is here at first is what nobody has to be asked for: sound is not, nor being read to."""

    language: Literal["en", "nl"] | None = None
    """None: the locale's."""
    text_scale: Literal[100, 125, 150, 200] = 100
    contrast: Literal["normal", "high"] = "normal"
    movement: Movement = "all"
    captions: Literal["on", "off"] = "on"
    say_first: Literal["on", "off"] = "off"
    """Whether options show only when the trainee asks for them, having said something aloud."""
    voice: Literal["on", "off"] | None = None
    """Whether sound and voices were agreed to; None: nobody said so yet."""
    self_voicing: bool = False
    speech_speed: Literal[100, 85, 70] = 100
    time_limits: Literal[0, 100, 200] = 100
    """Per cent that time limits are stretched to; 0: none."""
    headset_posture: Literal["auto", "standing", "seated"] = "auto"
    headset_choosing: Literal["auto", "gaze"] = "auto"
    headset_dwell: Literal["short", "normal", "long"] = "normal"
    headset_turning: Literal["auto", "off", "30", "45"] = "auto"
    headset_moving: Literal["on", "off"] = "on"
    headset_vignette: Literal["on", "off"] = "on"
    """Of the body in a headset: see simkit.vr.comfort."""


@dataclass(frozen=True, slots=True)
class Kept:
    preferences: Preferences
    note: Diagnostic | None = None
    """SK8532: there is a file, and it cannot be used."""


def read_preferences(home: Home) -> Kept:
    """As they were kept, else the usual ones. Makes nothing."""
    path = home.path / FILE
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_MOST_BYTES))
        return Kept(_adapter().validate_python(data))
    except FileNotFoundError:
        return Kept(Preferences())
    except (OSError, ValueError, RecursionError) as error:
        return Kept(Preferences(), diagnostic("SK8532", path=path, reason=_reason(error)))


def keep_preferences(home: Home, wanted: Preferences) -> None:
    """Raises SimkitError SK8204 or SK8205 where the folder takes nothing, SK8533 where the file cannot be written."""
    home.ensure()
    path = home.path / FILE
    new = path.with_suffix(".new")
    try:
        new.write_text(json.dumps(asdict(wanted), indent=1) + "\n", encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise SimkitError(diagnostic("SK8533", path=path, reason=error.strerror or error)) from error


@cache
def _adapter() -> TypeAdapter[Preferences]:
    return TypeAdapter(Preferences)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc'])) or FILE}: {first['msg']}"
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
