"""Agreement between raters: published examples, and what must not matter."""

import json
import math
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scoring import ScoringError
from scoring.agreement import (
    code,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    kappa_of,
    krippendorff_alpha,
    percent_agreement,
)
from scoring.agreement_report import agreement
from tests.scoring.builders import steady

FLEISS_1971 = """0 0 0 0 14 | 0 2 6 4 2 | 0 0 3 5 6 | 0 3 9 2 0 | 2 2 8 1 1
               | 7 7 0 0 0 | 3 2 6 3 0 | 2 5 3 2 2 | 6 5 2 1 0 | 0 2 2 3 7"""
FOUR_OBSERVERS = """1 2 3 3 2 1 4 1 2 * * * | 1 2 3 3 2 2 4 1 2 5 * 3
                  | * 3 3 3 2 3 4 2 2 5 1 * | 1 2 3 3 2 4 4 1 2 5 1 *"""
THREE_OBSERVERS = """* * * * * 3 4 1 2 1 1 3 3 * 3 | 1 * 2 1 3 3 4 3 * * * * * * *
                   | * * 2 1 3 4 4 * 2 1 1 3 3 * 4"""


def rows(text):
    return [[None if c == "*" else int(c) for c in row.split()] for row in text.split("|")]


def test_cohens_kappa_of_the_two_by_two_example():
    ratings = [(0, 0)] * 20 + [(0, 1)] * 5 + [(1, 0)] * 10 + [(1, 1)] * 15
    first, second = zip(*ratings, strict=True)
    assert cohen_kappa(first, second) == pytest.approx(0.4)
    assert percent_agreement([first, second]) == pytest.approx(0.7)
    assert kappa_of(np.array([[20.0, 5.0], [10.0, 15.0]])) == pytest.approx(0.4)


def test_weighted_kappa_by_hand():
    """1-1, 1-2, 2-2, 3-1, 3-3: disagreement 1 + 2 (linear) or 1 + 4 (squared); by chance from the margins."""
    first, second = [1, 1, 2, 3, 3], [1, 2, 2, 1, 3]
    # first has 2, 1, 2 of the categories 1, 2, 3; second 2, 2, 1
    linear = (2 * 2 * 1 + 2 * 1 * 2 + 1 * 2 * 1 + 1 * 1 * 1 + 2 * 2 * 2 + 2 * 2 * 1) / 5
    squared = (2 * 2 * 1 + 2 * 1 * 4 + 1 * 2 * 1 + 1 * 1 * 1 + 2 * 2 * 4 + 2 * 2 * 1) / 5
    assert cohen_kappa(first, second, weights="linear") == pytest.approx(1 - 3 / linear)
    assert cohen_kappa(first, second, weights="quadratic") == pytest.approx(1 - 5 / squared)


def test_fleiss_kappa_of_the_published_example():
    units = [
        [c for c, n in enumerate(map(int, row.split())) for _ in range(n)] for row in FLEISS_1971.split("|")
    ]
    assert fleiss_kappa(list(zip(*units, strict=True))) == pytest.approx(0.2099, abs=5e-5)


@pytest.mark.parametrize(
    ("data", "scale", "alpha"),
    [
        (FOUR_OBSERVERS, "nominal", 0.743),
        (FOUR_OBSERVERS, "ordinal", 0.815),
        (FOUR_OBSERVERS, "interval", 0.849),
        (FOUR_OBSERVERS, "ratio", 0.797),
        (THREE_OBSERVERS, "nominal", 0.691),
        (THREE_OBSERVERS, "interval", 0.811),
    ],
)
def test_krippendorffs_alpha_of_the_published_examples(data, scale, alpha):
    assert krippendorff_alpha(rows(data), scale) == pytest.approx(alpha, abs=5e-4)


def test_gwets_ac1_of_the_published_example():
    assert gwet_ac1(rows(FOUR_OBSERVERS)) == pytest.approx(0.77544, abs=5e-6)


def every_coefficient(ratings):
    return {
        "percent": percent_agreement(ratings),
        "cohen": cohen_kappa(ratings[0], ratings[1]),
        "linear": cohen_kappa(ratings[0], ratings[1], weights="linear"),
        "fleiss": fleiss_kappa(ratings),
        "ac1": gwet_ac1(ratings),
        **{
            scale: krippendorff_alpha(ratings, scale) for scale in ("nominal", "ordinal", "interval", "ratio")
        },
    }


