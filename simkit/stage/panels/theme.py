"""Colours and sizes of every panel, and the contrast they promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Contrast = Literal["normal", "high"]

TEXT_SCALES = (100, 125, 150, 200)

TOKENS: dict[Contrast, dict[str, str]] = {
    "normal": {
        "ground": "#1b2a2f",
        "card": "#263a40",
        "raised": "#31484f",
        "line": "#57737b",
        "text": "#f8f4ea",
        "soft": "#c5d1d1",
        "accent": "#f4b95c",
        "on-accent": "#1d1a12",
        "good": "#8fd6ae",
        "curve-a": "#f4b95c",
        "curve-b": "#8cc8f0",
        "curve-c": "#d9b8f0",
        "curve-d": "#8fd6ae",
    },
    "high": {
        "ground": "#000000",
        "card": "#000000",
        "raised": "#1a1a1a",
        "line": "#ffffff",
        "text": "#ffffff",
        "soft": "#ffffff",
        "accent": "#ffe14d",
        "on-accent": "#000000",
        "good": "#a8ffcb",
        "curve-a": "#ffe14d",
        "curve-b": "#8fd3ff",
        "curve-c": "#ffb8f5",
        "curve-d": "#a8ffcb",
    },
}

_GROUNDS = ("ground", "card", "raised")
_INKS = ("text", "soft", "accent", "good", "curve-a", "curve-b", "curve-c", "curve-d")


@dataclass(frozen=True, slots=True)
class Theme:
    """`text_scale` in per cent, 100 to 200; ValueError outside."""

    text_scale: int = 100
    contrast: Contrast = "normal"

    def __post_init__(self) -> None:
        if not 100 <= self.text_scale <= 200:
            raise ValueError(f"text_scale is {self.text_scale}, not from 100 to 200")

    def colour(self, token: str) -> str:
        return TOKENS[self.contrast][token]

    def rgb(self, token: str) -> tuple[float, float, float]:
        """0 to 1, sRGB-encoded."""
        return _rgb(self.colour(token))

    @property
    def rem(self) -> float:
        """CSS pixels of one rem; every size in the style sheet hangs on it."""
        return 16 * self.text_scale / 100


def text_pairs() -> Iterator[tuple[str, str]]:
    """Every (ink, ground) pair that carries text or a curve. All reach 4.5 : 1 (WCAG 2.2, 1.4.3)."""
    for ground in _GROUNDS:
        for ink in _INKS:
            yield ink, ground
    yield "on-accent", "accent"


def contrast_ratio(one: str, other: str) -> float:
    """Of two colours `#rrggbb`, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _rgb(colour: str) -> tuple[float, float, float]:
    return int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
