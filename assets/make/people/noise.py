"""Noise that is the same on every machine: values on a lattice from an integer hash, smoothly interpolated."""

import numpy as np

from .source import Floats, Ints


def hashed(*parts: Ints | int) -> Floats:
    """Whole numbers to one number in 0..1, evenly spread."""
    mix = np.zeros(np.broadcast_shapes(*(np.shape(p) for p in parts)), dtype=np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            mix = (mix ^ np.asarray(part).astype(np.int64).astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
            mix ^= mix >> np.uint64(29)
            mix *= np.uint64(0xBF58476D1CE4E5B9)
            mix ^= mix >> np.uint64(32)
    return (mix >> np.uint64(11)).astype(np.float64) / float(1 << 53)


def noise(points: Floats, seed: int = 0) -> Floats:
    """Smooth noise in -1..1 with features about 1 unit wide; `points` is (n, d) for d = 1, 2 or 3."""
    cell = np.floor(points)
    t = points - cell
    t = t * t * (3 - 2 * t)
    cell = cell.astype(np.int64)
    total = np.zeros(len(points))
    dimensions = points.shape[1]
    for corner in range(1 << dimensions):
        bits = [(corner >> d) & 1 for d in range(dimensions)]
        weight = np.ones(len(points))
        for d, bit in enumerate(bits):
            weight = weight * (t[:, d] if bit else 1 - t[:, d])
        total += weight * hashed(*(cell[:, d] + bit for d, bit in enumerate(bits)), seed)
    return total * 2 - 1


def layered(points: Floats, scales: tuple[float, ...], seed: int = 0) -> Floats:
    """Noise at several frequencies, each half as strong as the one before."""
    total, strength = np.zeros(len(points)), 1.0
    for number, scale in enumerate(scales):
        total += strength * noise(points * scale, seed + 101 * number)
        strength *= 0.5
    return total
