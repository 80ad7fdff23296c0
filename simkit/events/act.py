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


@dataclass(frozen=True, slots=True)
class Do:
    """Use an object: open, press, take… (simkit.scenario.objects.AFFORDANCES, but for inspect, report and fill in).

    `with_` is the object it is put in, put on, hung on or used on, or the position it is turned to.
    `cue` is `ActView.cue`, here as in the acts below: one of an earlier moment of work is refused.
    """

    kind: ClassVar[str] = "do"
    affordance: str
    object: str
    with_: str | None = None
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Enter:
    """Come into a zone; `none` for outside all zones."""

    kind: ClassVar[str] = "enter"
    zone: str
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Inspect:
    """Look closely at an object, on purpose: a look in passing is no act."""

    kind: ClassVar[str] = "inspect"
    object: str
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Report an object; `as_` is one of the words it may be reported as, where it has any."""

    kind: ClassVar[str] = "report"
    object: str
    as_: str | None = None
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill in a field: `<object>.<property>`."""

    kind: ClassVar[str] = "fill"
    field: str
    value: bool | int | str
    cue: int | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """Ask for a hint at a task, or at the first that has one left."""

    kind: ClassVar[str] = "hint"
    task: str | None = None
    cue: int | None = None


Act = Choose | Clock | ChangeSettings | Do | Enter | Inspect | Report | Fill | Hint
