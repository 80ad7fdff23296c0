"""The states of a program's machine: points where a talk stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from simkit.scenario.beside import Join
from simkit.scenario.model import Choose, Line, Topics, Wait, Work


class Kind(Enum):
    AUTOMATIC = auto()
    LINE = auto()
    WAIT = auto()
    CHOOSE = auto()
    WORK = auto()
    """The trainee works with objects."""
    JOIN = auto()
    """Until a region has ended."""
    ENDED = auto()
    """Of a region: it is over."""
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Point:
    name: str
    kind: Kind
    scene: str
    """Empty for the start and the endings."""
    step: Line | Wait | Choose | Topics | Work | Join | None = None
    ending: str | None = None

    @property
    def waits(self) -> bool:
        return self.kind not in (Kind.AUTOMATIC, Kind.ENDED, Kind.DONE)
