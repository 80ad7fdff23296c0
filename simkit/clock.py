"""Story time: whole milliseconds, how long a line lasts, and how a feeling drifts home.

The words-per-minute figure and the half-life table stand under SEMANTICS: changing either changes
what old journals mean, so it takes a new number.
"""

from __future__ import annotations

SEMANTICS = 1
"""Number of the rules by which acts become events; a journal made under another is not resumed."""

WORDS_A_MINUTE = 160
LIVE_TICK_MS = 5_000
"""While time runs during a choose, feelings drift at every full tick."""
HALF_LIFE_MS = 60_000

_STEPS = 64
_ONE = 1 << 16
_HALVES: tuple[int, ...] = (
    65536, 64830, 64132, 63441, 62757, 62081, 61413, 60751, 60097, 59449, 58809, 58176, 57549, 56929, 56316, 55709,
    55109, 54515, 53928, 53347, 52773, 52204, 51642, 51085, 50535, 49991, 49452, 48920, 48393, 47871, 47356, 46846,
    46341, 45842, 45348, 44859, 44376, 43898, 43425, 42958, 42495, 42037, 41584, 41136, 40693, 40255, 39821, 39392,
    38968, 38548, 38133, 37722, 37316, 36914, 36516, 36123, 35734, 35349, 34968, 34591, 34219, 33850, 33486, 33125,
)  # fmt: skip
"""round(2**16 * 2**(-k/64)) for k in 0..63, written out so that no float takes part."""


def line_ms(words: int) -> int:
    """How long a line of so many words lasts, in whole milliseconds; at least a second."""
    return max(1_000, words * 60_000 // WORDS_A_MINUTE)


def drift(distance: int, elapsed_ms: int, half_life_ms: int) -> int:
    """What is left of a distance from home after `elapsed_ms`; rounds half away from zero.

    Exponential decay, d * 2**(-t/h), in steps of a 64th of a half-life.
    """
    steps = elapsed_ms * _STEPS // half_life_ms
    whole, part = divmod(steps, _STEPS)
    if whole > 40:
        return 0
    left = (abs(distance) * _HALVES[part] + (_ONE >> 1 << whole)) >> (16 + whole)
    return left if distance >= 0 else -left
