"""What a presenter may hand in: a closed union."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Choose:
    """Take an option. `cue` is the cue it answers (`View.choose.cue`); a stale one is refused."""

    kind: ClassVar[str] = "choose"
    option: str
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """So many milliseconds were presented since the last act, 0 or more."""

    kind: ClassVar[str] = "clock"
    ms: int


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Another language, or time limits in per cent (100 as written, 200 twice as long, 0 switched off)."""

    kind: ClassVar[str] = "settings"
    language: str
    time_limits: int = 100


Act = Choose | Clock | ChangeSettings
