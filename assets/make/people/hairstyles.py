"""The hair styles: for each, where locks start, where they flow and how long they are."""

from collections.abc import Callable

import numpy as np

from . import strands as st
from .hair import Locks, Scalp, along, grow, spread, strips, wander
from .mesh import unit
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
    count: int = 1500,
) -> list[Piece]:
    """Short back and sides; `top` and `sides` are lengths in metres, `sweep` turns the top sideways."""
    pieces = []
    for layer, (share, column_set, tall) in enumerate(((0.5, False, 0.55), (0.5, True, 1.0))):
        p, n, base = scalp.roots(int(count * share), bald, seed + layer)
        size = len(p)
        height = np.clip((base[:, 1] - 7.35) / 0.6, 0, 1) ** 1.2
        length = (sides + (top - sides) * height) * spread(size, seed, 4, 0.8, 1.15)
        crown = scalp.centre + np.array([0.0, 0.055, 0.08])

        def flow(q: Floats, m: Floats, s: float, height: Floats = height, crown: Floats = crown) -> Floats:
            away = unit(along(q - crown, m))
            forward = along(np.tile(FORWARD + np.array([sweep, 0, 0]), (len(q), 1)), m)
            down = along(np.tile(DOWN + 0.35 * np.array([0, 1.0, 0]), (len(q), 1)), m)
            out = away * 0.5 + forward * height[:, None] + down * (1 - height)[:, None]
            return out + 0.38 * wander(q, seed + 31, 38)

        locks = Locks(
            length=length,
            width=spread(size, seed, 5, 0.009, 0.014),
            lift=(0.0012 + 0.011 * tall * height * (top / 0.04)) * spread(size, seed, 6, 0.4, 1.0) + 0.0008,
            flow=flow,
            column=columns(size, seed + layer, 0.10) if column_set else np.full(size, st.SOLID),
            tone=spread(size, seed, 7, 0.78, 1.08) * (1.0 if column_set else 0.72),
            rise=rise,
        )
        pieces.append(strips(scalp, grow(scalp, p, n, locks, 5), locks))
    return pieces


