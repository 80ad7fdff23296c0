"""What stands about in a shop, a store and a workshop: roll cages, pallet trucks, extinguishers, heaters, reels."""

from __future__ import annotations

from simkit.stage.objects.built import Built, Moving
from simkit.stage.objects.looks import Looks
from simkit.stage.objects.paint import BLACK, DARK, PAPER, RED, STEEL, YELLOW, bar, block, knob, ring, rod
from simkit.stage.place.piece import Piece, mixed

GLOW = "#ff8a4a"
AMBER, LIT = "#e0862a", "#ffd27a"


def extinguisher(looks: Looks) -> Built:
    """A cylinder with its valve, its gauge and the hose down its side."""
    wide, deep, high = looks.size
    colour = looks.painted(RED)
    radius = min(wide, deep) / 2
    body = high * 0.76
    return Built(
        (
            rod(radius * 0.96, high * 0.03, BLACK),
            rod(radius, body, colour, (0, 0, high * 0.02), edge=radius * 0.45, surface="leather"),
            rod(radius * 0.34, high * 0.17, STEEL, (0, 0, body)),
            block(
                (radius * 1.5, radius * 0.28, high * 0.035),
                BLACK,
                (radius * 0.45, 0, high * 0.93),
                edge=0.003,
            ),
            block(
                (radius * 1.2, radius * 0.28, high * 0.035),
                BLACK,
                (radius * 0.35, 0, high * 0.87),
                edge=0.003,
            ),
            knob(radius * 0.22, radius * 0.16, PAPER, (-radius * 0.1, -radius * 0.3, high * 0.84)),
            rod(radius * 0.13, body * 0.82, BLACK, (-radius * 1.02, 0, high * 0.08), edge=radius * 0.1),
            bar(radius * 0.13, radius * 0.8, BLACK, (-radius * 0.65, 0, high * 0.85)),
            block((radius * 1.1, 0.002, high * 0.3), PAPER, (0, -radius - 0.001, high * 0.3)),
            block((radius * 1.1, 0.002, high * 0.05), BLACK, (0, -radius - 0.002, high * 0.52)),
        )
    )


def heater(looks: Looks) -> Built:
    """A small electric heater: a grille with bars, which glow where a property says so."""
    wide, deep, high = looks.size
    colour = looks.painted("#e9e4da")
    front = -deep * 0.45
    foot = high * 0.07
    rows = tuple(high * (0.28 + 0.17 * n) for n in range(4))
    dark = (
        *(block((wide, deep * 0.9, 0.05 * high), colour, (0, 0, z), edge=0.006) for z in (foot, high * 0.93)),
        block((wide * 0.06, deep * 0.9, high * 0.9), colour, (-wide * 0.47, 0, foot)),
        block((wide * 0.06, deep * 0.9, high * 0.9), colour, (wide * 0.47, 0, foot)),
        block((wide * 0.9, deep * 0.06, high * 0.86), DARK, (0, deep * 0.3, foot)),
        *(block((wide * 0.14, deep, foot), BLACK, (x * wide * 0.4, 0, 0), edge=0.003) for x in (-1, 1)),
        *(rod(0.003, high * 0.86, STEEL, (wide * x, front, foot)) for x in (-0.3, -0.15, 0, 0.15, 0.3)),
        knob(wide * 0.05, deep * 0.06, BLACK, (wide * 0.36, front, high * 0.15)),
    )
    coils = tuple(bar(high * 0.022, wide * 0.86, GLOW, (0, 0, z)) for z in rows)
    by = looks.by("lamp by")
    if not by:
        return Built((*dark, *coils), holds=(0, 0, high))
    return Built(dark, (Moving(coils, by, "lamp", colour=GLOW),), holds=(0, 0, high))


def reel(looks: Looks) -> Built:
    """A cable reel in its stand, with cable on it."""
    wide, deep, high = looks.size
    colour = looks.painted("#d98a62")
    radius = min(wide, high) * 0.43
    middle = high - radius * 1.05
    discs = tuple(knob(radius, deep * 0.08, colour, (0, y, middle)) for y in (-deep * 0.24, deep * 0.32))
    coils = tuple(
        ring(radius * 0.66, deep * 0.075, BLACK, (0, deep * (0.14 * n - 0.18), middle), surface="leather")
        for n in range(4)
    )
    legs = tuple(
        rod(0.012, middle, DARK, (x * wide * 0.36, y * deep * 0.42, 0)) for x in (-1, 1) for y in (-1, 1)
    )
    return Built(
        (
            *discs,
            *coils,
            *legs,
            *(bar(0.012, wide * 0.74, DARK, (0, y * deep * 0.42, middle)) for y in (-1, 1)),
            *(bar(0.012, wide * 0.74, DARK, (0, y * deep * 0.42, 0.012)) for y in (-1, 1)),
            knob(radius * 0.3, deep * 0.1, DARK, (0, -deep * 0.3, middle)),
            *(
                knob(radius * 0.08, 0.006, PAPER, (radius * 0.5 * x, -deep * 0.33, middle + radius * 0.5 * z))
                for x, z in ((1, 1), (-1, 1), (1, -1), (-1, -1))
            ),
            bar(0.016, wide * 0.4, BLACK, (0, 0, high - 0.016)),
        )
    )


