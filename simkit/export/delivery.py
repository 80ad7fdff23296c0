"""Deliver the outbox to an LRS: in batches, the exact bytes, until each statement is confirmed or refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import orjson

from simkit.errors import Diagnostic, diagnostic
from simkit.export.lrs import Answer, Lrs, LrsConfig
from simkit.record import Pending, Record

BATCH = 50
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(days=1)
_UNKNOWN = object()


@dataclass(frozen=True, slots=True)
class Delivered:
    sent: int = 0
    failed: int = 0
    conflicts: int = 0
    waiting: int = 0
    """To be tried later, those whose time has not come included."""
    notes: tuple[Diagnostic, ...] = ()
    """SK9107 and SK9108, one a statement that will not be sent again; then what stopped the run, if anything did."""


class _Stopped(Exception):
    def __init__(self, found: Diagnostic) -> None:
        self.found = found


def deliver(
    record: Record,
    config: LrsConfig,
    *,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    progress: Callable[[int, int], None] | None = None,
) -> Delivered:
    """Send what is due. Does not raise for what the LRS does or does not do: see `Delivered.notes`.

    200 and 204 confirm. 409: the statement is fetched and compared. 400: kept as failed, with the LRS's reason. Where
    a batch gets one of those, its statements are sent one by one. 401, 403, 429, 5xx, anything unexpected and no
    answer at all stop the run; the rest waits: a minute, then twice as long after each try, up to a day.
    Two programs that deliver at once send the same statements twice, which an LRS takes for one.
    """
    with Lrs(config) as lrs:
        return _Run(record, lrs, clock, progress).all()


class _Run:
    def __init__(
        self,
        record: Record,
        lrs: Lrs,
        clock: Callable[[], datetime],
        progress: Callable[[int, int], None] | None,
    ) -> None:
        self._outbox = record.outbox
        self._lrs = lrs
        self._clock = clock
        self._progress = progress
        self._counts = {"sent": 0, "failed": 0, "conflicts": 0}
        self._notes: list[Diagnostic] = []

    def all(self) -> Delivered:
        total = self._outbox.counts()["pending"]
        after = 0
        while batch := self._outbox.due(self._clock(), limit=BATCH, after=after):
            after = batch[-1].row
            try:
                self._send(batch)
            except _Stopped as stopped:
                self._notes.append(stopped.found)
                break
            if self._progress is not None:
                self._progress(sum(self._counts.values()), total)
        waiting = self._outbox.counts()["pending"]
        return Delivered(**self._counts, waiting=waiting, notes=tuple(self._notes))

    def _send(self, batch: Sequence[Pending]) -> None:
        body = b"[" + b",".join(one.body for one in batch) + b"]" if len(batch) > 1 else batch[0].body
        answer = self._ask(batch, lambda: self._lrs.post(body, now=self._clock()))
        if answer.status in (200, 204):
            self._outbox.sent(one.row for one in batch)
            self._counts["sent"] += len(batch)
        elif answer.status in (400, 409, 413) and len(batch) > 1:
            # Nothing of the batch was stored: find out whose fault it is.
            for one in batch:
                self._send([one])
        elif answer.status in (400, 413):
            self._refused(batch[0], answer)
        elif answer.status == 409:
            self._compare(batch[0])
        else:
            raise self._stop(batch, answer)

    def _refused(self, one: Pending, answer: Answer) -> None:
        self._outbox.failed(one.row, answer.reason())
        self._counts["failed"] += 1
        self._notes.append(diagnostic("SK9107", statement=one.statement, reason=answer.reason()))

    def _compare(self, one: Pending) -> None:
        theirs = self._fetch(one)
        if theirs is _UNKNOWN:
            self._refused_as_conflict(one, "the LRS says it is taken, but does not show it")
        elif theirs is not None and not agrees(orjson.loads(one.body), theirs):
            self._refused_as_conflict(one, "what the LRS holds under this id says something else")
        else:
            self._outbox.sent([one.row])
            self._counts["sent"] += 1

    def _fetch(self, one: Pending) -> Any:
        """The LRS's statement; None when it was voided there, _UNKNOWN when it is not shown."""
        answer = self._ask([one], lambda: self._lrs.get(one.statement, now=self._clock()))
        if answer.status == 404:
            voided = self._ask([one], lambda: self._lrs.get(one.statement, now=self._clock(), voided=True))
            return None if voided.status == 200 else _UNKNOWN
        if answer.status != 200:
            raise self._stop([one], answer)
        try:
            return orjson.loads(answer.body)
        except orjson.JSONDecodeError:
            return _UNKNOWN

    def _refused_as_conflict(self, one: Pending, reason: str) -> None:
        self._outbox.conflict(one.row, reason)
        self._counts["conflicts"] += 1
        self._notes.append(diagnostic("SK9108", statement=one.statement))

    def _ask(self, batch: Sequence[Pending], request: Callable[[], Answer]) -> Answer:
        try:
            return request()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            self._later(batch, reason, None)
            raise _Stopped(diagnostic("SK9103", reason=reason)) from error

    def _stop(self, batch: Sequence[Pending], answer: Answer) -> _Stopped:
        status = answer.status
        until = self._later(batch, f"status {status}: {answer.reason()}", answer.retry_after)
        if status in (401, 403):
            return _Stopped(diagnostic("SK9102", status=status))
        if status in (408, 429) or status >= 500:
            return _Stopped(diagnostic("SK9104", status=status, next_try=until.isoformat(timespec="minutes")))
        return _Stopped(diagnostic("SK9105", status=status))

    def _later(self, batch: Sequence[Pending], reason: str, not_before: datetime | None) -> datetime:
        wait: timedelta = min(FIRST_WAIT * 2 ** min(batch[0].tries, 20), LONGEST_WAIT)
        until = self._clock() + wait
        if not_before is not None:
            until = max(until, not_before)
        self._outbox.later([one.row for one in batch], until, reason)
        return until


def agrees(ours: Any, theirs: Any) -> bool:
    """Whether a stored statement says all that ours says; an LRS adds members, and may write a moment otherwise."""
    if isinstance(ours, dict):
        return isinstance(theirs, dict) and all(
            key in theirs
            and (_same_moment(value, theirs[key]) if key == "timestamp" else agrees(value, theirs[key]))
            for key, value in ours.items()
        )
    if isinstance(ours, list):
        return (
            isinstance(theirs, list)
            and len(ours) == len(theirs)
            and all(agrees(mine, yours) for mine, yours in zip(ours, theirs, strict=True))
        )
    both_numbers = _number(ours) and _number(theirs)
    return (both_numbers or type(ours) is type(theirs)) and bool(ours == theirs)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _same_moment(ours: Any, theirs: Any) -> bool:
    try:
        return datetime.fromisoformat(ours) == datetime.fromisoformat(theirs)
    except (TypeError, ValueError):
        return False
