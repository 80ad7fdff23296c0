"""Collars around the neck: a folded shirt collar and a standing one."""

import numpy as np

from .cloth import Frame, outside_out, resampled, with_weights
from .head import Body
from .mesh import Mesh, grid
from .source import Floats, Ints


def neck_ring(body: Body, frame: Frame, turn: Floats, up: float, gap: float) -> Floats:
    """Points around the neck at `up` metres above the neckline plane, `gap` from the skin. Turn 0 is behind."""
    base = body.base[:13380]
    skin = body.v[:13380][(base[:, 1] > 4.8) & (base[:, 1] < 6.5) & (np.abs(base[:, 0]) < 1.2)]
    level = frame.above_neckline(skin)
    near = skin[np.abs(level - up) < 0.016]
    centre = (near.max(0) + near.min(0)) / 2
    offset = near - centre
    angle, radius = np.arctan2(offset[:, 0], offset[:, 1]), np.hypot(offset[:, 0], offset[:, 1])
    grid_turn = np.linspace(-np.pi, np.pi, 49)[:-1]
    apart = np.abs((angle[None] - grid_turn[:, None] + np.pi) % (2 * np.pi) - np.pi)
    weight = np.exp(-((apart / 0.16) ** 2))
    ring = (weight * radius).sum(1) / weight.sum(1)
    for _ in range(3):
        ring = 0.5 * ring + 0.25 * (np.roll(ring, 1) + np.roll(ring, -1))
    r = (
        np.interp((turn + np.pi) % (2 * np.pi) - np.pi, np.append(grid_turn, np.pi), np.append(ring, ring[0]))
        + gap
    )
    x, y = centre[0] + r * np.sin(turn), centre[1] + r * np.cos(turn)
    a, b = frame.neck_front, frame.neck_back
    z = a[2] + (b[2] - a[2]) / (b[1] - a[1]) * (y - a[1]) + up
    return np.stack([x, y, z], 1)


def shirt_collar(body: Body, frame: Frame, cloth: Mesh, open_by: float, gap: float = 0.006) -> Mesh:
    """A stand and a leaf folded over it, ending in points; `open_by` radians is left free at the front."""
    turn = np.linspace(-np.pi + open_by, np.pi - open_by, 49)
    front = np.clip((np.abs(turn) - 1.2) / (np.pi - open_by - 1.2), 0, 1)
    out = np.stack([np.sin(turn), np.cos(turn), np.zeros_like(turn)], 1)
    low = neck_ring(body, frame, turn, -0.012, gap + 0.004)
    mid = neck_ring(body, frame, turn, 0.010, gap + 0.001)
    high = neck_ring(body, frame, turn, 0.028, gap) - np.array([0, 0, 0.010]) * front[:, None]
    z = np.array([0.0, 0, 1])
    fold = high + out * 0.004 + z * 0.0035
    reach = 0.036 + 0.024 * front**2
    edge = high + out * (0.017 + 0.012 * front)[:, None] - z * reach[:, None]
    edge += np.array([1.0, 0, 0]) * (np.sign(turn) * 0.018 * front**3)[:, None]
    over = high + out * 0.010 - z * 0.004
    belly = 0.5 * (over + edge) + out * 0.004
    under = edge - out * 0.003 + z * 0.001
    back = 0.4 * (over + 1.5 * edge) - out * 0.004
    rows = np.stack([low, mid, high, fold, over, belly, edge, under, back])
    width = len(turn)
    return with_weights(outside_out(grid(rows), slice(4 * width, 6 * width), np.tile(out, (2, 1))), cloth)


def crew_band(body: Body, frame: Frame, cloth: Mesh, loop: Ints, up: float, gap: float, thick: float) -> Mesh:
    """A knitted band from the cut neck edge of a jumper up to the neck itself."""
    line = resampled(cloth.v[loop], 72, True)
    centre = (frame.neck_front + frame.neck_back) / 2
    turn = np.arctan2(line[:, 0] - centre[0], line[:, 1] - centre[1])
    ring = neck_ring(body, frame, turn, up, gap)
    out = np.stack([np.sin(turn), np.cos(turn), np.full_like(turn, 0.8)], 1)
    out /= np.linalg.norm(out, axis=1, keepdims=True)
    rows = []
    for share, lift in (
        (-0.12, -0.5),
        (-0.05, 0.8),
        (0.2, 1.1),
        (0.55, 1.2),
        (0.85, 1.1),
        (1.0, 0.5),
        (1.02, -0.8),
        (0.6, -1.6),
    ):
        rows.append(line * (1 - share) + ring * share + out * (lift * thick))
    return with_weights(
        outside_out(grid(np.stack(rows), closed=True), slice(2 * 72, 5 * 72), np.tile(out, (3, 1))), cloth
    )
