"""The states of a program's machine: points where a talk stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from simkit.scenario.model import Choose, Line, Topics, Wait


class Kind(Enum):
    AUTOMATIC = auto()
    LINE = auto()
    WAIT = auto()
    CHOOSE = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Point:
    name: str
    kind: Kind
    scene: str
    """Empty for the start and the endings."""
    step: Line | Wait | Choose | Topics | None = None
    ending: str | None = None
