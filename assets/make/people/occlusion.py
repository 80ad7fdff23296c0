"""Baked ambient occlusion: how much of the sky each vertex sees, from depth maps in many directions."""

import numpy as np

from .source import Floats

DIRECTIONS = 64
CELL = 0.007
"""Size of a depth-map cell in metres."""
BIAS = 0.006


def directions() -> Floats:
    """Evenly spread over the sphere (a spherical Fibonacci lattice)."""
    i = np.arange(DIRECTIONS) + 0.5
    z = 1 - 2 * i / DIRECTIONS
    turn = np.pi * (1 + 5**0.5) * i
    r = np.sqrt(1 - z * z)
    return np.stack([r * np.cos(turn), r * np.sin(turn), z], 1)


class Sky:
    """Depth maps of a set of blocking points, asked for as many pieces as lie under them."""

    def __init__(self, blockers: Floats) -> None:
        blockers = thinned(blockers)
        self.maps: list[tuple[Floats, Floats, Floats]] = []
        for way in directions():
            side = np.cross(way, [0, 0, 1] if abs(way[2]) < 0.9 else [1, 0, 0])
            side /= np.linalg.norm(side)
            axes = np.stack([side, np.cross(side, way)], 1)
            flat = blockers @ axes
            low = flat.min(0) - 2 * CELL
            cells = ((flat - low) / CELL).astype(np.int64)
            width = cells.max(0) + 3
            nearest = np.full(width[0] * width[1], -1e9)
            np.maximum.at(nearest, cells[:, 0] * width[1] + cells[:, 1], blockers @ way)
            grid = nearest.reshape(width)
            # a point sample leaves holes: a cell is at least as near as the second nearest of its cross of neighbours
            cross = np.stack(
                [grid, np.roll(grid, 1, 0), np.roll(grid, -1, 0), np.roll(grid, 1, 1), np.roll(grid, -1, 1)]
            )
            self.maps.append((axes, low, np.maximum(grid, np.sort(cross, axis=0)[-2])))

    def seen(self, points: Floats, normals: Floats) -> Floats:
        """0..1 a point: the cosine-weighted share of directions without a blocker, those from above counting more."""
        seen, total = np.zeros(len(points)), np.zeros(len(points))
        for way, (axes, low, grid) in zip(directions(), self.maps, strict=True):
            facing = np.maximum(normals @ way, 0) * (1.0 + 0.5 * way[2])
            at = np.clip(((points @ axes - low) / CELL).astype(np.int64), 0, np.array(grid.shape) - 1)
            depth = grid[at[:, 0], at[:, 1]] - points @ way
            seen += facing * np.clip(1 - (depth - BIAS) / 0.01, 0, 1)
            total += facing
        return seen / np.maximum(total, 1e-9)


def thinned(points: Floats, cell: float = 0.004) -> Floats:
    """One point for each small cube that holds any."""
    keys = np.floor(points / cell).astype(np.int64)
    _, first = np.unique((keys * np.array([1, 4096, 16777216])).sum(1), return_index=True)
    return points[np.sort(first)]
