"""How far raters agree, beyond chance: four coefficients over the same ratings.

Ratings are rows, one a rater, each with one rating a unit (a criterion in a session, say), None where that
rater gave none. A coefficient is None where it is not defined, such as when every rating is the same.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from scoring.errors import Problem, ScoringError

Rating = Hashable | None
Scale = Literal["nominal", "ordinal", "interval", "ratio"]
Weights = Literal["none", "linear", "quadratic"]
Counts = NDArray[np.float64]
"""Units × categories: how many raters gave a unit a category."""
Codes = NDArray[np.int_]


@dataclass(frozen=True, slots=True)
class Coded:
    """Ratings as places in the list of categories, -1 where there is none; raters × units."""

    categories: tuple[Hashable, ...]
    codes: Codes


def cohen_kappa(
    first: Sequence[Rating],
    second: Sequence[Rating],
    *,
    weights: Weights = "none",
    categories: Sequence[Hashable] | None = None,
) -> float | None:
    """Cohen's kappa of two raters (Cohen 1960; weighted: Cohen 1968), over the units both rated.

    `linear` and `quadratic` weigh a disagreement by how far apart the categories are, or its square;
    `categories` gives their order, by default sorted.
    """
    coded = code([first, second], categories)
    return kappa_of(pair_table(coded.codes, len(coded.categories)), weights)


def fleiss_kappa(ratings: Sequence[Sequence[Rating]]) -> float | None:
    """Fleiss' kappa (Fleiss 1971), over the units that every rater rated."""
    counts = unit_counts(code(ratings))
    return fleiss_of(counts[counts.sum(axis=1) == len(ratings)])


def krippendorff_alpha(ratings: Sequence[Sequence[Rating]], scale: Scale = "ordinal") -> float | None:
    """Krippendorff's alpha (Krippendorff 2011): any number of raters, missing ratings allowed.

    `interval` and `ratio` take the ratings themselves as numbers.
    """
    coded = code(ratings)
    return alpha_of(unit_counts(coded), scale, numbers_of(coded.categories, scale))


def gwet_ac1(ratings: Sequence[Sequence[Rating]]) -> float | None:
    """Gwet's AC1 (Gwet 2008), steadier than kappa where one category is very common; missing allowed."""
    return ac1_of(unit_counts(code(ratings)))


def percent_agreement(ratings: Sequence[Sequence[Rating]]) -> float | None:
    """Share (0 to 1) of agreeing pairs of raters, averaged over the units rated at least twice."""
    return observed_of(unit_counts(code(ratings)))


def kappa_of(table: NDArray[np.float64], weights: Weights = "none") -> float | None:
    """Cohen's kappa of a table of counts: rows the first rater's categories, columns the second's."""
    total = table.sum()
    if total == 0:
        return None
    places = np.arange(len(table))
    apart = np.abs(places[:, None] - places[None, :]).astype(float)
    cost = {"none": (apart > 0).astype(float), "linear": apart, "quadratic": apart**2}[weights]
    expected = np.outer(table.sum(axis=1), table.sum(axis=0)) / total
    return _beyond_chance((cost * table).sum(), (cost * expected).sum())


def fleiss_of(counts: Counts) -> float | None:
    """Fleiss' kappa of a units × categories table in which every unit has equally many ratings."""
    raters = counts.sum(axis=1)
    if len(counts) == 0 or raters[0] < 2:
        return None
    if not (raters == raters[0]).all():
        raise ratings_unusable("raters")
    shares = counts.sum(axis=0) / counts.sum()
    agreed = ((counts * (counts - 1)).sum(axis=1) / (raters * (raters - 1))).mean()
    return _beyond_chance(1 - agreed, 1 - (shares**2).sum())


def ac1_of(counts: Counts) -> float | None:
    """Gwet's AC1 of a units × categories table."""
    agreed = observed_of(counts)
    rated = counts[counts.sum(axis=1) > 0]
    size = counts.shape[1]
    if agreed is None or size < 2:
        return None
    shares = (rated / rated.sum(axis=1, keepdims=True)).mean(axis=0)
    chance = (shares * (1 - shares)).sum() / (size - 1)
    return _beyond_chance(1 - agreed, 1 - chance)


