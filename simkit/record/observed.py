"""Observations as they are stored: small, and split so that re-scoring reads only what scoring reads.

`seen` is `[[opportunity, chosen, [open…], [[criterion, grade, forced]…]]…]`, neighbours of one opportunity taken
together; `events` has one `[[entry, event, id, at]…]` for each observation, in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scoring import EventRef, Grade, Observation

_KEPT_AT_MOST = 200_000


def pack(observations: Sequence[Observation]) -> tuple[list[Any], list[Any]]:
    """(seen, events)."""
    seen: list[Any] = []
    group: tuple[Any, ...] | None = None
    for one in observations:
        if group != (key := (one.opportunity, one.chosen, one.open)):
            group = key
            seen.append([one.opportunity, one.chosen, list(one.open), []])
        seen[-1][3].append([one.criterion, one.grade, one.forced])
    events = [[[ref.entry, ref.event, ref.id, ref.at] for ref in one.events] for one in observations]
    return seen, events


def unpack(seen: Sequence[Any], events: Sequence[Any]) -> tuple[Observation, ...]:
    flat = [
        (criterion, opportunity, grade, chosen, tuple(open_), forced)
        for opportunity, chosen, open_, criteria in seen
        for criterion, grade, forced in criteria
    ]
    return tuple(
        Observation(
            criterion, opportunity, grade, chosen, open_, tuple(EventRef(*ref) for ref in refs), forced
        )
        for (criterion, opportunity, grade, chosen, open_, forced), refs in zip(flat, events, strict=True)
    )


class Scorable:
    """Observations without their events, made once for all the sessions in which the same was seen."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], Observation] = {}

    def __call__(self, seen: Sequence[Any]) -> list[Observation]:
        known = self._known
        found = []
        for opportunity, chosen, open_, criteria in seen:
            options = tuple(open_)
            for criterion, grade, forced in criteria:
                key = (criterion, opportunity, grade, chosen, options, forced)
                if (one := known.get(key)) is None:
                    one = self._make(criterion, opportunity, grade, chosen, options, forced)
                    known[key] = one
                found.append(one)
        return found

    def _make(
        self,
        criterion: str,
        opportunity: str,
        grade: Grade,
        chosen: str,
        options: tuple[str, ...],
        forced: bool,
    ) -> Observation:
        if len(self._known) >= _KEPT_AT_MOST:
            self._known.clear()
        return Observation(criterion, opportunity, grade, chosen, options, (), forced)
