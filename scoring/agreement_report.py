"""Agreement between raters as it may be shown: coefficients side by side, with intervals, and in words."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from scoring.agreement import (
    Codes,
    Counts,
    Rating,
    Scale,
    Weights,
    ac1_of,
    alpha_of,
    code,
    fleiss_of,
    kappa_of,
    numbers_of,
    observed_of,
    pair_table,
    unit_counts,
)
from scoring.sentences import decimal, say

FEWEST_UNITS: Final = 20
"""Under this many units nothing is said but that they are too few."""
RELIABLE: Final = 0.8
TENTATIVE: Final = 0.667
"""Krippendorff's customary bounds for alpha (2004): reliable, and enough for tentative conclusions."""
_SKEWED: Final = 0.2
_KAPPA_WEIGHTS: Final[dict[Scale, Weights]] = {
    "nominal": "none",
    "ordinal": "linear",
    "interval": "quadratic",
    "ratio": "quadratic",
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient and its 95 % interval; None where it is not defined."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    raters: int
    units: int
    """Units rated at least twice; the others say nothing about agreement."""
    scale: Scale
    percent: Estimate
    """Share of agreeing pairs, 0 to 1. High by itself where one category is common."""
    kappa: Estimate
    """Cohen's with two raters (linear weights if ordinal, quadratic if interval or ratio), else Fleiss'."""
    alpha: Estimate
    ac1: Estimate

    @property
    def enough(self) -> bool:
        return self.units >= FEWEST_UNITS

    @property
    def skewed(self) -> bool:
        """Kappa much lower than AC1: one category is far more common, and kappa suffers from that."""
        kappa, ac1 = self.kappa.value, self.ac1.value
        return kappa is not None and ac1 is not None and ac1 - kappa > _SKEWED

    def sentence(self, language: str = "en") -> str:
        """What may be said of it, for a person; English for languages other than en and nl."""
        head = {"raters": self.raters, "units": self.units}
        if not self.enough:
            return say(language, "agreement.too-few", **head, needed=FEWEST_UNITS)
        value, low, high = self.alpha.value, self.alpha.low, self.alpha.high
        if value is None or low is None or high is None:
            return say(language, "agreement.no-variation", **head)
        numbers = {"alpha": value, "low": low, "high": high}
        shown = {name: decimal(language, number) for name, number in numbers.items()}
        said = [say(language, f"agreement.{_verdict(low, high)}", **head, **shown)]
        if self.skewed:
            said.append(say(language, "agreement.skewed"))
        return " ".join(said)


def agreement(
    ratings: Sequence[Sequence[Rating]],
    *,
    seed: int,
    scale: Scale = "ordinal",
    categories: Sequence[Hashable] | None = None,
    rounds: int = 1000,
) -> Agreement:
    """All coefficients of these ratings with percentile bootstrap intervals, the same for the same seed.

    Units are drawn, not ratings: ratings of one unit belong together. `ratings` as in `scoring.agreement`;
    raises ScoringError SK4122 where they cannot be used.
    """
    coded = code(ratings, categories)
    counts = unit_counts(coded)
    paired = counts.sum(axis=1) >= 2
    counts, codes = counts[paired], coded.codes[:, paired]
    size, raters = len(coded.categories), len(ratings)
    numbers = numbers_of(coded.categories, scale)

    def kappa(counts: Counts, codes: Codes) -> float | None:
        if raters == 2:
            return kappa_of(pair_table(codes, size), _KAPPA_WEIGHTS[scale])
        return fleiss_of(counts[counts.sum(axis=1) == raters])

    statistics: tuple[Callable[[Counts, Codes], float | None], ...] = (
        lambda counts, codes: observed_of(counts),
        kappa,
        lambda counts, codes: alpha_of(counts, scale, numbers),
        lambda counts, codes: ac1_of(counts),
    )
    units = len(counts)
    drawn: list[list[float]] = [[] for _ in statistics]
    generator = np.random.default_rng(seed)
    for _ in range(rounds if units >= 2 else 0):
        chosen = generator.integers(0, units, units)
        for statistic, values in zip(statistics, drawn, strict=True):
            if (value := statistic(counts[chosen], codes[:, chosen])) is not None:
                values.append(value)
    estimates = [
        _estimate(statistic(counts, codes), values, rounds)
        for statistic, values in zip(statistics, drawn, strict=True)
    ]
    return Agreement(raters, units, scale, *estimates)


def _verdict(low: float, high: float) -> str:
    """By the interval, not by the value: the interval says what is known."""
    if low >= RELIABLE:
        return "reliable"
    if low >= TENTATIVE:
        return "tentative"
    return "low" if high < TENTATIVE else "unsure"


def _estimate(value: float | None, drawn: list[float], rounds: int) -> Estimate:
    """No interval where more than one draw in twenty left it undefined: the rest is no sample."""
    if value is None or not drawn or 20 * (rounds - len(drawn)) > rounds:
        return Estimate(value)
    low, high = np.quantile(drawn, [0.025, 0.975])
    return Estimate(value, float(low), float(high))