def observed_of(counts: Counts) -> float | None:
    raters = counts.sum(axis=1)
    paired, raters = counts[raters >= 2], raters[raters >= 2]
    if len(paired) == 0:
        return None
    return float(((paired * (paired - 1)).sum(axis=1) / (raters * (raters - 1))).mean())


def alpha_of(counts: Counts, scale: Scale, numbers: NDArray[np.float64]) -> float | None:
    """Krippendorff's alpha of a units × categories table; `numbers` as from `numbers_of`."""
    raters = counts.sum(axis=1)
    paired, raters = counts[raters >= 2], raters[raters >= 2]
    if len(paired) == 0:
        return None
    together = (paired / (raters - 1)[:, None]).T @ paired
    together[np.diag_indices_from(together)] -= (paired / (raters - 1)[:, None]).sum(axis=0)
    totals = paired.sum(axis=0)
    cost = _distance(scale, totals, numbers)
    expected = np.outer(totals, totals) / (totals.sum() - 1)
    return _beyond_chance((cost * together).sum(), (cost * expected).sum())


def unit_counts(coded: Coded) -> Counts:
    """Units × categories: how many raters gave each unit each category."""
    given = coded.codes[:, :, None] == np.arange(len(coded.categories))
    return np.asarray(given.sum(axis=0), dtype=float)


def pair_table(codes: Codes, size: int) -> NDArray[np.float64]:
    """Categories × categories: how often the first of two raters gave one and the second the other."""
    both = codes[:, (codes >= 0).all(axis=0)]
    cells = np.bincount(both[0] * size + both[1], minlength=size * size)
    return np.asarray(cells.reshape(size, size), dtype=float)


def ratings_unusable(why: str) -> ScoringError:
    """`why`: raters (fewer than two, or not equally many), units (unequal rows), category, scale."""
    return ScoringError([Problem("SK4122", (), {"why": why})])


def code(ratings: Sequence[Sequence[Rating]], categories: Sequence[Hashable] | None = None) -> Coded:
    """Ratings as numbers; `categories` in their order, by default those used, sorted."""
    if len(ratings) < 2:
        raise ratings_unusable("raters")
    if len({len(row) for row in ratings}) > 1:
        raise ratings_unusable("units")
    used = {rating for row in ratings for rating in row if rating is not None}
    if categories is None:
        try:
            categories = sorted(used)  # type: ignore[type-var]
        except TypeError:
            raise ratings_unusable("category") from None
    place: dict[Rating, int] = {category: index for index, category in enumerate(categories)}
    if not used <= place.keys():
        raise ratings_unusable("category")
    place[None] = -1
    return Coded(
        tuple(categories), np.array([[place[rating] for rating in row] for row in ratings], dtype=int)
    )


def numbers_of(categories: Sequence[Hashable], scale: Scale) -> NDArray[np.float64]:
    """What the categories stand for: their place (nominal, ordinal) or themselves."""
    if scale in ("nominal", "ordinal"):
        return np.arange(len(categories), dtype=float)
    numbers = [c for c in categories if isinstance(c, int | float)]
    if len(numbers) != len(categories) or (scale == "ratio" and any(number < 0 for number in numbers)):
        raise ratings_unusable("scale")
    return np.array(numbers, dtype=float)


def _distance(scale: Scale, totals: NDArray[np.float64], numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """Squared differences between categories (Krippendorff 2011, section D)."""
    apart = np.abs(numbers[:, None] - numbers[None, :])
    if scale == "nominal":
        return (apart > 0).astype(float)
    if scale == "interval":
        return np.asarray(apart**2)
    if scale == "ratio":
        sums = numbers[:, None] + numbers[None, :]
        return np.asarray(np.divide(apart, sums, out=np.zeros_like(apart), where=sums > 0) ** 2)
    upto = np.cumsum(totals)
    middle = upto - totals / 2
    # From the middle of one category to the middle of the other, counted in ratings.
    return np.asarray((middle[:, None] - middle[None, :]) ** 2)


def _beyond_chance(disagreed: float, by_chance: float) -> float | None:
    return None if by_chance <= 0 else float(1 - disagreed / by_chance)
