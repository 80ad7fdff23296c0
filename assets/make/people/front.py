"""Things that lie on the front of a garment: plackets, buttons, zips, pockets, an apron."""

from dataclasses import dataclass

import numpy as np

from .cloth import with_weights
from .mesh import Mesh, grid, joined, unit
from .source import Floats

STEP = 0.004


@dataclass(frozen=True)
class Front:
    """A garment's surface seen from the front: y over a regular lattice of x and z."""

    mesh: Mesh
    x0: float
    z0: float
    depth: Floats

    def y(self, x: Floats, z: Floats) -> Floats:
        column, row = (x - self.x0) / STEP, (z - self.z0) / STEP
        c0 = np.clip(np.floor(column).astype(int), 0, self.depth.shape[1] - 2)
        r0 = np.clip(np.floor(row).astype(int), 0, self.depth.shape[0] - 2)
        tc, tr = np.clip(column - c0, 0, 1), np.clip(row - r0, 0, 1)
        d = self.depth
        out: Floats = (d[r0, c0] * (1 - tc) + d[r0, c0 + 1] * tc) * (1 - tr) + (
            d[r0 + 1, c0] * (1 - tc) + d[r0 + 1, c0 + 1] * tc
        ) * tr
        return out

    def lay(self, x: Floats, z: Floats, lift: Floats | float) -> Floats:
        """Points (rows, columns, 3) on the surface, lifted along its normal."""
        e = 0.006
        y = self.y(x, z)
        n = np.stack(
            [
                self.y(x + e, z) - self.y(x - e, z),
                -2 * e * np.ones_like(x),
                self.y(x, z + e) - self.y(x, z - e),
            ],
            -1,
        )
        return np.stack([x, y, z], -1) + unit(n) * lift

    def patch(self, x: Floats, z: Floats, lift: Floats | float) -> Mesh:
        """A piece of cloth lying on the surface with a turned-under rim all round."""
        top = self.lay(x, z, lift)
        under = self.lay(x, z, -0.004)
        rows = np.concatenate([under[:1], top, under[-1:]])
        left, right = rows[:, :1].copy(), rows[:, -1:].copy()
        left[1:-1], right[1:-1] = under[:, :1], under[:, -1:]
        return with_weights(faced(grid(np.concatenate([left, rows, right], 1))), self.mesh)


def faced(mesh: Mesh) -> Mesh:
    """Triangles turned so that the sheet faces the front."""
    n = np.cross(
        mesh.v[mesh.f[:, 1]] - mesh.v[mesh.f[:, 0]], mesh.v[mesh.f[:, 2]] - mesh.v[mesh.f[:, 0]]
    ).sum(0)
    return mesh if n[1] < 0 else Mesh(mesh.v, mesh.f[:, ::-1], mesh.a)


def front_of(mesh: Mesh, evened: int = 2) -> Front:
    v = mesh.v
    near = v[:, 1] < np.median(v[:, 1]) + 0.5
    x0, z0 = v[:, 0].min(), v[:, 2].min()
    width, tall = int(np.ptp(v[near, 0]) / STEP) + 3, int(np.ptp(v[near, 2]) / STEP) + 3
    depth = np.full((tall, width), np.inf)
    tri = v[mesh.f]
    facing = np.cross(tri[:, 1] - tri[:, 0], tri[:, 2] - tri[:, 0])[:, 1] < 0
    for a, b, c in tri[facing]:
        low = np.floor((np.minimum(np.minimum(a, b), c)[[0, 2]] - [x0, z0]) / STEP).astype(int)
        high = np.ceil((np.maximum(np.maximum(a, b), c)[[0, 2]] - [x0, z0]) / STEP).astype(int)
        area = (b[0] - a[0]) * (c[2] - a[2]) - (c[0] - a[0]) * (b[2] - a[2])
        if abs(area) < 1e-12:
            continue
        x = (np.arange(low[0], high[0] + 1) * STEP + x0)[None]
        z = (np.arange(low[1], high[1] + 1) * STEP + z0)[:, None]
        s = ((x - a[0]) * (c[2] - a[2]) - (c[0] - a[0]) * (z - a[2])) / area
        t = ((b[0] - a[0]) * (z - a[2]) - (x - a[0]) * (b[2] - a[2])) / area
        y = np.where(
            (s >= -0.02) & (t >= -0.02) & (s + t <= 1.02),
            a[1] + s * (b[1] - a[1]) + t * (c[1] - a[1]),
            np.inf,
        )
        spot = depth[low[1] : high[1] + 1, low[0] : high[0] + 1]
        np.minimum(spot, y[: spot.shape[0], : spot.shape[1]], out=spot)
    return Front(mesh, x0, z0, _filled(depth, evened))


def _filled(depth: Floats, evened: int) -> Floats:
    """Holes filled from around, then smoothed a little."""
    for _ in range(400):
        holes = ~np.isfinite(depth)
        if not holes.any():
            break
        near = [np.roll(depth, s, a) for a in (0, 1) for s in (1, -1)]
        known = np.stack([np.isfinite(d) for d in near]).sum(0)
        total = np.stack([np.where(np.isfinite(d), d, 0) for d in near]).sum(0)
        fill = holes & (known > 0)
        depth[fill] = (total / np.maximum(known, 1))[fill]
    for _ in range(evened):
        depth = (depth * 4 + sum(np.roll(depth, s, a) for a in (0, 1) for s in (1, -1))) / 8
    return depth


def strip(front: Front, x: float, half: float, low: float, high: float, lift: float, rows: int = 40) -> Mesh:
    """An upright strip, such as a button placket or a zip."""
    z, across = np.linspace(low, high, rows)[:, None], np.linspace(-half, half, 3)[None]
    return front.patch(x + across + 0 * z, z + 0 * across, lift)


def buttons(front: Front, x: float, heights: Floats, lift: float, radius: float = 0.0055) -> Mesh:
    discs = []
    for height in heights:
        turn = np.linspace(0, 2 * np.pi, 12, endpoint=False)
        rings = []
        for r, up in ((1.0, 0.0), (1.0, 0.0022), (0.75, 0.0030), (0.55, 0.0024), (0.01, 0.0024)):
            rings.append(
                front.lay(x + radius * r * np.cos(turn), height + radius * r * np.sin(turn), lift + up)
            )
        discs.append(faced(grid(np.stack(rings), closed=True)))
    return with_weights(joined(*discs), front.mesh)


def pocket(front: Front, x: float, top: float, wide: float, tall: float, lift: float) -> Mesh:
    z, across = np.linspace(top - tall, top, 10)[:, None], np.linspace(-wide / 2, wide / 2, 8)[None]
    body = front.patch(x + across + 0 * z, z + 0 * across, lift)
    z = np.linspace(top - 0.035, top + 0.006, 5)[:, None]
    flap = front.patch(x + across * 1.04 + 0 * z, z + 0 * across, lift + 0.003)
    return joined(body, flap)


def ribbon(points: Floats, across: Floats, half: float) -> Mesh:
    """A strap along a line, `across` giving its width direction at each point."""
    return grid(np.stack([points - across * half, points + across * half], 1))
