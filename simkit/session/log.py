"""What happened in a session, entry by entry: an act and the events it caused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simkit.events import Act, Event


@dataclass(frozen=True, slots=True)
class Entry:
    """`after`: milliseconds of `Clock` without events that came before this act. Entry 0 has no act: the start."""

    n: int
    after: int
    act: Act | None
    events: tuple[Event, ...]


Log = Sequence[Entry]
