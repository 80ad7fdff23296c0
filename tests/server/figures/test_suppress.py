"""What may be shown of few people: cells, complements, and what changes in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from simkit.server.figures.suppress import as_of, of_groups, parts

COUNTS = st.lists(st.integers(0, 40), min_size=2, max_size=6)
K = st.integers(3, 10)
START = datetime(2026, 1, 1, tzinfo=UTC)


def test_large_parts_are_shown() -> None:
    assert parts((7, 8, 9), 5) == (7, 8, 9)


def test_a_small_part_takes_another_with_it() -> None:
    assert parts((20, 8, 2), 5) == (20, None, None)


def test_nothing_is_shown_over_few_people() -> None:
    assert parts((2, 1, 1), 5) == (None, None, None)


def test_a_part_that_is_everybody_is_not_shown() -> None:
    assert parts((12, 0, 0), 5) == (None, None, None)


@given(COUNTS, K)
def test_no_part_of_few_people_can_be_seen_or_worked_out(counts: list[int], k: int) -> None:
    shown = parts(counts, k)
    assert all(one is None or (one >= k and one == count) for one, count in zip(shown, counts, strict=True))
    hidden = [count for one, count in zip(shown, counts, strict=True) if one is None]
    # Who knows the whole knows the sum of what is hidden: it is of many people, or it is everything.
    assert len(hidden) != 1
    if hidden and len(hidden) < len(counts):
        assert sum(hidden) >= k


@given(st.lists(st.integers(0, 40), min_size=1, max_size=6), K)
def test_a_hidden_group_cannot_be_had_from_the_total(counts: list[int], k: int) -> None:
    shown, total = of_groups(counts, k)
    if total is not None:
        hidden = sum(count for one, count in zip(shown, counts, strict=True) if one is None)
        assert hidden == 0 or hidden >= k
        assert sum(one is None for one in shown) != 1


@given(st.lists(st.integers(0, 12), max_size=60), K)
def test_figures_move_on_only_for_enough_people_at_once(people: list[int], k: int) -> None:
    results = [(START + timedelta(hours=hour), person) for hour, person in enumerate(people)]
    seen = [as_of(results[: size + 1], k) for size in range(len(results))]
    moves = [index for index, moment in enumerate(seen) if index == 0 or moment != seen[index - 1]]
    before: datetime | None = None
    for index in moves:
        moment = seen[index]
        if moment is None:
            continue
        new = {person for at, person in results if at <= moment and (before is None or at > before)}
        assert len(new) >= k
        before = moment
