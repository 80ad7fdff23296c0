"""When things happened by the wall clock: the journal keeps story time, and how long was presented before each act."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from simkit.events import Clock
from simkit.export.data import SessionData
from simkit.record.envelopes import moment_of


def presented_ms(data: SessionData) -> tuple[int, ...]:
    """For each entry: milliseconds presented from the start until it happened, thinking time included."""
    total, found = 0, []
    for entry in data.journal.entries:
        total += entry.after + (entry.act.ms if isinstance(entry.act, Clock) else 0)
        found.append(total)
    return tuple(found)


def moments(data: SessionData) -> tuple[datetime, ...]:
    """For each entry: the moment it happened.

    From the session's start, or where it was last resumed, plus what was presented since; never before the entry
    before it and never after the session's end. A line that was skipped counts in full, hence the last.
    """
    presented = presented_ms(data)
    resumed = _resumed(data)
    base, base_ms, last = data.started, 0, data.started
    found = []
    for number, total in enumerate(presented):
        if number in resumed:
            base, base_ms = resumed[number], presented[number - 1] if number else 0
        last = min(max(last, base + timedelta(milliseconds=total - base_ms)), data.ended)
        found.append(last)
    return tuple(found)


def _resumed(data: SessionData) -> Mapping[int, datetime]:
    """Number of the first entry after the session was taken up again -> that moment."""
    found = {}
    for envelope in data.journal.envelopes:
        at = moment_of(envelope.values)
        if envelope.kind == "resumed" and at is not None:
            found[envelope.after_entry + 1] = at
    return found
