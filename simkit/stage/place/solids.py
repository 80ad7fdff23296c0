"""Plain solids as arrays: boxes with rounded edges, turned solids, balls, blades and flat sheets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import cos, pi, radians, sin

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int32]

STEP = 0.14
"""Metres between vertices on large faces, so that baked shade has somewhere to lie."""


@dataclass(frozen=True, slots=True)
class Solid:
    points: Floats
    """(n, 3) metres."""
    normals: Floats
    uv: Floats
    """(n, 2) metres along the face; the longer side runs with u."""
    triangles: Ints
    """(m, 3), counter-clockwise seen from outside."""

    def moved(self, at: tuple[float, float, float], turn: float = 0.0) -> Solid:
        matrix = rotation(turn)
        return replace(
            self,
            points=(self.points @ matrix.T + np.asarray(at, np.float32)).astype(np.float32),
            normals=(self.normals @ matrix.T).astype(np.float32),
        )

    def tilted(self, degrees: float) -> Solid:
        """About the X axis through the origin; positive leans the top towards -Y."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        matrix = np.array([[1, 0, 0], [0, c, -s], [0, s, c]], np.float32)
        return replace(self, points=self.points @ matrix.T, normals=self.normals @ matrix.T)


def rotation(turn: float) -> Floats:
    c, s = cos(radians(turn)), sin(radians(turn))
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float32)


def joined(solids: list[Solid]) -> Solid:
    counts = np.cumsum([0, *(len(s.points) for s in solids[:-1])])
    return Solid(
        np.concatenate([s.points for s in solids]),
        np.concatenate([s.normals for s in solids]),
        np.concatenate([s.uv for s in solids]),
        np.concatenate([s.triangles + offset for s, offset in zip(solids, counts, strict=True)]).astype(
            np.int32
        ),
    )


def grid(rows: int, columns: int) -> Ints:
    """Triangles of a rows × columns grid of vertices, row by row."""
    index = np.arange(rows * columns, dtype=np.int32).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]
    return np.concatenate(
        [np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)]
    ).astype(np.int32)


def _lines(length: float, edge: float) -> Floats:
    """Positions along one side of a box, from -length/2: closer together on the rounded edges."""
    half = length / 2
    inner = half - edge
    count = max(1, int(np.ceil(2 * inner / STEP))) if length > 2 * STEP else 1
    middle = np.linspace(-inner, inner, count + 1)
    if edge <= 0:
        return middle.astype(np.float32)
    # A narrow edge shows as a chamfer, a wide one needs a row between.
    bend = edge * np.array([1.0] if edge < 0.01 else [1.0, 0.45])
    return np.concatenate([-inner - bend, middle, inner + bend[::-1]]).astype(np.float32)


FACES = {"right": (0, 1), "left": (0, -1), "far": (1, 1), "near": (1, -1), "top": (2, 1), "bottom": (2, -1)}


def box(size: tuple[float, float, float], edge: float = 0.0, faces: tuple[str, ...] = tuple(FACES)) -> Solid:
    """Standing on the origin; `edge` is the radius of its edges, at most half the smallest side."""
    half = np.asarray(size, np.float32) / 2
    edge = float(min(edge, half.min() * 0.98))
    lines = [_lines(length, edge) for length in size]
    made = []
    for name in faces:
        axis, sign = FACES[name]
        across, up = (axis + 1) % 3, (axis + 2) % 3
        if sign < 0:
            across, up = up, across
        u, v = np.meshgrid(lines[across], lines[up])
        points = np.empty((u.size, 3), np.float32)
        points[:, across], points[:, up], points[:, axis] = u.ravel(), v.ravel(), sign * half[axis]
        if edge > 0:
            core = np.clip(points, -(half - edge), half - edge)
            out = points - core
            normals = out / np.linalg.norm(out, axis=1, keepdims=True)
            points = core + edge * normals
        else:
            normals = np.zeros_like(points)
            normals[:, axis] = sign
        uv = points[:, [across, up]]
        if size[up] > size[across]:
            uv = uv[:, ::-1]
        # Each face starts somewhere else in the pattern, so that a row of boxes does not look stamped.
        uv = uv + np.float32(axis * 0.37 + sign * 0.11)
        made.append(Solid(points, normals.astype(np.float32), uv, grid(len(lines[up]), len(lines[across]))))
    whole = joined(made)
    return whole.moved((0.0, 0.0, float(half[2])))


def turned(profile: list[tuple[float, float]], around: int = 24) -> Solid:
    """A profile of (radius, z) from below, turned about the Z axis; corners sharper than 40° stay sharp."""
    line = np.asarray(profile, np.float32)
    made = []
    start = 0
    steps = np.diff(line, axis=0)
    angles = np.arctan2(steps[:, 1], steps[:, 0])
    for i in range(1, len(steps) + 1):
        bend = abs((angles[i] - angles[i - 1] + pi) % (2 * pi) - pi) if i < len(steps) else pi
        if bend > radians(40):
            made.append(_turned_smooth(line[start : i + 1], around))
            start = i
    return joined(made)


