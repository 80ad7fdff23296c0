"""The hair styles: for each, where locks start, where they flow and how long they are."""

from collections.abc import Callable

import numpy as np

from . import strands as st
from .cloth import resampled
from .hair import Locks, Scalp, along, cap, grow, hairline_loop, sheet, spread, strips, wander
from .mesh import Mesh, grid, nearest, unit
from .noise import hashed, noise
from .piece import Piece
from .source import Floats, Ints

DOWN = np.array([0.0, 0.0, -1.0])
FORWARD = np.array([0.0, -1.0, 0.0])


def columns(count: int, seed: int, loose: float = 0.0) -> Ints:
    pick = hashed(np.arange(count), seed, 9)
    return np.where(pick < loose, st.LOOSE, np.where(pick < 0.55, st.SOFT, st.DENSE))


def short(
    scalp: Scalp,
    bald: float,
    seed: int,
    top: float,
    sides: float,
    sweep: float,
    rise: float,
    count: int = 1000,
) -> list[Piece]:
    """Short back and sides; `top` and `sides` are lengths in metres, `sweep` turns the top sideways."""
    p, n, base = scalp.roots(count, bald, seed)
    # none where they would stand over the ear
    clear = np.linalg.norm((np.abs(base[:, :1]) > 0.5) * (base[:, 1:] - np.array([7.18, 0.08])), axis=1)
    keep = (clear > 0.34) | (np.abs(base[:, 0]) < 0.5)
    p, n, base = p[keep], n[keep], base[keep]
    size = len(p)
    height = np.clip((base[:, 1] - 7.35) / 0.6, 0, 1) ** 1.2
    length = (sides + (top - sides) * height) * spread(size, seed, 4, 0.8, 1.15)
    crown = scalp.centre + np.array([0.0, 0.055, 0.08])

    def flow(q: Floats, m: Floats, s: float) -> Floats:
        away = unit(along(q - crown, m))
        forward = along(np.tile(FORWARD + np.array([sweep, 0, 0]), (len(q), 1)), m)
        down = along(np.tile(DOWN + np.array([0, 0.15, 0]), (len(q), 1)), m)
        way: Floats = away * 0.5 + forward * height[:, None] + down * (1 - height)[:, None]
        way += 0.30 * wander(q, seed + 31, 38)
        return way

    locks = Locks(
        length=length,
        width=spread(size, seed, 5, 0.007, 0.011) * (0.8 + 0.5 * height),
        lift=(0.0012 + 0.011 * height * (top / 0.04)) * spread(size, seed, 6, 0.25, 1.0) + 0.0008,
        flow=flow,
        column=columns(size, seed, 0.12),
        tone=spread(size, seed, 7, 0.72, 1.08),
        rise=rise * (0.25 + 0.75 * height),
    )
    under = cap(
        scalp,
        bald,
        seed,
        lambda level: 0.0010 + 0.0062 * np.clip((level - 7.35) / 0.6, 0, 1) ** 1.2 * (top / 0.04),
    )
    return [under, strips(scalp, grow(scalp, p, n, locks, 4), locks)]


