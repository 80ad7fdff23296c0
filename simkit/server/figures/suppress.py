"""Which figures may be shown to who may not see the people behind them.

A figure of few people says something of each of them. So: nothing over fewer than `k` people; no part of fewer than
`k`; no part that is everybody; and where a part is hidden, a second one, so that it cannot be had by subtraction.
What changes in time is a difference too: figures move on only when the results of `k` more people are in.
Cells and complements after: A. Hundepool et al., Statistical Disclosure Control (Wiley 2012), chapter 4.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from datetime import datetime


def parts(counts: Sequence[int], k: int) -> tuple[int | None, ...]:
    """The parts of one whole, None where a part is not to be shown. Their sum may be known.

    What remains hidden is at least two parts that together hold at least `k` people, or all of them.
    """
    total = sum(counts)
    if total < k or max(counts, default=0) == total:
        return tuple(None for _ in counts)
    hidden = {index for index, count in enumerate(counts) if count < k}
    while hidden and (len(hidden) == 1 or sum(counts[index] for index in hidden) < k):
        rest = [index for index in range(len(counts)) if index not in hidden]
        if not rest:
            break
        hidden.add(min(rest, key=lambda index: (counts[index], index)))
    return tuple(None if index in hidden else count for index, count in enumerate(counts))


def of_groups(counts: Sequence[int], k: int) -> tuple[tuple[int | None, ...], int | None]:
    """People in each of several groups, and over all of them: both None where one gives another away."""
    shown = tuple(count if count >= k else None for count in counts)
    missing = [count for count, one in zip(counts, shown, strict=True) if one is None]
    alone = len(missing) == 1 or (missing and sum(missing) < k)
    return shown, None if alone or sum(counts) < k else sum(counts)


def as_of(results: Iterable[tuple[datetime, Hashable]], k: int) -> datetime | None:
    """Until when results count: (moment, person) in the order of moments. None: not enough people yet.

    The moment moves on each time that `k` different people had a result since it last did.
    """
    last: datetime | None = None
    since: set[Hashable] = set()
    for moment, person in results:
        since.add(person)
        if len(since) >= k:
            last, since = moment, set()
    return last
