"""Triangle meshes as NumPy arrays, and the few operations clothes and hair need.

Everything here is in stage space: metres, Z up, the person faces -Y, their left is +X.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from .source import Floats, Ints


@dataclass(frozen=True)
class Mesh:
    """`v` (n, 3) positions, `f` (t, 3) triangles anti-clockwise from outside, `a` further columns (n, k) by name."""

    v: Floats
    f: Ints
    a: dict[str, Floats] = field(default_factory=dict)

    @property
    def normals(self) -> Floats:
        return normals(self.v, self.f)


def to_stage(decimetres: Floats) -> Floats:
    """Source space (decimetres, Y up, face +Z) to stage space."""
    return np.stack([decimetres[:, 0], -decimetres[:, 2], decimetres[:, 1]], axis=1) * 0.1


def triangles(quads: Ints) -> Ints:
    return np.concatenate([quads[:, [0, 1, 2]], quads[:, [0, 2, 3]]])


def unit(vectors: Floats) -> Floats:
    out: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), 1e-12)
    return out


def scatter(count: int, index: Ints, values: Floats) -> Floats:
    """Sum rows of `values` into `count` rows; bincount, since it is fast and adds in a fixed order."""
    return np.stack([np.bincount(index, values[:, k], count) for k in range(values.shape[1])], axis=1)


def normals(v: Floats, f: Ints) -> Floats:
    faces = np.cross(v[f[:, 1]] - v[f[:, 0]], v[f[:, 2]] - v[f[:, 0]])
    return unit(scatter(len(v), f.T.ravel(), np.tile(faces, (3, 1))))


def compact(mesh: Mesh, keep: Ints | None = None) -> tuple[Mesh, Ints]:
    """Only the vertices that triangles (those in `keep`, if given) use; also the old index of each new vertex."""
    f = mesh.f if keep is None else mesh.f[keep]
    used, inverse = np.unique(f.ravel(), return_inverse=True)
    return Mesh(mesh.v[used], inverse.reshape(f.shape), {k: a[used] for k, a in mesh.a.items()}), used


def edges(f: Ints) -> Ints:
    pairs = np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]])
    return np.unique(np.sort(pairs, axis=1), axis=0)


def smoothed(values: Floats, f: Ints, amount: Floats | float = 0.5, rounds: int = 1) -> Floats:
    """Laplacian smoothing of any per-vertex columns; `amount` may differ per vertex, 0 keeps it."""
    e = edges(f)
    both = np.concatenate([e, e[:, ::-1]])
    degree = np.maximum(np.bincount(both[:, 0], minlength=len(values)), 1)[:, None]
    weight = np.broadcast_to(np.asarray(amount, dtype=float).reshape(-1, 1), (len(values), 1))
    for _ in range(rounds):
        mean = scatter(len(values), both[:, 0], values[both[:, 1]]) / degree
        values = values + weight * (mean - values)
    return values


def subdivided(mesh: Mesh) -> Mesh:
    """Each triangle in four, new points on a curve through their neighbours (interpolating, so nothing shrinks)."""
    f = mesh.f
    e = edges(f)
    key = {(int(a), int(b)): i for i, (a, b) in enumerate(e)}
    n = normals(mesh.v, f)
    a, b = mesh.v[e[:, 0]], mesh.v[e[:, 1]]
    # the middle of a phong-tessellated edge: bulge towards both end planes
    mid = (a + b) / 2
    to_a = mid - n[e[:, 0]] * np.sum((mid - a) * n[e[:, 0]], 1, keepdims=True)
    to_b = mid - n[e[:, 1]] * np.sum((mid - b) * n[e[:, 1]], 1, keepdims=True)
    mid = 0.4 * mid + 0.3 * (to_a + to_b)
    v = np.concatenate([mesh.v, mid])
    columns = {k: np.concatenate([c, (c[e[:, 0]] + c[e[:, 1]]) / 2]) for k, c in mesh.a.items()}
    base = len(mesh.v)
    corner = [
        np.array([base + key[(min(p, q), max(p, q))] for p, q in zip(f[:, i], f[:, j], strict=True)])
        for i, j in ((0, 1), (1, 2), (2, 0))
    ]
    ab, bc, ca = corner
    faces = np.concatenate(
        [np.stack(t, 1) for t in ((f[:, 0], ab, ca), (f[:, 1], bc, ab), (f[:, 2], ca, bc), (ab, bc, ca))]
    )
    return Mesh(v, faces, columns)


def clipped(mesh: Mesh, field_: Floats) -> Mesh:
    """The part where `field_` (one value a vertex) is positive, cut exactly along the zero line."""
    inside = field_ > 0
    count = inside[mesh.f].sum(1)
    points, columns = [mesh.v], {k: [c] for k, c in mesh.a.items()}
    made: dict[tuple[int, int], int] = {}
    size = len(mesh.v)

    def cut(p: int, q: int) -> int:
        nonlocal size
        pair = (min(p, q), max(p, q))
        if pair not in made:
            t = field_[pair[0]] / (field_[pair[0]] - field_[pair[1]])
            points.append((mesh.v[pair[0]] * (1 - t) + mesh.v[pair[1]] * t)[None])
            for k, c in mesh.a.items():
                columns[k].append((c[pair[0]] * (1 - t) + c[pair[1]] * t)[None])
            made[pair] = size
            size += 1
        return made[pair]

    faces = [mesh.f[count == 3]]
    for tri in mesh.f[(count == 1) | (count == 2)]:
        ins = inside[tri]
        alone = int(np.argmax(ins == (ins.sum() == 1)))
        p, q, r = (int(tri[(alone + k) % 3]) for k in range(3))
        pq, pr = cut(p, q), cut(p, r)
        faces.append(np.array([[p, pq, pr]]) if ins.sum() == 1 else np.array([[pq, q, r], [pq, r, pr]]))
    whole = Mesh(
        np.concatenate(points), np.concatenate(faces), {k: np.concatenate(c) for k, c in columns.items()}
    )
    return compact(whole)[0]


def boundary_loops(f: Ints) -> list[Ints]:
    """Open edges chained into loops, each in the direction of its triangles; longest first."""
    half = np.concatenate([f[:, [0, 1]], f[:, [1, 2]], f[:, [2, 0]]])
    have = {(int(a), int(b)) for a, b in half}
    follow = {int(a): int(b) for a, b in half if (int(b), int(a)) not in have}
    loops = []
    while follow:
        start = min(follow)
        loop, at = [start], follow.pop(start)
        while at != start and at in follow:
            loop.append(at)
            at = follow.pop(at)
        loops.append(np.array(loop))
    return sorted(loops, key=len, reverse=True)


def joined(*meshes: Mesh) -> Mesh:
    offset, faces = 0, []
    for mesh in meshes:
        faces.append(mesh.f + offset)
        offset += len(mesh.v)
    keys = meshes[0].a.keys()
    return Mesh(
        np.concatenate([m.v for m in meshes]),
        np.concatenate(faces),
        {k: np.concatenate([m.a[k] for m in meshes]) for k in keys},
    )


def grid(points: Floats, closed: bool = False) -> Mesh:
    """A sheet from (rows, columns, 3) points; `closed` joins the last column to the first."""
    rows, columns = points.shape[:2]
    index = np.arange(rows * columns).reshape(rows, columns)
    right = np.roll(index, -1, 1) if closed else index[:, 1:]
    left = index if closed else index[:, :-1]
    a, b, c, d = left[:-1], right[:-1], right[1:], left[1:]
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    return Mesh(points.reshape(-1, 3), faces)


def flipped(mesh: Mesh) -> Mesh:
    return replace(mesh, f=mesh.f[:, ::-1])


def nearest(points: Floats, to: Floats, chunk: int = 512) -> Ints:
    """Index into `to` of the point nearest to each of `points`."""
    squares = np.sum(to * to, 1)
    out = [
        np.argmin(squares - 2 * (points[i : i + chunk] @ to.T), axis=1) for i in range(0, len(points), chunk)
    ]
    return np.concatenate(out) if out else np.zeros(0, dtype=np.int64)
