"""Shade worked out once and kept in the vertices: hollows go dark, and things cast soft shadows.

Every piece counts as the box around it, along its own axes: near enough for soft shade, and fast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi

import numpy as np

from simkit.stage.place.solids import Floats, Solid

REACH = 0.7
"""Metres within which a thing darkens what is beside it."""
SHADOW_REACH = 2.6
_KEY = np.array([-0.5083, -0.6931, 0.5083], np.float32)
"""Towards the key light of the stage (simkit/stage/shade)."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """A box that turns about Z: middle, half sizes and its axes as rows."""

    middle: Floats
    half: Floats
    axes: Floats


def blocker(solid: Solid) -> Blocker | None:
    """None for what is too thin or small to matter."""
    points = solid.points
    centred = points[:, :2] - points[:, :2].mean(0)
    # The turn about Z that makes the tightest box among a few, so that turned furniture shades as it stands.
    best: tuple[float, Floats] | None = None
    for angle in np.linspace(0, pi / 2, 12, endpoint=False):
        c, s = np.cos(angle), np.sin(angle)
        matrix = np.array([[c, s], [-s, c]], np.float32)
        spread = np.ptp(centred @ matrix.T, axis=0)
        area = float(spread[0] * spread[1])
        if best is None or area < best[0] - 1e-6:
            best = area, matrix
    assert best is not None
    axes = np.eye(3, dtype=np.float32)
    axes[:2, :2] = best[1]
    local = points @ axes.T
    low, high = local.min(0), local.max(0)
    half = (high - low) / 2
    if np.sort(half)[1] < 0.02:
        return None
    return Blocker(((low + high) / 2 @ axes).astype(np.float32), half.astype(np.float32), axes)


def openness(points: Floats, normals: Floats, blockers: Sequence[Blocker], rays: int = 16) -> Floats:
    """(n,) from 0 (closed in) to 1 (open): the share of the hemisphere above each point that is free."""
    ways = _hemisphere(rays)
    start = points + normals * 0.012
    helper = np.where(
        np.abs(normals[:, 2:]) < 0.9, np.array([[0, 0, 1]], np.float32), np.array([[1, 0, 0]], np.float32)
    )
    side = np.cross(helper, normals)
    side /= np.maximum(np.linalg.norm(side, axis=1, keepdims=True), 1e-9)
    up = np.cross(normals, side)
    directions = (
        ways[None, :, 0:1] * side[:, None]
        + ways[None, :, 1:2] * up[:, None]
        + ways[None, :, 2:3] * normals[:, None]
    )
    hidden = np.zeros((len(points), rays), np.float32)
    for box in blockers:
        near = _within(start, box, REACH)
        if not len(near):
            continue
        hit = _enter(start[near][:, None], directions[near], box)
        hidden[near] = np.maximum(hidden[near], np.clip(1 - hit / REACH, 0, 1))
    return np.asarray(1 - hidden.mean(1), np.float32)


def lit(points: Floats, normals: Floats, blockers: Sequence[Blocker], rays: int = 10) -> Floats:
    """(n,) from 0 to 1: how much of the wide key light reaches each point. 1 where it faces away anyway."""
    facing = np.flatnonzero(normals @ _KEY > 0.02)
    result = np.ones(len(points), np.float32)
    if not len(facing):
        return result
    chance = np.random.default_rng(5)
    ways = _KEY + chance.normal(0, 0.13, (rays, 3)).astype(np.float32)
    ways /= np.linalg.norm(ways, axis=1, keepdims=True)
    start = points[facing] + normals[facing] * 0.02
    hidden = np.zeros((len(facing), rays), np.float32)
    for box in blockers:
        along = (start - box.middle) @ _KEY
        across = start - box.middle - along[:, None] * _KEY
        size = float(np.linalg.norm(box.half))
        near = np.flatnonzero(
            (along < size) & (along > -SHADOW_REACH - size) & (np.linalg.norm(across, axis=1) < size + 0.5)
        )
        if not len(near):
            continue
        hit = _enter(start[near][:, None], np.broadcast_to(ways, (len(near), rays, 3)), box)
        hidden[near] = np.maximum(hidden[near], np.clip((1 - hit / SHADOW_REACH) * 2.5, 0, 1))
    result[facing] = 1 - hidden.mean(1)
    return result


def _hemisphere(rays: int) -> Floats:
    """Evenly spread, thicker towards the normal as light counts (cosine-weighted Fibonacci spiral)."""
    i = np.arange(rays) + 0.5
    radius = np.sqrt(i / rays)
    angle = i * pi * (3 - 5**0.5)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle), np.sqrt(1 - i / rays)], -1).astype(
        np.float32
    )


def _within(points: Floats, box: Blocker, reach: float) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    local = np.abs((points - box.middle) @ box.axes.T)
    return np.flatnonzero((local < box.half + reach).all(1))


def _enter(start: Floats, way: Floats, box: Blocker) -> Floats:
    """How far each ray runs until it enters the box; infinite where it does not, or starts inside."""
    first: Floats | None = None
    last: Floats | None = None
    # Axis by axis: a reduction over a last axis of three costs several times as much.
    for axis in range(3):
        row = box.axes[axis]
        here = (start - box.middle) @ row
        run = way[..., 0] * row[0] + way[..., 1] * row[1] + way[..., 2] * row[2]
        step = 1 / np.where(np.abs(run) < 1e-6, np.float32(1e-6), run)
        middle, reach = -here * step, np.abs(step) * box.half[axis]
        first = middle - reach if first is None else np.maximum(first, middle - reach)
        last = middle + reach if last is None else np.minimum(last, middle + reach)
    assert first is not None
    assert last is not None
    return np.where((first <= last) & (first > 0), first, np.float32(np.inf))
