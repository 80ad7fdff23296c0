"""Small repeating pictures for wood, plaster, cardboard and cloth, to multiply a colour."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.uint8]
SIZE = 256

_SEEDS = {"plain": 0, "grain": 11, "planks": 12, "plaster": 13, "board": 14, "weave": 15, "tiles": 16}


@cache
def pattern(kind: str) -> Image:
    """(256, 256) grey, repeating without a seam; 224 is 'the colour itself'."""
    chance = np.random.default_rng(_SEEDS[kind])
    value = _DRAW[kind](chance)
    return np.asarray(np.clip(224 * value, 0, 255), np.uint8)


def _noise(chance: np.random.Generator, across: float, along: float) -> npt.NDArray[np.float64]:
    """Smooth repeating noise, mean 0 and deviation 1; feature sizes in texels (columns, rows)."""
    white = chance.standard_normal((SIZE, SIZE))
    fx, fy = np.fft.fftfreq(SIZE)[None, :], np.fft.fftfreq(SIZE)[:, None]
    keep = np.exp(-((fx * across) ** 2 + (fy * along) ** 2) * 8)
    smooth = np.real(np.fft.ifft2(np.fft.fft2(white) * keep))
    return np.asarray(smooth / smooth.std())


def _wood(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    """Rings cut lengthwise: lines along u that wander a little, with fine pores."""
    v = np.arange(SIZE)[:, None] / SIZE
    wander = _noise(chance, 90, 40) * 0.035
    rings = np.sin(2 * np.pi * (v + wander) * 9) * 0.5 + np.sin(2 * np.pi * (v + wander * 1.7) * 23) * 0.25
    return 1 + 0.030 * rings + 0.028 * _noise(chance, 60, 1.2) + 0.02 * _noise(chance, 100, 24)


def _planks(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    wood = _wood(chance)
    rows = 4
    deep = SIZE // rows
    for row in range(rows):
        band = slice(row * deep, (row + 1) * deep)
        wood[band] = np.roll(wood[band], int(chance.integers(SIZE)), axis=1) * (
            1 + 0.05 * chance.standard_normal()
        )
        wood[row * deep] *= 0.80
        joint = int(chance.integers(SIZE))
        wood[band, joint : joint + 1] *= 0.82
    return wood


def _plaster(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    return 1 + 0.008 * _noise(chance, 50, 50) + 0.007 * _noise(chance, 3, 3)


def _board(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    return 1 + 0.020 * _noise(chance, 26, 26) + 0.018 * _noise(chance, 14, 1.2)


def _weave(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    x = np.arange(SIZE)
    threads = np.sin(x[None, :] * np.pi / 4) * np.sin(x[:, None] * np.pi / 4)
    return 1 + 0.05 * threads + 0.03 * _noise(chance, 4, 4)


def _tiles(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    value = 1 + 0.012 * _noise(chance, 40, 40)
    half = SIZE // 2
    for i in (0, half):
        value[i : i + 2] *= 0.84
        value[:, i : i + 2] *= 0.84
        for j in (0, half):
            value[i : i + half, j : j + half] *= 1 + 0.02 * chance.standard_normal()
    return value


def _plain(chance: np.random.Generator) -> npt.NDArray[np.float64]:
    return np.full((SIZE, SIZE), 1.0)


_DRAW = {
    "plain": _plain,
    "grain": _wood,
    "planks": _planks,
    "plaster": _plaster,
    "board": _board,
    "weave": _weave,
    "tiles": _tiles,
}
