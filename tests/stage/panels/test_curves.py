"""The drawn feelings line up with the decisions under them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simkit.stage.panels.screens.curves import EDGE, HEIGHT, WIDTH, column_of, drawing
from simkit.stage.panels.screens.data import FeelingCurve

times = st.lists(st.integers(0, 600_000), min_size=1, max_size=20).map(sorted)


@settings(deadline=None, max_examples=60)
@given(times, st.lists(st.integers(0, 900_000), min_size=2, max_size=2).map(sorted))
def test_later_is_never_further_left_and_nothing_leaves_the_drawing(
    decisions: list[int], pair: list[int]
) -> None:
    earlier, later = (column_of(at, decisions) for at in pair)
    assert 0 <= earlier <= later <= 1


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 600_000), min_size=1, max_size=20, unique=True).map(sorted))
def test_a_decision_lies_in_the_middle_of_its_column(decisions: list[int]) -> None:
    for index, at in enumerate(decisions):
        assert column_of(at, decisions) == pytest.approx((index + 0.5) / len(decisions))


def test_0_is_drawn_at_the_bottom_and_100_at_the_top() -> None:
    picture = drawing([FeelingCurve("Anger", ((0, 0), (10, 100)))], [10], [])
    assert (
        picture.paths[-1].d == f"M0.0 {HEIGHT - EDGE:.1f} L{WIDTH / 2:.1f} {EDGE:.1f} L{WIDTH:.1f} {EDGE:.1f}"
    )


def test_curves_differ_without_colour() -> None:
    curves = [FeelingCurve(tone, ((0, 5),), tone) for tone in ("curve-a", "curve-b", "curve-c", "curve-d")]  # type: ignore[arg-type]
    assert len({path.dash for path in drawing(curves, [1], []).paths[-4:]}) == 4
