"""Growing hair: locks marched from the scalp along a style's flow, laid out as narrow strips with a strand texture."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from . import strands as st
from .cast import Member
from .cloth import resampled
from .head import Body, body_normals, head_quads
from .mesh import Mesh, boundary_loops, clipped, compact, grid, nearest, smoothed, triangles, unit
from .noise import hashed, noise
from .piece import Piece
from .skin import hairline
from .source import Floats, Ints


@dataclass(frozen=True)
class Scalp:
    """The head in stage space, and random roots on it."""

    body: Body
    surface: Floats
    outward: Floats
    centre: Floats
    crown: float
    chin: float

    def roots(self, count: int, bald: float, seed: int) -> tuple[Floats, Floats, Floats]:
        """Position, normal and base-mesh position of `count` points spread evenly over the hairy part."""
        faces = triangles(self.body.quads[head_quads(self.body)])
        inside = (hairline(self.body.base, bald)[faces] > 0.02).sum(1) >= 2
        faces = faces[inside]
        v = self.body.v
        area = np.linalg.norm(
            np.cross(v[faces[:, 1]] - v[faces[:, 0]], v[faces[:, 2]] - v[faces[:, 0]]), axis=1
        )
        # evenly spaced along the summed area, which spreads better than independent draws
        total = np.cumsum(area)
        where = (np.arange(count) + hashed(np.arange(count), seed, 1)) / count * total[-1]
        face = faces[np.minimum(np.searchsorted(total, where), len(faces) - 1)]
        a, b = hashed(np.arange(count), seed, 2), hashed(np.arange(count), seed, 3)
        fold = a + b > 1
        a, b = np.where(fold, 1 - a, a), np.where(fold, 1 - b, b)
        share = np.stack([1 - a - b, a, b], 1)[..., None]
        n = body_normals(self.body)
        base = (self.body.base[face] * share).sum(1)
        keep = hairline(base, bald) > 0
        return (v[face] * share).sum(1)[keep], unit((n[face] * share).sum(1))[keep], base[keep]


def scalp_of(body: Body) -> Scalp:
    index = np.unique(body.quads[body.quads.max(1) <= 13379])
    base = body.base[index]
    ears = (
        (np.abs(base[:, 0]) > 0.735)
        & (base[:, 1] > 6.7)
        & (base[:, 1] < 7.45)
        & (base[:, 2] > -0.35)
        & (base[:, 2] < 0.45)
    )
    near = index[(base[:, 1] > 5.2) & (np.abs(base[:, 0]) < 1.6) & ~ears]
    crown = float(body.v[index, 2].max())
    chin_at = index[np.argmin(np.linalg.norm(base - np.array([0, 6.05, 1.35]), axis=1))]
    skull = index[(base[:, 1] > 6.9) & (np.abs(base[:, 0]) < 0.9)]
    low, high = body.v[skull].min(0), body.v[skull].max(0)
    centre = (low + high) / 2
    return Scalp(body, body.v[near], body_normals(body)[near], centre, crown, float(body.v[chin_at, 2]))


@dataclass(frozen=True)
class Locks:
    """What a style says about each of n roots."""

    length: Floats
    width: Floats
    lift: Floats
    """Height above the skin it settles at, in metres."""
    flow: Callable[[Floats, Floats, float], Floats]
    """(positions, surface normals, share of the way) -> direction of growth, any length."""
    column: Ints
    tone: Floats
    rise: Floats | float = 0.0
    """How steeply hair leaves the skin: 0 lies flat, 1 stands."""
    opaque: bool = False
    """The layer beneath: no alpha, so that what lies behind it costs nothing to draw."""
    floor: Floats | None = None
    """Heights at which locks end, whatever their length."""


def along(v: Floats, n: Floats) -> Floats:
    """The part of a direction that runs along the surface."""
    out: Floats = v - n * np.sum(v * n, 1, keepdims=True)
    return out


def grow(scalp: Scalp, roots: Floats, normals: Floats, locks: Locks, steps: int) -> Floats:
    """The middle line of each lock, (n, steps + 1, 3)."""
    points = [roots + normals * 0.0008]
    n = normals
    place = points[0]
    reach = (locks.length / steps)[:, None]
    for k in range(steps):
        share = k / steps
        way = unit(locks.flow(place, n, share))
        upward = np.reshape(locks.rise, (-1, 1)) * max(0.0, 1 - 2.2 * share)
        way = unit(way * (1 - upward) + n * upward)
        place = place + reach * way
        wanted = locks.lift * np.clip((k + 1) / steps * 3.0, 0, 1)
        for _ in range(2):
            at = nearest(place, scalp.surface)
            n = scalp.outward[at]
            depth = np.sum((place - scalp.surface[at]) * n, 1)
            place = place + n * np.maximum(wanted - depth, 0)[:, None]
        points.append(place)
    lines = np.stack(points, 1)
    return lines if locks.floor is None else trimmed(lines, locks.floor)


def trimmed(lines: Floats, floor: Floats) -> Floats:
    """Lines cut where they first come below a height, with their points spread anew."""
    out = np.empty_like(lines)
    for i, line in enumerate(lines):
        below = np.flatnonzero(line[:, 2] < floor[i])
        if len(below) and below[0] > 0:
            k = below[0]
            share = (line[k - 1, 2] - floor[i]) / (line[k - 1, 2] - line[k, 2])
            line = np.concatenate([line[:k], (line[k - 1] + share * (line[k] - line[k - 1]))[None]])
        out[i] = resampled(line, lines.shape[1], False)
    return out


def strips(scalp: Scalp, lines: Floats, locks: Locks, taper: float = 0.35, round_off: float = 0.62) -> Piece:
    """Strips three vertices wide along the lines, facing away from the head, with soft outward normals."""
    count, rows = lines.shape[:2]
    t = np.linspace(0, 1, rows)
    tangent = unit(np.gradient(lines, axis=1))
    outward = unit(lines - scalp.centre)
    at = nearest(lines.reshape(-1, 3), scalp.surface).reshape(count, rows)
    skin_out = scalp.outward[at]
    face = unit(skin_out + 0.6 * outward)
    side = unit(np.cross(tangent, face))
    face = unit(np.cross(side, tangent))
    half = locks.width[:, None] / 2 * (1 - (1 - taper) * t[None] ** 2.5) * np.minimum(1, 0.55 + 3 * t[None])
    across = np.array([-1.0, 0.0, 1.0])
    arch = np.array([-0.12, 0.06, -0.12])
    v = lines[:, :, None] + half[..., None, None] * (
        side[:, :, None] * across[:, None] + face[:, :, None] * arch[:, None]
    )
    n = unit(
        (1 - round_off) * (face[:, :, None] + 0.45 * side[:, :, None] * across[:, None])
        + round_off * outward[:, :, None]
    )
    grid = np.arange(count * rows * 3).reshape(count, rows, 3)
    a, b, c, d = grid[:, :-1, :-1], grid[:, :-1, 1:], grid[:, 1:, 1:], grid[:, 1:, :-1]
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    flip = hashed(np.arange(count), 77) > 0.5
    u = np.where(flip[:, None], 1 - (across + 1) / 2, (across + 1) / 2)
    shape = (count, rows, 3)
    uv = st.uv(
        np.broadcast_to(locks.column[:, None, None], shape),
        np.broadcast_to(u[:, None], shape),
        np.broadcast_to(t[None, :, None], shape),
    )
    tone = locks.tone[:, None, None] * (0.95 + 0.16 * t[None, :, None]) * np.ones(shape)
    return Piece(
        "hair", Mesh(v.reshape(-1, 3), faces), "hair", np.repeat(tone.reshape(-1, 1), 3, 1), tint="hair", rigid="head",
        uv=uv.reshape(-1, 2), image="hair", normals=n.reshape(-1, 3), blended=not locks.opaque, two_sided=True,
    )  # fmt: skip


def hairline_loop(scalp: Scalp, bald: float, count: int) -> Floats:
    """`count` points around the edge of the hairy part of the head, starting at the middle of the forehead."""
    body = scalp.body
    mesh, index = compact(Mesh(body.v, triangles(body.quads[head_quads(body)])))
    field = smoothed(hairline(body.base[index], bald)[:, None], mesh.f, 0.5, 3)[:, 0]
    part = clipped(mesh, field)
    loops = boundary_loops(part.f)
    line = part.v[max(loops, key=lambda loop: float(np.ptp(part.v[loop][:, 1]) + np.ptp(part.v[loop][:, 0])))]
    for _ in range(14):
        line = 0.5 * line + 0.25 * (np.roll(line, 1, 0) + np.roll(line, -1, 0))
    first = int(np.argmin(line[:, 1] + 3 * np.abs(line[:, 0])))
    return resampled(np.roll(line, -first, 0), count, True)


def cap(scalp: Scalp, bald: float, seed: int, thick: Callable[[Floats], Floats]) -> Piece:
    """A closed layer over the hairy part: it gives short hair its outline. `thick` maps base-mesh height to metres."""
    body = scalp.body
    mesh, index = compact(Mesh(body.v, triangles(body.quads[head_quads(body)])))
    n = body_normals(body)[index]
    mesh = Mesh(mesh.v, mesh.f, {"base": body.base[index], "n": n})
    part = clipped(mesh, hairline(body.base[index], bald) - 0.02)
    edge = np.clip(hairline(part.a["base"], bald) / 0.16, 0, 1)
    n = unit(part.a["n"])
    rough = noise(part.v * 130, seed)
    v = part.v + n * (thick(part.a["base"][:, 1]) * edge + 0.0006 + 0.0012 * edge * rough)[:, None]
    tone = 0.62 + 0.10 * noise(part.v * 90, seed + 2)
    return Piece(
        "hair", Mesh(v, part.f), "hair", np.repeat(tone[:, None], 3, 1), tint="hair", rigid="head",
        normals=unit(n + 0.5 * unit(v - scalp.centre)),
    )  # fmt: skip


def sheet(
    lines: Floats,
    outward: Floats,
    tone: Floats,
    lock_width: float,
    closed: bool = False,
    column: int = st.DENSE,
) -> Piece:
    """One continuous layer of hair through neighbouring lines (n, rows, 3): covers everything and costs little.

    `outward` (n, rows, 3) are the directions it faces, `tone` (n,) how light each line is.
    """
    count, rows = lines.shape[:2]
    if closed:
        lines, outward = (np.concatenate([x, x[:1]]) for x in (lines, outward))
        tone = np.append(tone, tone[0])
        count += 1
    gap = np.linalg.norm(np.diff(lines[:, rows // 2], axis=0), axis=1)
    run = np.concatenate([[0], np.cumsum(gap)]) / lock_width
    # texture columns are laid side by side, every second one mirrored, so that no seam shows
    across = np.abs((run + 1) % 2 - 1)
    t = np.linspace(0, 1, rows)
    shape = (count, rows)
    uv = st.uv(
        np.full(shape, column), np.broadcast_to(across[:, None], shape), np.broadcast_to(t[None], shape)
    )
    mesh = grid(lines)
    own = unit(mesh.normals.reshape(count, rows, 3))
    if np.sum(own * outward) < 0:
        mesh, own = Mesh(mesh.v, mesh.f[:, ::-1]), -own
    n = unit(own + 0.9 * unit(outward))
    shade = tone[:, None] * (0.94 + 0.12 * t[None])
    return Piece(
        "hair", mesh, "hair", np.repeat(shade.reshape(-1, 1), 3, 1), tint="hair", rigid="head",
        uv=uv.reshape(-1, 2), image="hair", normals=n.reshape(-1, 3), blended=True, two_sided=True,
    )  # fmt: skip


def spread(count: int, seed: int, k: int, low: float, high: float) -> Floats:
    return low + (high - low) * hashed(np.arange(count), seed, k)


def hair_pieces(body: Body, member: Member) -> list[Piece]:
    from .hairstyles import STYLES

    pieces = STYLES[member.hair](scalp_of(body), member.skin.bald, member.seed)
    for number, piece in enumerate(pieces):
        piece.name = f"hair{number}"
        piece.tint_colour = member.hair_colour
    return pieces


def wander(p: Floats, seed: int, scale: float) -> Floats:
    """A smooth direction field, so that neighbouring locks wander together."""
    return np.stack([noise(p * scale, seed + k) for k in range(3)], 1)