def same(one, other):
    assert one.keys() == other.keys()
    for name, value in one.items():
        if value is None:
            assert other[name] is None, name
        else:
            assert other[name] == pytest.approx(value, abs=1e-9), name


RATERS = st.integers(2, 4)


def made(raters=RATERS, missing=True):
    rating = st.integers(1, 4)
    cell = st.none() | rating if missing else rating
    sizes = st.tuples(raters, st.integers(1, 12))
    return sizes.flatmap(
        lambda s: st.lists(st.lists(cell, min_size=s[1], max_size=s[1]), min_size=s[0], max_size=s[0])
    )


@steady
@given(made(), st.data())
def test_the_order_of_units_does_not_matter(ratings, data):
    order = data.draw(st.permutations(range(len(ratings[0]))))
    same(every_coefficient(ratings), every_coefficient([[row[unit] for unit in order] for row in ratings]))


@steady
@given(made(), st.data())
def test_the_order_of_raters_does_not_matter(ratings, data):
    turned = data.draw(st.permutations(ratings))
    before, after = every_coefficient(ratings), every_coefficient(turned)
    if len(ratings) > 2:  # Cohen's is of the first two alone
        for name in ("cohen", "linear"):
            before.pop(name), after.pop(name)
    same(before, after)


@steady
@given(made(), st.permutations([1, 2, 3, 4]))
def test_what_the_categories_are_called_does_not_matter_on_a_nominal_scale(ratings, names):
    renamed = [[None if r is None else names[r - 1] for r in row] for row in ratings]
    before, after = every_coefficient(ratings), every_coefficient(renamed)
    same(
        {name: before[name] for name in ("percent", "cohen", "fleiss", "ac1", "nominal")},
        {name: after[name] for name in ("percent", "cohen", "fleiss", "ac1", "nominal")},
    )


@steady
@given(made(), st.sampled_from(["interval", "ratio"]), st.integers(2, 9))
def test_a_unit_of_measurement_does_not_matter(ratings, scale, factor):
    scaled = [[None if r is None else r * factor for r in row] for row in ratings]
    one, other = krippendorff_alpha(ratings, scale), krippendorff_alpha(scaled, scale)
    same({"alpha": one}, {"alpha": other})


@steady
@given(made())
def test_every_unit_twice_changes_only_alphas_small_sample_correction(ratings):
    before, after = every_coefficient(ratings), every_coefficient([row * 2 for row in ratings])
    names = ("percent", "cohen", "linear", "fleiss", "ac1")
    same({name: before[name] for name in names}, {name: after[name] for name in names})
    counts = [sum(row[unit] is not None for row in ratings) for unit in range(len(ratings[0]))]
    values = sum(count for count in counts if count >= 2)
    for scale in ("nominal", "ordinal", "interval", "ratio"):
        if before[scale] is not None:
            # expected disagreement is over pairs of different values: n(n-1) of n values, 2n(2n-1) of 2n
            expected = (1 - before[scale]) * (2 * values - 1) / (2 * (values - 1))
            assert 1 - after[scale] == pytest.approx(expected, abs=1e-9)


@steady
@given(made(missing=False))
def test_a_rater_who_copies_agrees_fully(ratings):
    assume(len(set(ratings[0])) > 1)
    for name, value in every_coefficient([ratings[0], list(ratings[0])]).items():
        assert value == pytest.approx(1), name


@steady
@given(made(raters=st.just(2), missing=False))
def test_two_raters_alpha_is_scotts_pi_with_its_small_sample_correction(ratings):
    alpha, pi = krippendorff_alpha(ratings, "nominal"), fleiss_kappa(ratings)
    if pi is not None:
        n = 2 * len(ratings[0])
        assert alpha == pytest.approx(1 - (1 - pi) * (n - 1) / n, abs=1e-9)


def test_where_every_rating_is_the_same_nothing_can_be_said():
    values = every_coefficient([[3] * 30, [3] * 30])
    assert values.pop("percent") == 1
    assert set(values.values()) == {None}


@pytest.mark.parametrize(
    ("ratings", "why"),
    [
        ([[1, 2]], "raters"),
        ([[1, 2], [1]], "units"),
        ([[1, "a"], [1, 2]], "category"),
    ],
)
def test_ratings_that_cannot_be_compared_are_refused(ratings, why):
    with pytest.raises(ScoringError) as refused:
        krippendorff_alpha(ratings)
    assert refused.value.code == "SK4122"
    assert refused.value.problems[0].values["why"] == why


