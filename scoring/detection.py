"""Signal detection: telling hazards from what only looks like one, apart from how readily one reports.

Count objects, not clicks: each hazard is a hit or a miss, each foil a false alarm or a correct rejection.
"""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Final

from scoring.errors import Problem, ScoringError
from scoring.sentences import decimal, say

_NORMAL: Final = NormalDist()
_Z95: Final = _NORMAL.inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Detection:
    """One round; shown with its interval, never a ground to pass or fail by itself: one round says little."""

    hits: int
    hazards: int
    false_alarms: int
    foils: int
    d_prime: float
    """Sensitivity: z(hit rate) − z(false alarm rate); 0 is guessing."""
    low: float
    high: float
    """95 % interval of d′."""
    bias: float
    """c: below 0 reports readily, above 0 is slow to report. A style, not a fault."""

    def sentence(self, language: str = "en") -> str:
        return say(
            language,
            "detection",
            hits=self.hits,
            hazards=self.hazards,
            false_alarms=self.false_alarms,
            foils=self.foils,
            d_prime=decimal(language, self.d_prime),
            low=decimal(language, self.low),
            high=decimal(language, self.high),
        )


def detection(*, hits: int, hazards: int, false_alarms: int, foils: int) -> Detection:
    """d′, its 95 % interval and bias c, rates corrected log-linearly (Hautus 1995): none and all are fine.

    Variance of d′ after Gourevitch & Galanter (1967). Raises ScoringError SK4123 when there are no hazards
    or no foils, or more were found than there are.
    """
    if hazards < 1 or foils < 1 or not 0 <= hits <= hazards or not 0 <= false_alarms <= foils:
        values = {"hits": hits, "hazards": hazards, "false_alarms": false_alarms, "foils": foils}
        raise ScoringError([Problem("SK4123", (), values)])
    hit_rate = (hits + 0.5) / (hazards + 1)
    alarm_rate = (false_alarms + 0.5) / (foils + 1)
    z_hit, z_alarm = _NORMAL.inv_cdf(hit_rate), _NORMAL.inv_cdf(alarm_rate)
    d_prime = z_hit - z_alarm
    error = sqrt(_variance(hit_rate, z_hit, hazards) + _variance(alarm_rate, z_alarm, foils))
    return Detection(
        hits,
        hazards,
        false_alarms,
        foils,
        d_prime,
        d_prime - _Z95 * error,
        d_prime + _Z95 * error,
        -(z_hit + z_alarm) / 2,
    )


def _variance(rate: float, z: float, count: int) -> float:
    return rate * (1 - rate) / (count * _NORMAL.pdf(z) ** 2)
