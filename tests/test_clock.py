from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from simkit.clock import drift, line_ms


def test_a_line_lasts_its_words_at_160_a_minute_and_at_least_a_second() -> None:
    assert line_ms(0) == 1_000
    assert line_ms(2) == 1_000
    assert line_ms(8) == 3_000
    assert line_ms(160) == 60_000


def test_half_of_a_distance_is_left_after_a_half_life() -> None:
    assert drift(40, 60_000, 60_000) == 20
    assert drift(-40, 60_000, 60_000) == -20
    assert drift(40, 120_000, 60_000) == 10
    assert drift(40, 0, 60_000) == 40


@given(st.integers(-100, 100), st.integers(0, 10_000_000), st.integers(1_000, 600_000))
def test_drift_is_exponential_decay_to_half_a_point(distance: int, elapsed: int, half_life: int) -> None:
    left = drift(distance, elapsed, half_life)
    steps = Fraction(elapsed * 64 // half_life, 64)
    exact = distance * 2.0 ** float(-steps)
    assert abs(left - exact) <= 0.501
    assert left * distance >= 0


@given(st.integers(0, 100), st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_time_never_leaves_more(distance: int, first: int, second: int) -> None:
    sooner, later = sorted((first, second))
    assert drift(distance, later, 60_000) <= drift(distance, sooner, 60_000)
