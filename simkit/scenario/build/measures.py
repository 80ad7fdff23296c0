"""Metres as they are written, in whole millimetres: no fraction ever enters a scenario."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DISTANCE = re.compile(r"([0-9]{1,5})(?:[.,]([0-9]{1,3}))? *(mm|cm|m)")
_IN_MM = {"mm": 1, "cm": 10, "m": 1_000}


def millimetres(written: Sequence[str]) -> tuple[int, ...]:
    return tuple(_mm(word) for word in written)


def distance(written: str) -> int | None:
    """`40 cm` in millimetres; None for anything else."""
    match = _DISTANCE.fullmatch(written.strip())
    if match is None:
        return None
    unit = _IN_MM[match[3]]
    return int(match[1]) * unit + int((match[2] or "0").ljust(3, "0")) * unit // 1_000


def _mm(word: str) -> int:
    sign = -1 if word.startswith("-") else 1
    whole, _, decimals = word.lstrip("+-").partition(".")
    return sign * (int(whole or 0) * 1_000 + int((decimals or "0").ljust(3, "0")))