def cage(looks: Looks) -> Built:
    """A roll cage: wire sides on a base with wheels, loaded with cartons."""
    wide, deep, high = looks.size
    steel = looks.painted("#9aa0a3")
    base = min(0.17, high * 0.14)
    thin = 0.009
    wires: list[Piece] = []
    for x in (-wide / 2 + thin, wide / 2 - thin):
        wires += [
            rod(thin * 1.6, high - base, steel, (x, y, base)) for y in (-deep / 2 + thin, deep / 2 - thin)
        ]
        wires += [rod(thin * 0.6, high - base, steel, (x, deep * n, base)) for n in (-0.3, -0.1, 0.1, 0.3)]
        wires += [
            block((thin, deep, thin), steel, (x, 0, base + (high - base) * n), surface="metal")
            for n in (0.25, 0.5, 0.75, 0.985)
        ]
    wires += [
        bar(thin * 0.8, wide, steel, (0, deep / 2 - thin, base + (high - base) * n))
        for n in (0.25, 0.5, 0.75, 0.985)
    ]
    wires += [
        rod(thin * 0.6, high - base, steel, (wide * n, deep / 2 - thin, base)) for n in (-0.3, -0.1, 0.1, 0.3)
    ]
    wheels = tuple(
        bar(base * 0.36, 0.035, BLACK, (x * wide * 0.4, y * deep * 0.4, base * 0.36), surface="leather")
        for x in (-1, 1)
        for y in (-1, 1)
    )
    load = tuple(
        block(
            (wide * w, deep * 0.74, (high - base) * tall),
            mixed("#c9a06c", "#6b4a2a", shade),
            (wide * x, 0, base + (high - base) * z),
            edge=0.006,
        )
        for w, x, z, tall, shade in (
            (0.8, 0, 0.03, 0.24, 0.1),
            (0.42, -0.2, 0.275, 0.22, 0.0),
            (0.36, 0.2, 0.275, 0.18, 0.2),
            (0.74, 0.02, 0.5, 0.2, 0.05),
        )
    )
    floor = block((wide, deep, base * 0.25), steel, (0, 0, base * 0.75), surface="metal")
    return Built((floor, *wires, *wheels, *load), holds=(0, 0, base))


def pallet_truck(looks: Looks) -> Built:
    """Two forks that reach away from the handle, the pump between them, and the tiller."""
    wide, deep, high = looks.size
    colour = looks.painted("#c98b2f")
    low = min(0.085, high * 0.2)
    back = -deep * 0.36
    forks = tuple(
        block((wide * 0.3, deep * 0.76, 0.05), colour, (x * wide * 0.32, deep * 0.12, low * 0.6), edge=0.008)
        for x in (-1, 1)
    )
    rollers = tuple(
        bar(low * 0.4, wide * 0.18, BLACK, (x * wide * 0.32, deep * 0.42, low * 0.4), surface="leather")
        for x in (-1, 1)
    )
    return Built(
        (
            *forks,
            *rollers,
            block(
                (wide * 0.92, deep * 0.12, high * 0.42),
                colour,
                (0, back + deep * 0.06, low * 0.6),
                edge=0.012,
            ),
            rod(wide * 0.09, high * 0.5, STEEL, (0, back, low)),
            bar(low * 0.95, wide * 0.22, BLACK, (0, back, low * 0.95), surface="leather"),
            rod(wide * 0.035, high * 0.9, DARK, (0, back - deep * 0.05, high * 0.3)),
            ring(wide * 0.17, wide * 0.03, BLACK, (0, back - deep * 0.05, high * 1.25), surface="leather"),
            block(
                (wide * 0.06, 0.02, high * 0.1),
                RED,
                (wide * 0.06, back - deep * 0.06, high * 1.08),
                edge=0.003,
            ),
        ),
        holds=(0, deep * 0.1, low),
    )