def test_words_need_their_order_and_are_no_interval_scale():
    words = [["weak", "sound", "strong"], ["weak", "strong", "strong"]]
    ordered = ("weak", "sound", "strong")
    numbers = [[1, 2, 3], [1, 3, 3]]
    assert cohen_kappa(*words, weights="linear", categories=ordered) == cohen_kappa(
        *numbers, weights="linear"
    )
    assert code(words, ordered).codes.tolist() == [[0, 1, 2], [0, 2, 2]]
    with pytest.raises(ScoringError):
        code(words, ("weak", "sound"))
    with pytest.raises(ScoringError):
        krippendorff_alpha(words, "interval")
    with pytest.raises(ScoringError):
        krippendorff_alpha([[-1, 2], [1, 2]], "ratio")


def many(units=60, noise=10):
    """Two raters over four levels who differ by one level at every `noise`-th unit."""
    first = [unit % 4 + 1 for unit in range(units)]
    second = [min(4, r + 1) if unit % noise == 0 else r for unit, r in enumerate(first)]
    return [first, second]


def test_the_same_seed_gives_the_same_intervals():
    one, again, other = (agreement(many(), seed=seed, rounds=100) for seed in (1, 1, 2))
    assert one == again != other
    assert one.alpha.value == other.alpha.value == krippendorff_alpha(many())


def test_intervals_hold_the_value_and_shrink_with_more_units():
    few, more = agreement(many(40), seed=1, rounds=300), agreement(many(400), seed=1, rounds=300)
    for found in (few, more):
        for estimate in (found.percent, found.kappa, found.alpha, found.ac1):
            assert estimate.low <= estimate.value <= estimate.high
    assert more.alpha.high - more.alpha.low < few.alpha.high - few.alpha.low


def test_the_interval_of_percent_agreement_is_the_binomial_one():
    """Drawing units with replacement makes the number of agreeing ones binomial."""
    first, second = [1, 2] * 100, [1, 2] * 80 + [2, 1] * 20
    found = agreement([first, second], seed=3, rounds=2000, scale="nominal").percent
    spread = 1.96 * math.sqrt(0.8 * 0.2 / 200)
    assert found.value == pytest.approx(0.8)
    assert (found.low, found.high) == (
        pytest.approx(0.8 - spread, abs=0.012),
        pytest.approx(0.8 + spread, abs=0.012),
    )


def test_units_rated_once_say_nothing():
    ratings = [[*many()[0], 1, 2, None], [*many()[1], None, None, 3]]
    assert agreement(ratings, seed=1, rounds=20).units == 60


@pytest.mark.parametrize(
    ("ratings", "english", "dutch"),
    [
        (many(19), "too few to tell", "te weinig om te zeggen"),
        ([[3] * 40, [3] * 40], "cannot be told", "niet te zeggen"),
        (many(200, 50), "they agree closely (alpha 0.9", "goed eens (alfa 0,9"),
        ([many(200)[0], [*many(200)[0][1:], 1]], "do not agree enough", "te weinig eens"),
        (many(24, 1), "it is not certain", "niet zeker"),
    ],
)
def test_one_plain_sentence(ratings, english, dutch):
    found = agreement(ratings, seed=1, rounds=200)
    assert english in found.sentence("en")
    assert dutch in found.sentence("nl")
    assert found.sentence("en").startswith(f"2 raters, {len(ratings[0])} cases")


def test_skewed_levels_are_pointed_out():
    """95 of 100 units agree, nearly all at one level: kappa is low, AC1 is not."""
    first = [3] * 96 + [1, 3, 1, 3]
    second = [3] * 95 + [1, 3, 1, 3, 1]
    found = agreement([first, second], seed=1, rounds=100, scale="nominal")
    assert found.kappa.value < 0.1 < 0.9 < found.ac1.value
    assert "look at AC1" in found.sentence("en")
    assert "AC1" in found.sentence("nl")
    assert "AC1" not in agreement(many(), seed=1, rounds=100).sentence("en")


def test_more_than_two_raters_and_missing_ratings():
    ratings = [row * 4 for row in rows(FOUR_OBSERVERS)]
    found = agreement(ratings, seed=1, rounds=50)
    assert (found.raters, found.units) == (4, 44)
    assert found.kappa.value == fleiss_kappa(ratings)
    assert json.loads(json.dumps(asdict(found)))["alpha"]["value"] == krippendorff_alpha(ratings)
