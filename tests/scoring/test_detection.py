"""Signal detection, by hand from its definitions."""

from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import ScoringError
from scoring.detection import detection
from tests.scoring.builders import steady

z = NormalDist().inv_cdf


def test_d_prime_and_bias_with_the_log_linear_correction():
    found = detection(hits=15, hazards=20, false_alarms=2, foils=10)
    hit, alarm = 15.5 / 21, 2.5 / 11
    assert found.d_prime == pytest.approx(z(hit) - z(alarm))
    assert found.bias == pytest.approx(-(z(hit) + z(alarm)) / 2)


def test_the_standard_error_of_twenty_hazards_and_ten_foils():
    """About 0.55 at rates .75 and .20; the corrected rates lie close to these."""
    found = detection(hits=15, hazards=20, false_alarms=2, foils=10)
    assert (found.high - found.low) / (2 * 1.96) == pytest.approx(0.55, abs=0.03)


def test_finding_all_and_marking_nothing_wrong_stays_finite():
    found = detection(hits=20, hazards=20, false_alarms=0, foils=10)
    assert found.d_prime == pytest.approx(z(20.5 / 21) - z(0.5 / 11))


def test_guessing_has_no_sensitivity_and_marking_everything_is_bias_alone():
    assert detection(hits=5, hazards=10, false_alarms=5, foils=10).d_prime == pytest.approx(0)
    everything = detection(hits=10, hazards=10, false_alarms=10, foils=10)
    assert everything.d_prime == pytest.approx(0)
    assert everything.bias < -1


counts = st.tuples(st.integers(1, 40), st.integers(1, 40)).flatmap(
    lambda n: st.tuples(st.just(n[0]), st.just(n[1]), st.integers(0, n[0]), st.integers(0, n[1]))
)


@steady
@given(counts)
def test_turning_yes_and_no_around_mirrors_it(drawn):
    hazards, foils, hits, alarms = drawn
    found = detection(hits=hits, hazards=hazards, false_alarms=alarms, foils=foils)
    turned = detection(hits=hazards - hits, hazards=hazards, false_alarms=foils - alarms, foils=foils)
    assert turned.d_prime == pytest.approx(-found.d_prime, abs=1e-9)
    assert turned.bias == pytest.approx(-found.bias, abs=1e-9)
    assert found.low < found.d_prime < found.high


@steady
@given(counts)
def test_one_more_hit_means_more_sensitivity(drawn):
    hazards, foils, hits, alarms = drawn
    if hits < hazards:
        fewer = detection(hits=hits, hazards=hazards, false_alarms=alarms, foils=foils)
        more = detection(hits=hits + 1, hazards=hazards, false_alarms=alarms, foils=foils)
        assert more.d_prime > fewer.d_prime


@pytest.mark.parametrize(
    "wrong", [{"hazards": 0, "hits": 0}, {"foils": 0, "false_alarms": 0}, {"hits": 21}, {"false_alarms": -1}]
)
def test_counts_that_cannot_be_are_refused(wrong):
    with pytest.raises(ScoringError) as refused:
        detection(**{"hits": 15, "hazards": 20, "false_alarms": 2, "foils": 10, **wrong})
    assert refused.value.code == "SK4123"


def test_the_sentence_shows_the_interval():
    found = detection(hits=15, hazards=20, false_alarms=2, foils=10)
    assert found.sentence("en").startswith("Found 15 of 20 hazards, and marked 2 of 10 safe things.")
    assert "likely between" in found.sentence("en")
    assert "waarschijnlijk tussen 0," in found.sentence("nl")