def crop(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    return short(scalp, bald, seed, top=0.036, sides=0.012, sweep=0.35, rise=0.45)


def parted(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    return short(scalp, bald, seed, top=0.055, sides=0.018, sweep=1.6, rise=0.30)


def receding(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    return short(scalp, bald, seed, top=0.026, sides=0.016, sweep=0.9, rise=0.25, count=900)


def parting(scalp: Scalp, side: float, count: int) -> Floats:
    """Points from the forehead over the crown to the back of the head, `side` dm to the person's left."""
    path = np.array([
        [side, 7.93, 0.98], [side, 8.10, 0.86], [side, 8.28, 0.60], [side, 8.42, 0.30], [side * 0.8, 8.48, 0.0],
        [side * 0.5, 8.42, -0.35], [side * 0.2, 8.22, -0.70], [0, 7.90, -0.92],
    ])  # fmt: skip
    base = scalp.body.base[:13380]
    at = nearest(resampled(path, count, False), base)
    line = scalp.body.v[at]
    for _ in range(3):
        line[1:-1] = 0.5 * line[1:-1] + 0.25 * (line[2:] + line[:-2])
    return line


def evened(lines: Floats, rounds: int) -> Floats:
    """Neighbouring lines brought closer to each other, the first and last kept."""
    for _ in range(rounds):
        lines[1:-1] = 0.5 * lines[1:-1] + 0.25 * (lines[2:] + lines[:-2])
    return lines


def bob(
    scalp: Scalp, bald: float, seed: int, below_chin: float = 0.034, count: int = 46, rows: int = 13
) -> list[Piece]:
    """Parted on the side, down to the chin, ends turned in a little."""
    pieces = []
    roots = parting(scalp, 0.14, count)
    out = scalp.outward[nearest(roots, scalp.surface)]
    i = np.arange(count)
    back = i / (count - 1)
    for away in (1.0, -1.0):
        for layer, (lift, tone, shorter) in enumerate(((0.004, 0.84, 0.010), (0.008, 1.0, 0.0))):
            floor = scalp.chin - below_chin + shorter + 0.030 * (1 - back) ** 2 - 0.012 * back

            def flow(q: Floats, m: Floats, s: float, away: float = away, floor: Floats = floor) -> Floats:
                side = np.stack(
                    [
                        away * 1.5 * (1 - back) ** 0.8 * (1 - 0.5 * s),
                        -0.42 * (1 - back) ** 2 + 1.0 * back,
                        np.full(len(q), -0.25 - 1.6 * s),
                    ],
                    1,
                )
                over = np.clip((q[:, 2] - scalp.centre[2] + 0.01) / 0.07, 0, 1)[:, None]
                curl = (
                    np.clip(1 - (q[:, 2] - floor) / 0.075, 0, 1)[:, None]
                    * (scalp.centre - q)
                    * np.array([1, 1, 0])
                )
                out: Floats = (
                    unit(along(side, m)) * over + np.tile(DOWN, (len(q), 1)) * (1 - over) + curl * 9.0
                )
                return out

            wave = noise(np.stack([i * 0.42, np.full(count, away)], 1), seed + layer)
            drop = roots[:, 2] - floor
            locks = Locks(
                length=np.maximum(drop * 1.45 + 0.08, 0.06),
                width=np.zeros(count),
                lift=lift * (1 + 0.16 * wave) * np.clip(0.55 + 3 * back, 0, 1),
                flow=flow,
                column=np.full(count, st.DENSE),
                tone=np.ones(count),
                rise=0.12,
                floor=floor,
            )
            lines = evened(grow(scalp, roots + np.array([0.0006 * away, 0, 0]), out, locks, rows - 1), 3)
            lines[:, -2:, 2] += 0.006 * noise(np.stack([i * 0.9, np.full(count, away + 9)], 1), seed)[:, None]
            shade = tone * (0.92 + 0.10 * noise(i[:, None] * 0.8, seed + 5))
            pieces.append(sheet(lines, unit(lines - scalp.centre), shade, 0.038, column=st.SOLID))
    return [*pieces, *loose(scalp, pieces, seed, 34, 0.016), fringe(scalp, bald, seed)]


def fringe(scalp: Scalp, bald: float, seed: int, count: int = 60) -> Piece:
    """Locks from the parting swept aside over the forehead, the longest past the outer end of the brow."""
    p, n, base = scalp.roots(2600, bald, seed + 3)
    near = (base[:, 1] > 7.75) & (base[:, 2] > 0.45) & (base[:, 0] < 0.42) & (base[:, 0] > -0.62)
    p, n, base = (
        part[near][:count] if near.sum() <= count else part[near][:: near.sum() // count][:count]
        for part in (p, n, base)
    )
    size = len(p)
    aside = np.clip((0.42 - base[:, 0]) / 1.04, 0, 1)

    def flow(q: Floats, m: Floats, s: float) -> Floats:
        way = np.stack(
            [
                -(1.5 - 0.5 * s) * np.ones(size),
                np.full(size, -0.55 + 0.5 * s),
                np.full(size, -0.25 - 1.0 * s),
            ],
            1,
        )
        out: Floats = unit(along(way, m)) + 0.10 * wander(q, seed + 13, 30)
        return out

    locks = Locks(
        length=(0.118 - 0.030 * aside) * spread(size, seed, 24, 0.88, 1.1),
        width=spread(size, seed, 25, 0.012, 0.020),
        lift=spread(size, seed, 26, 0.0040, 0.0080),
        flow=flow,
        column=np.where(hashed(np.arange(size), seed, 27) < 0.3, st.SOFT, st.DENSE),
        tone=spread(size, seed, 28, 0.86, 1.08),
        rise=0.10,
    )
    return strips(scalp, grow(scalp, p, n, locks, 7), locks, taper=0.45, round_off=0.7)


def loose(scalp: Scalp, over: list[Piece], seed: int, count: int, width: float) -> list[Piece]:
    """Single locks lying on sheets of hair, taken from their lines and set off a little: they break up the surface."""
    made = []
    for number, piece in enumerate(p for p in over if p.colour.mean() > 0.75):
        rows = round(1 / float(np.diff(np.unique(piece.uv[:, 1].round(4))).max() + 1e-9)) + 1  # type: ignore[index]
        lines = piece.mesh.v.reshape(-1, rows, 3)
        pick = (hashed(np.arange(count), seed, 71 + number) * (len(lines) - 2)).astype(int) + 1
        mix = hashed(np.arange(count), seed, 81 + number)[:, None, None]
        chosen = lines[pick] * (1 - mix) + lines[pick - 1] * mix
        lift = (0.0015 + 0.004 * hashed(np.arange(count), seed, 91 + number))[:, None, None]
        chosen = (
            chosen + unit(chosen - scalp.centre) * lift * np.sin(np.linspace(0.3, 2.6, rows))[None, :, None]
        )
        locks = Locks(
            np.zeros(count), spread(count, seed, 61, 0.6 * width, 1.3 * width), np.zeros(count), lambda q, m, s: q,
            np.where(hashed(np.arange(count), 5) < 0.3, st.LOOSE, st.SOFT), spread(count, seed, 63, 0.82, 1.16),
        )  # fmt: skip
        made.append(strips(scalp, chosen, locks, taper=0.6, round_off=0.7))
    return made


def coil(scalp: Scalp, seed: int, at: Floats, axis: Floats, radius: float) -> Piece:
    """A bun: one thick rope of hair wound up around `axis`, which points away from the head."""
    steps, sides, turns = 64, 10, 2.3
    axis = axis / np.linalg.norm(axis)
    first = unit(np.cross(axis, np.array([1.0, 0.1, 0.0])))
    second = np.cross(axis, first)
    s = np.linspace(0, 1, steps)
    angle = 2 * np.pi * turns * s
    reach = radius * (0.66 - 0.56 * s**1.2)
    rise = radius * (0.10 + 0.62 * s)
    line = (
        at
        + reach[:, None] * (np.cos(angle)[:, None] * first + np.sin(angle)[:, None] * second)
        + rise[:, None] * axis
    )
    along_line = unit(np.gradient(line, axis=0))
    out = unit(line - (at + 0.1 * radius * axis))
    side = unit(np.cross(along_line, out))
    up = np.cross(side, along_line)
    thick = radius * (0.44 - 0.10 * s) * (1 + 0.05 * noise(s[:, None] * 14, seed))
    turn = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.cos(turn)[None, :, None] * side[:, None] + np.sin(turn)[None, :, None] * up[:, None]
    mesh = grid(line[:, None] + thick[:, None, None] * ring)
    own = mesh.normals.reshape(steps, sides + 1, 3)
    if np.sum(own * ring) < 0:
        mesh = Mesh(mesh.v, mesh.f[:, ::-1])
    across = np.abs((np.linspace(0, 4, sides + 1) + 1) % 2 - 1)
    run = 0.15 + 0.55 * np.abs((s * 3 + 1) % 2 - 1)
    shape = (steps, sides + 1)
    uv = st.uv(np.full(shape, st.SOLID), np.broadcast_to(across, shape), np.broadcast_to(run[:, None], shape))
    tone = 0.93 + 0.08 * noise(np.stack(np.meshgrid(turn * 2, s * 5), -1).reshape(-1, 2), seed + 1)
    return Piece(
        "hair", mesh, "hair", np.repeat(tone[:, None], 3, 1), tint="hair", rigid="head",
        uv=uv.reshape(-1, 2), image="hair", normals=unit(ring.reshape(-1, 3)),
    )  # fmt: skip


def tied(
    scalp: Scalp, seed: int, bald: float, at: Floats, lift: float, locks_on_top: int = 70
) -> list[Piece]:
    """Hair drawn back from the whole hairline to one point."""
    count, rows = 84, 9
    roots = hairline_loop(scalp, bald, count)
    out = scalp.outward[nearest(roots, scalp.surface)]
    i = np.arange(count)
    wave = noise(np.stack([np.cos(i / count * 2 * np.pi), np.sin(i / count * 2 * np.pi)], 1) * 7, seed)
    away = np.linalg.norm(at - roots, axis=1)

    def flow(q: Floats, m: Floats, s: float) -> Floats:
        return along(at - q, m) + (at - q) * (0.25 + 0.6 * s)

    locks = Locks(
        length=away * 1.16,
        width=np.zeros(count),
        lift=lift * (1 + 0.30 * wave) * np.clip(0.7 + (roots[:, 2] - scalp.centre[2]) / 0.08, 0.6, 1.1),
        flow=flow,
        column=np.full(count, st.DENSE),
        tone=np.ones(count),
        rise=0.10,
    )
    lines = grow(scalp, roots, out, locks, rows - 1)
    pull = (np.linspace(0, 1, rows) ** 4)[None, :, None]
    lines = lines * (1 - pull) + (at + 0.25 * (lines - at)) * pull
    for _ in range(2):
        lines = 0.5 * lines + 0.25 * (np.roll(lines, 1, 0) + np.roll(lines, -1, 0))
    shade = 0.94 + 0.09 * noise(i[:, None] * 0.7, seed + 5)
    cover = sheet(lines, unit(lines - scalp.centre), shade, 0.026, closed=True, column=st.SOLID)
    return [cover, *loose(scalp, [cover], seed, locks_on_top, 0.014)]


def bun(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    at = scalp.centre + np.array([0.0, 0.112, 0.045])
    return [
        *tied(scalp, seed, bald, at, 0.011),
        coil(scalp, seed, at + np.array([0, -0.006, 0.002]), np.array([0, 1.0, 0.35]), 0.044),
    ]


def puff(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    """Hair drawn up into a full round bun high on the head."""
    at = scalp.centre + np.array([0.0, 0.088, 0.082])
    ball = coil(scalp, seed, at + np.array([0, 0.002, 0.000]), np.array([0, 0.75, 1.0]), 0.056)
    return [*tied(scalp, seed, bald, at, 0.008, 40), ball]


STYLES: dict[str, Callable[[Scalp, float, int], list[Piece]]] = {
    "bob": bob, "bun": bun, "crop": crop, "parted": parted, "puff": puff, "receding": receding,
}  # fmt: skip