def crate(looks: Looks) -> Built:
    """A plastic crate with open grips, and what stands out of it."""
    wide, deep, high = looks.size
    colour = looks.painted("#7fa8a0")
    wall = min(wide, deep) * 0.05
    rim = mixed(colour, "#000000", 0.2)
    inside = mixed(colour, "#000000", 0.45)
    tall = high * 0.6
    bottles = tuple(
        piece
        for n, cap in enumerate((RED, "#3f6a9a", YELLOW, "#f2f2ee"))
        for piece in (
            rod(
                min(wide, deep) * 0.13,
                high * 0.72,
                mixed(cap, "#ffffff", 0.55),
                (wide * (0.24 * n - 0.36), deep * 0.05 * (-1) ** n, wall),
                edge=0.01,
                surface="leather",
            ),
            rod(
                min(wide, deep) * 0.06,
                high * 0.16,
                cap,
                (wide * (0.24 * n - 0.36), deep * 0.05 * (-1) ** n, high * 0.72 + wall),
            ),
        )
    )
    return Built(
        (
            block((wide, deep, wall), colour),
            block((wide, wall, tall), colour, (0, (wall - deep) / 2, 0)),
            block((wide, wall, tall), inside, (0, (deep - wall) / 2, 0)),
            *(block((wall, deep, tall), colour, (x * (wide - wall) / 2, 0, 0)) for x in (-1, 1)),
            *(
                block((wide + 0.012, wall * 1.6, tall * 0.14), rim, (0, y * (deep - wall) / 2, tall * 0.9))
                for y in (-1, 1)
            ),
            block((wide * 0.3, 0.004, tall * 0.2), inside, (0, -deep / 2 - 0.001, tall * 0.58)),
            *bottles,
        ),
        holds=(0, 0, wall),
    )


def guard(looks: Looks) -> Built:
    """A yellow frame with a window one can look through at the machine; it swings as a door does."""
    wide, deep, high = looks.size
    colour = looks.painted(YELLOW)
    bar_ = min(wide, high) * 0.09
    across = tuple(block((wide, deep, bar_), colour, (wide / 2, 0, z), edge=0.004) for z in (0, high - bar_))
    upright = tuple(
        block((bar_, deep, high), colour, (x, 0, 0), edge=0.004) for x in (bar_ / 2, wide - bar_ / 2)
    )
    mesh = tuple(
        rod(0.0035, high - 2 * bar_, STEEL, (bar_ + (wide - 2 * bar_) * n / 12, 0, bar_))
        for n in range(1, 12)
    )
    wires = tuple(
        bar(0.0035, wide - 2 * bar_, STEEL, (wide / 2, 0, bar_ + (high - 2 * bar_) * n / 6))
        for n in range(1, 6)
    )
    grip = (
        block(
            (bar_ * 0.5, 0.05, high * 0.26),
            BLACK,
            (wide - bar_ / 2, -deep / 2 - 0.025, high * 0.37),
            edge=0.006,
        ),
        block((wide * 0.2, 0.002, high * 0.1), BLACK, (wide / 2, -deep / 2 - 0.001, high - bar_ * 0.98)),
    )
    by = looks.by("swings by", looks.by("opens by", "open"))
    leaf = Moving(
        (*across, *upright, *mesh, *wires, *grip), by, "turn", (-wide / 2, 0, 0), (0, 0, 1), (0, -105)
    )
    # No post on the other side: the box around an open guard, by which it is pointed at, leaves the opening free.
    post = rod(bar_ * 0.35, high * 1.02, DARK, (-wide / 2 - bar_ * 0.4, 0, 0))
    return Built((post,), (leaf,), holds=(0, -deep, 0), hangs=True)


def tower_light(looks: Looks) -> tuple[tuple[Piece, ...], tuple[Moving, ...]]:
    """On a machine of the room itself: it flashes while the property that `beacon by` names is so."""
    _, _, high = looks.size
    post = rod(0.012, 0.12, STEEL, (0, 0, high))
    foot = rod(0.045, 0.02, DARK, (0, 0, high + 0.12))
    dome = rod(0.04, 0.1, AMBER, (0, 0, high + 0.14), edge=0.025, surface="leather")
    glow = rod(0.043, 0.104, AMBER, (0, 0, high + 0.14), edge=0.026)
    return (post, foot, dome), (Moving((glow,), looks.by("beacon by"), "flash", colour=LIT),)