def crop(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    return short(scalp, bald, seed, top=0.036, sides=0.012, sweep=0.35, rise=0.45)


def parted(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    return short(scalp, bald, seed, top=0.055, sides=0.018, sweep=1.6, rise=0.30)


def receding(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    return short(scalp, bald, seed, top=0.026, sides=0.016, sweep=0.9, rise=0.25, count=1200)


def bob(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    """Chin length, parted on the side, ends turned in a little."""
    pieces = []
    part = 0.018
    for layer, (count, lift, tone) in enumerate(((300, 0.006, 0.66), (420, 0.011, 0.9), (300, 0.0155, 1.0))):
        p, n, base = scalp.roots(count, bald, seed + 10 * layer)
        size = len(p)
        x = p[:, 0] - part
        away = np.where(x >= 0, 1.0, -1.0)
        front = np.clip((base[:, 2] - 0.1) / 0.8, 0, 1)
        floor = scalp.chin - 0.012 + 0.022 * front + spread(size, seed, 14 + layer, -0.012, 0.016)
        floor = floor - 0.012 * np.clip(-(base[:, 2]) / 0.8, 0, 1)

        def flow(
            q: Floats, m: Floats, s: float, away: Floats = away, front: Floats = front, floor: Floats = floor
        ) -> Floats:
            side = np.stack(
                [away * (1.5 - s), 0.42 * front * (1 - 0.6 * s), np.full(len(q), -0.35 - 2.4 * s)], 1
            )
            over = np.clip((q[:, 2] - scalp.centre[2]) / 0.05, 0, 1)[:, None]
            fall = np.tile(DOWN, (len(q), 1))
            curl = (
                np.clip(1 - (q[:, 2] - floor) / 0.035, 0, 1)[:, None]
                * (scalp.centre - q)
                * np.array([1, 1, 0])
                * 5.5
            )
            out = along(side, m) * over + (fall + 0.10 * along(side, m)) * (1 - over) + curl
            return out + 0.10 * wander(q, seed + 3, 22)

        drop = p[:, 2] - floor
        locks = Locks(
            length=np.clip(drop * 1.12 + 0.030 + 0.03 * (np.abs(x) < 0.05), 0.05, 0.36),
            width=spread(size, seed, 5 + layer, 0.018, 0.027),
            lift=np.full(size, lift) * spread(size, seed, 6, 0.75, 1.1),
            flow=flow,
            column=np.full(size, st.SOLID)
            if layer == 0
            else columns(size, seed + layer, 0.12 * (layer == 2)),
            tone=tone * spread(size, seed, 7, 0.80, 1.08),
            rise=0.10,
            floor=floor,
        )
        pieces.append(strips(scalp, grow(scalp, p, n, locks, 12), locks, taper=0.5, round_off=0.55))
    return pieces


def knot(scalp: Scalp, seed: int, at: Floats, radius: float, count: int = 130) -> Piece:
    """A bun: locks wound around a ball."""
    i = np.arange(count)
    z = 1 - 2 * (i + 0.5) / count
    turn = 2.399963 * i
    way = np.stack([np.sqrt(1 - z * z) * np.cos(turn), z, np.sqrt(1 - z * z) * np.sin(turn)], 1)
    axis = np.array([0.15, 1.0, 0.25]) / np.linalg.norm([0.15, 1.0, 0.25])
    lines = []
    place = way
    for _ in range(7):
        swirl = np.cross(np.tile(axis, (count, 1)), place) + 0.35 * along(np.tile(-axis, (count, 1)), place)
        lines.append(
            at + place * radius * spread(count, seed, 41, 0.92, 1.06)[:, None] * np.array([1.08, 0.85, 1.0])
        )
        place = unit(place + 0.20 * unit(swirl + 0.25 * wander(place, seed, 3)))
    locks = Locks(
        np.full(count, 0.05), spread(count, seed, 42, 0.018, 0.026), np.zeros(count), lambda q, m, s: q,
        np.full(count, st.DENSE), spread(count, seed, 43, 0.8, 1.05),
    )  # fmt: skip
    ball = Scalp(scalp.body, at + way * radius, way, at, scalp.crown, scalp.chin)
    return strips(ball, np.stack(lines, 1), locks, taper=0.5)


def tied(scalp: Scalp, seed: int, bald: float, at: Floats, loose: float) -> list[Piece]:
    """Hair drawn back to one point."""
    pieces = []
    for layer, (count, lift, tone) in enumerate(((380, 0.003, 0.7), (420, 0.006, 0.95))):
        p, n, base = scalp.roots(count, bald, seed + 10 * layer)
        size = len(p)
        away = np.linalg.norm(at - p, axis=1)

        def flow(q: Floats, m: Floats, s: float) -> Floats:
            return along(at - q, m) + (at - q) * 0.5 * s + 0.012 * wander(q, seed + 3, 30)

        locks = Locks(
            length=np.clip(away * 1.25 - 0.01, 0.02, 0.34),
            width=spread(size, seed, 5 + layer, 0.015, 0.023),
            lift=np.full(size, lift) * spread(size, seed, 6, 0.7, 1.15)
            + 0.002 * np.clip(base[:, 1] - 7.8, 0, 1),
            flow=flow,
            column=np.full(size, st.SOLID) if layer == 0 else columns(size, seed, loose),
            tone=tone * spread(size, seed, 7, 0.82, 1.06),
            rise=0.12,
        )
        pieces.append(strips(scalp, grow(scalp, p, n, locks, 10), locks, taper=0.6, round_off=0.6))
    return pieces


def bun(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    at = scalp.centre + np.array([0.0, 0.112, 0.045])
    return [*tied(scalp, seed, bald, at, 0.06), knot(scalp, seed, at + np.array([0, 0.014, 0.006]), 0.036)]


def puff(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    """Tight curls drawn up into a full round bun."""
    at = scalp.centre + np.array([0.0, 0.095, 0.085])
    pieces = tied(scalp, seed, bald, at, 0.0)
    count = 520
    i = np.arange(count)
    z = 1 - 2 * (i + 0.5) / count
    way = np.stack(
        [np.sqrt(1 - z * z) * np.cos(2.399963 * i), np.sqrt(1 - z * z) * np.sin(2.399963 * i), z], 1
    )
    middle, radius = at + np.array([0, 0.022, 0.022]), 0.056
    start = middle + way * radius * spread(count, seed, 51, 0.55, 0.95)[:, None]
    lines, place = [], start
    for k in range(5):
        lines.append(place)
        place = place + 0.0075 * unit(way * 0.5 + 1.2 * wander(place * 1.0, seed + k, 90))
    locks = Locks(
        np.full(count, 0.03), spread(count, seed, 52, 0.012, 0.018), np.zeros(count), lambda q, m, s: q,
        np.full(count, st.DENSE), spread(count, seed, 53, 0.72, 1.1),
    )  # fmt: skip
    ball = Scalp(scalp.body, middle + way * radius, way, middle, scalp.crown, scalp.chin)
    return [*pieces, strips(ball, np.stack(lines, 1), locks, taper=0.5)]


def ponytail(scalp: Scalp, bald: float, seed: int) -> list[Piece]:
    at = scalp.centre + np.array([0.0, 0.108, 0.035])
    pieces = tied(scalp, seed, bald, at, 0.08)
    count, rows = 90, 10
    spot = np.stack([spread(count, seed, k, -1, 1) for k in (61, 62)], 1)
    lines = []
    for k in range(rows):
        s = k / (rows - 1)
        thick = 0.014 + 0.020 * np.sin(min(1, s * 1.5) * 2.2)
        middle = at + np.array(
            [0.012 * np.sin(s * 3), 0.018 + 0.030 * np.sin(s * 2.2), 0.006 - 0.19 * s**1.15]
        )
        lines.append(
            middle
            + np.stack([spot[:, 0] * thick, spot[:, 1] * thick * 0.7, 0.012 * noise(spot * 3, seed)], 1)
        )
    locks = Locks(
        np.full(count, 0.2), spread(count, seed, 63, 0.014, 0.022), np.zeros(count), lambda q, m, s: q,
        columns(count, seed, 0.1), spread(count, seed, 64, 0.75, 1.08),
    )  # fmt: skip
    return [*pieces, strips(scalp, np.stack(lines, 1), locks, taper=0.5, round_off=0.4)]


STYLES: dict[str, Callable[[Scalp, float, int], list[Piece]]] = {
    "bob": bob, "bun": bun, "crop": crop, "parted": parted, "ponytail": ponytail, "puff": puff, "receding": receding,
}  # fmt: skip
