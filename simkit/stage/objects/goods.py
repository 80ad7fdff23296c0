"""What stands or lies about: boxes, tools, phones, papers, shelves, spills, machines."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from simkit.stage.objects.built import Built, Moving
from simkit.stage.objects.looks import Looks
from simkit.stage.objects.paint import (
    BLACK,
    BLUE,
    DARK,
    GREEN,
    PAPER,
    RED,
    STEEL,
    WHITE,
    YELLOW,
    bar,
    block,
    knob,
    painted,
    plate,
    stroke,
)
from simkit.stage.place.piece import Piece, mixed
from simkit.stage.place.racks import parcel
from simkit.stage.place.solids import Solid, cylinder


def plain_box(looks: Looks) -> Built:
    """A solid crate with a rim, for all that has no shape of its own."""
    wide, deep, high = looks.size
    colour = looks.painted("#8a939a")
    edge = min(looks.size) * 0.06
    return Built(
        (
            block(looks.size, colour, edge=edge),
            block(
                (wide + 0.004, deep + 0.004, high * 0.08), mixed(colour, "#000000", 0.25), (0, 0, high * 0.86)
            ),
        ),
        holds=(0, 0, high),
    )


def carton(looks: Looks) -> Built:
    """A box with a lid that is open or shut; without such a property, a parcel."""
    by = looks.by("opens by")
    wide, deep, high = looks.size
    colour = looks.painted("#c9a06c")
    if not by:
        return Built(tuple(parcel(looks.size, colour)), holds=(0, 0, high))
    wall = min(0.012, wide * 0.05)
    inner = mixed(colour, "#000000", 0.4)
    case = (
        block((wide, deep, wall), inner),
        block((wide, wall, high), colour, (0, (wall - deep) / 2, 0)),
        block((wide, wall, high), inner, (0, (deep - wall) / 2, 0)),
        block((wall, deep, high), colour, ((wall - wide) / 2, 0, 0)),
        block((wall, deep, high), colour, ((wide - wall) / 2, 0, 0)),
        block((wide * 0.34, 0.002, high * 0.3), PAPER, (-wide * 0.2, -deep / 2 - 0.001, high * 0.2)),
    )
    lid = (
        block(
            (wide + 0.006, deep + 0.006, wall * 1.4),
            mixed(colour, "#ffffff", 0.15),
            (0, -deep / 2, 0),
            edge=0.003,
        ),
    )
    return Built(
        case,
        (Moving(lid, by, "turn", (0, deep / 2, high), (1, 0, 0), (0, -105)),),
        holds=(0, 0, wall),
    )


def tool(looks: Looks) -> Built:
    """An open-ended spanner, upright: what hangs on a board or lies in a hand."""
    wide, deep, high = looks.size
    colour = looks.painted(STEEL)
    grip = looks.painted(BLUE)
    still = (
        block((wide * 0.42, deep * 0.3, high * 0.5), grip, edge=0.004),
        block((wide * 0.3, deep * 0.22, high * 0.42), colour, (0, 0, high * 0.48), surface="metal"),
        block((wide, deep * 0.26, high * 0.08), colour, (0, 0, high * 0.82), edge=0.004, surface="metal"),
        block(
            (wide * 0.3, deep * 0.26, high * 0.14), colour, (-wide * 0.35, 0, high * 0.86), surface="metal"
        ),
        block((wide * 0.3, deep * 0.26, high * 0.14), colour, (wide * 0.35, 0, high * 0.86), surface="metal"),
    )
    return Built(still, drop=high)


def phone(looks: Looks) -> Built:
    """A desk telephone that leans back, with its receiver."""
    wide, deep, high = looks.size
    wide, deep, high = max(wide, 0.12), max(deep, 0.16), max(high, 0.05)
    colour = looks.painted(DARK)
    keys = tuple(
        block(
            (wide * 0.13, deep * 0.07, 0.006),
            WHITE,
            (wide * (0.12 + 0.17 * c), deep * (0.12 - 0.13 * r), high * 0.6),
        )
        for r in range(4)
        for c in range(3)
    )
    receiver = (
        block((wide * 0.24, deep * 0.92, high * 0.4), BLACK, (-wide * 0.32, 0, high * 0.85), edge=0.008),
        block(
            (wide * 0.3, deep * 0.2, high * 0.5), BLACK, (-wide * 0.32, deep * 0.36, high * 0.62), edge=0.008
        ),
        block(
            (wide * 0.3, deep * 0.2, high * 0.5), BLACK, (-wide * 0.32, -deep * 0.36, high * 0.62), edge=0.008
        ),
    )
    base = (
        block((wide, deep, high * 0.62), colour, edge=0.01),
        block((wide * 0.5, deep * 0.18, 0.004), "#b7c9bd", (wide * 0.24, deep * 0.34, high * 0.62)),
    )
    return Built((*base, *keys, *receiver))


def sheet(looks: Looks) -> Built:
    """A form: a page with lines and boxes; size is wide, tall and thin, lying. A signature shows when it is signed."""
    wide, tall, thin = looks.size
    lines = tuple(
        block((wide * (0.78 if n % 3 else 0.5), tall * 0.012, 0.001), "#7a8388").moved(
            (-wide * (0 if n % 3 else 0.14), tall * (0.34 - 0.075 * n), thin)
        )
        for n in range(8)
    )
    by = looks.by("signs by", "signed")
    ink = tuple(
        block(
            (wide * 0.05, tall * 0.012, 0.001),
            BLUE,
            (wide * (0.06 + 0.04 * n), tall * (-0.4 + 0.015 * (n % 2)), thin),
        )
        for n in range(7)
    )
    return Built(
        (
            block((wide * 1.06, tall * 1.05, 0.004), "#8a6a48"),
            block((wide, tall, thin), PAPER, (0, 0, 0.004)).moved((0, 0, 0)),
            block((wide * 0.9, tall * 0.07, 0.001), looks.painted(GREEN), (0, tall * 0.43, thin + 0.004)),
            *(line.moved((0, 0, 0.004)) for line in lines),
        ),
        (Moving(tuple(one.moved((0, 0, 0.004)) for one in ink), by, "show"),),
    )


def shelf(looks: Looks) -> Built:
    wide, deep, high = looks.size
    colour = looks.painted("#a8794a")
    board = block((wide, deep, high), colour, edge=0.004, surface="wood")
    feet = tuple(
        block((0.03, deep * 0.8, 0.03), DARK, (side * wide * 0.42, 0, -0.03), surface="metal")
        for side in (-1, 1)
    )
    return Built((board, *feet), holds=(0, 0, high))


def spill(looks: Looks) -> Built:
    """A puddle with a wavy edge; a gleam makes it read as wet."""
    wide, deep, _ = looks.size
    colour = looks.painted("#5c6a72")
    parts = (
        _pool(wide, deep, colour, 0.006, 0.0),
        _pool(wide * 0.6, deep * 0.34, mixed(colour, "#ffffff", 0.45), 0.008, 1.3),
    )
    return Built((), (Moving(parts, looks.by("shows by", "there"), "show"),))


def _pool(wide: float, deep: float, colour: str, z: float, phase: float) -> Piece:
    around = 48
    angle = np.linspace(0, 2 * pi, around, endpoint=False)
    r = 0.5 * (1 + 0.10 * np.sin(3 * angle + phase) + 0.07 * np.sin(5 * angle + 1 + phase))
    rim = np.stack([wide * r * np.cos(angle), deep * r * np.sin(angle), np.full(around, z)], -1)
    points = np.concatenate([[[0, 0, z]], rim]).astype(np.float32)
    i = np.arange(around)
    triangles = np.stack([np.zeros(around), 1 + i, 1 + (i + 1) % around], -1).astype(np.int32)
    normals = np.tile(np.array([0, 0, 1], np.float32), (len(points), 1))
    return painted(Solid(points, normals, points[:, :2], triangles), colour, "metal")


def machine(looks: Looks) -> Built:
    """A cabinet with a drum behind a window: it turns, a lamp glows and the whole shakes a little while it runs."""
    wide, deep, high = looks.size
    colour = looks.painted("#4c7a63")
    by = looks.by("shakes by", "running")
    foot = high * 0.06
    front = -deep / 2
    view = min(wide * 0.46, high * 0.46) / 2
    middle = (-wide * 0.16, front - 0.004, foot + high * 0.52)
    body: tuple[Piece, ...] = (
        block((wide, deep, high - foot), colour, (0, 0, foot), edge=min(0.03, wide * 0.05)),
        block((wide * 0.96, deep * 0.96, foot), DARK, surface="metal"),
        block(
            (wide * 0.94, 0.006, high * 0.13), mixed(colour, "#ffffff", 0.3), (0, front - 0.002, high * 0.84)
        ),
        knob(view * 1.12, 0.02, STEEL, (middle[0], front, middle[2]), surface="metal"),
        plate(view, "#2b3438", (middle[0], front - 0.022, middle[2])),
        block(
            (wide * 0.22, 0.012, high * 0.34),
            DARK,
            (wide * 0.32, front - 0.004, foot + high * 0.36),
            edge=0.004,
        ),
    )
    drum = (
        *(stroke((0, 0, 0), 60 * n, view * 0.16, view * 0.9, view * 0.13, "#aeb7ba") for n in range(6)),
        stroke((0, -0.001, 0), 0, view * 0.5, view * 0.9, view * 0.15, YELLOW),
        knob(view * 0.2, 0.006, STEEL, (0, 0.002, 0), surface="metal"),
    )
    radius = min(0.03, wide * 0.03)
    lamp_at = (wide * 0.32, front - 0.016, foot + high * 0.62)
    lamps = (knob(radius, 0.012, GREEN, lamp_at),)
    idle_at = (wide * 0.32, front - 0.016, foot + high * 0.52)
    return Built(
        (
            *body,
            knob(radius * 1.2, 0.006, STEEL, lamp_at, surface="metal"),
            knob(radius * 1.2, 0.006, STEEL, idle_at),
        ),
        (
            Moving(drum, by, "spin", (middle[0], front - 0.026, middle[2]), (0, 1, 0), (0, 200)),
            Moving(lamps, looks.by("lamp by", by), "lamp", colour="#9df5b4"),
            Moving((knob(radius, 0.012, RED, idle_at),), by, "lamp", colour="#ff8a73", inverted=True),
            Moving((), by, "shake"),
        ),
        holds=(0, 0, high),
    )


def cones(looks: Looks) -> Built:
    """A cone as put down beside what one must not step in."""
    wide, deep, high = looks.size
    colour = looks.painted("#e0662a")
    return Built(
        (
            block((wide, deep, high * 0.05), colour, edge=0.004),
            painted(cylinder(wide * 0.36, high * 0.95, wide * 0.07), colour).moved((0, 0, high * 0.05)),
            painted(cylinder(wide * 0.27, high * 0.2, wide * 0.2), WHITE).moved((0, 0, high * 0.36)),
        )
    )


def pallet(looks: Looks) -> Built:
    wide, deep, high = looks.size
    wood = looks.painted("#b08a5a")
    slats = tuple(
        block(
            (wide, deep / 9, high * 0.2), wood, (0, deep * (n / 6 - 0.5) * 0.88, high * 0.8), surface="wood"
        )
        for n in range(7)
    )
    feet = tuple(
        block((wide * 0.12, deep, high * 0.8), wood, (wide * x, 0, 0), surface="wood")
        for x in (-0.42, 0, 0.42)
    )
    return Built((*slats, *feet), holds=(0, 0, high))


def cable(looks: Looks) -> Built:
    """A cable that lies across the floor in a lazy S."""
    wide, deep, high = looks.size
    thick = max(0.008, min(high, 0.03) / 2)
    pieces = []
    for n in range(14):
        x = wide * (n / 13 - 0.5)
        y = deep / 2 * sin(2 * pi * n / 13)
        lean = deep * cos(2 * pi * n / 13) * pi / wide
        piece = bar(thick, wide / 12 * (1 + abs(lean) * 0.3), looks.painted(BLACK)).moved(
            (0, 0, thick), lean * 45
        )
        pieces.append(piece.moved((x, y, 0)))
    return Built(tuple(pieces))