def _turned_smooth(line: Floats, around: int) -> Solid:
    steps = np.diff(line, axis=0)
    out = np.stack([steps[:, 1], -steps[:, 0]], -1)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
    each = np.concatenate([out[:1], (out[:-1] + out[1:]) / 2, out[-1:]])
    each /= np.maximum(np.linalg.norm(each, axis=1, keepdims=True), 1e-9)
    angle = np.linspace(0, 2 * pi, around + 1, dtype=np.float32)
    c, s = np.cos(angle), np.sin(angle)
    radius, z = line[:, :1], line[:, 1:]
    points = np.stack([radius * c, radius * s, np.broadcast_to(z, (len(line), around + 1))], -1)
    normals = np.stack(
        [each[:, :1] * c, each[:, :1] * s, np.broadcast_to(each[:, 1:], (len(line), around + 1))], -1
    )
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(steps, axis=1))]).astype(np.float32)
    u = np.broadcast_to(angle * max(float(radius.max()), 0.01), (len(line), around + 1))
    uv = np.stack([u, np.broadcast_to(length[:, None], u.shape)], -1)
    return Solid(
        points.reshape(-1, 3).astype(np.float32),
        normals.reshape(-1, 3).astype(np.float32),
        uv.reshape(-1, 2).astype(np.float32),
        grid(len(line), around + 1),
    )


def cylinder(radius: float, height: float, top: float | None = None, edge: float = 0.0) -> Solid:
    top = radius if top is None else top
    around = 12 if max(radius, top) < 0.03 else 28
    if edge <= 0:
        return turned([(0, 0), (radius, 0), (top, height), (0, height)], around)
    bends = [(1 - sin(a), 1 - cos(a)) for a in np.linspace(0, pi / 2, 5)]
    low = [(radius - edge * inward, edge * rise) for rise, inward in reversed(bends)]
    high = [(top - edge * inward, height - edge * drop) for drop, inward in bends]
    return turned([(0, 0), *low, *high, (0, height)], around)


def ball(size: tuple[float, float, float]) -> Solid:
    angle = np.linspace(-pi / 2, pi / 2, 13)
    unit = turned([(float(cos(a)), float(sin(a))) for a in angle], 24)
    half = np.asarray(size, np.float32) / 2
    normals = unit.normals / half
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    points = unit.points * half + np.array([0, 0, half[2]], np.float32)
    return replace(unit, points=np.asarray(points, np.float32), normals=np.asarray(normals, np.float32))


def sheet(width: float, height: float, step: float = STEP) -> Solid:
    """Upright, facing -Y, standing on the origin."""
    columns, rows = (max(2, int(np.ceil(n / step)) + 1) for n in (width, height))
    u, v = np.meshgrid(np.linspace(-width / 2, width / 2, columns), np.linspace(0, height, rows))
    points = np.stack([u.ravel(), np.zeros(u.size), v.ravel()], -1).astype(np.float32)
    normals = np.tile(np.array([0, -1, 0], np.float32), (len(points), 1))
    return Solid(points, normals, points[:, [0, 2]], grid(rows, columns))


def disc(radius: float, around: int = 40) -> Solid:
    """Upright, facing -Y, its middle at the origin."""
    angle = np.linspace(0, 2 * pi, around, endpoint=False)
    rim = np.stack([radius * np.cos(angle), np.zeros(around), radius * np.sin(angle)], -1)
    points = np.concatenate([[[0, 0, 0]], rim]).astype(np.float32)
    index = np.arange(around)
    triangles = np.stack([np.zeros(around), 1 + index, 1 + (index + 1) % around], -1).astype(np.int32)
    normals = np.tile(np.array([0, -1, 0], np.float32), (len(points), 1))
    return Solid(points, normals, points[:, [0, 2]], triangles)


def polygon(outline: list[tuple[float, float]]) -> Solid:
    """A flat convex outline of (x, z), counter-clockwise seen from -Y."""
    points = np.array([[x, 0, z] for x, z in outline], np.float32)
    normals = np.tile(np.array([0, -1, 0], np.float32), (len(points), 1))
    triangles = np.array([[0, i, i + 1] for i in range(1, len(points) - 1)], np.int32)
    return Solid(points, normals, points[:, [0, 2]], triangles)


def blade(length: float, width: float, droop: float, lift: float, kind: str = "leaf") -> Solid:
    """A leaf that rises from the origin along +X at `lift` degrees and bends down by `droop` degrees."""
    n = 7
    t = np.linspace(0, 1, n)
    pitch = np.radians(lift - droop * t)
    step = length / (n - 1)
    x = np.concatenate([[0], np.cumsum(np.cos(pitch[:-1]) * step)])
    z = np.concatenate([[0], np.cumsum(np.sin(pitch[:-1]) * step)])
    shape = (
        np.sin(pi * np.clip(t, 0.02, 0.98)) ** 0.8
        if kind == "leaf"
        else np.sqrt(np.clip(1 - t, 0.0, 1.0)) * 0.9
    )
    half = np.maximum(width / 2 * shape, width * 0.02)
    fold = half * 0.35
    rows = []
    for side, up in ((-1.0, 1.0), (0.0, 0.0), (1.0, 1.0)):
        rows.append(np.stack([x - np.sin(pitch) * fold * up, side * half, z + np.cos(pitch) * fold * up], -1))
    points = np.stack(rows, 1).reshape(-1, 3).astype(np.float32)
    normals = [
        np.stack([-np.sin(pitch), np.full(n, -side * 0.35), np.cos(pitch)], -1) for side in (-1.0, 0.0, 1.0)
    ]
    facing = np.stack(normals, 1).reshape(-1, 3)
    facing /= np.linalg.norm(facing, axis=1, keepdims=True)
    uv = np.stack([np.repeat(t, 3), np.tile([0, 0.5, 1], n)], -1).astype(np.float32)
    return Solid(points, facing.astype(np.float32), uv, grid(n, 3))
