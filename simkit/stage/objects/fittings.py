"""What is fixed to walls and pipes, and what is hung on it: valves, doors, drawers, hooks, padlocks, tags, keys."""

from __future__ import annotations

from simkit.stage.objects.built import Built, Moving
from simkit.stage.objects.looks import Looks
from simkit.stage.objects.paint import (
    BLACK,
    BRASS,
    DARK,
    PAPER,
    RED,
    STEEL,
    YELLOW,
    arch,
    bar,
    block,
    knob,
    plate,
    ring,
    rod,
)
from simkit.stage.place.piece import mixed


def valve(looks: Looks) -> Built:
    """A ball valve on a piece of pipe: its lever lies along the pipe while it is open, and across when it is shut."""
    wide, deep, high = looks.size
    middle = high * 0.42
    front = -deep * 0.3
    still = (
        bar(high * 0.13, wide * 1.6, STEEL, (0, 0, middle)),
        bar(high * 0.2, wide * 0.3, BRASS, (-wide * 0.55, 0, middle)),
        bar(high * 0.2, wide * 0.3, BRASS, (wide * 0.55, 0, middle)),
        bar(high * 0.25, wide * 0.8, BRASS, (0, 0, middle)),
        knob(high * 0.1, deep * 0.45, STEEL, (0, 0, middle), surface="metal"),
    )
    colour = looks.painted(RED)
    thick = high * 0.13
    handle = (
        block((wide * 1.25, deep * 0.14, thick), colour, (wide * 0.5, 0, -thick / 2), edge=0.004),
        knob(thick * 0.85, deep * 0.17, DARK, (0, deep * 0.08, 0)),
    )
    return Built(
        still,
        (
            Moving(
                handle,
                looks.by("turns by", "open"),
                "turn",
                (0, front - deep * 0.12, middle),
                (0, 1, 0),
                (90, 0),
            ),
        ),
        holds=(wide * 0.02, front - deep * 0.34, middle),
        hangs=True,
    )


def wheel(looks: Looks) -> Built:
    """A valve with a hand wheel."""
    wide, deep, high = looks.size
    radius = min(wide, high) / 2
    colour = looks.painted(RED)
    spokes = tuple(bar(radius * 0.07, radius * 1.9, colour).moved((0, 0, 0)) for _ in (0,))
    upright = rod(radius * 0.07, radius * 1.9, colour, (0, 0, -radius * 0.95))
    hand = (ring(radius, radius * 0.11, colour), *spokes, upright, knob(radius * 0.2, deep * 0.2, DARK))
    return Built(
        (
            bar(radius * 0.3, wide * 1.5, STEEL, (0, 0, radius)),
            knob(radius * 0.14, deep * 0.7, STEEL, (0, 0, radius), surface="metal"),
        ),
        (Moving(hand, looks.by("turns by", "open"), "turn", (0, -deep * 0.7, radius), (0, 1, 0), (160, 0)),),
        holds=(0, -deep * 0.8, radius * 0.2),
        hangs=True,
    )


def door(looks: Looks) -> Built:
    """A leaf that swings on its left edge."""
    wide, deep, high = looks.size
    colour = looks.painted("#8fa3a8")
    thin = max(deep, 0.02)
    rim = min(wide, high) * 0.09
    leaf = (
        block((wide, thin, high), colour, (wide / 2, 0, 0), edge=0.004),
        block(
            (wide - 2 * rim, 0.004, high - 2 * rim),
            mixed(colour, "#ffffff", 0.18),
            (wide / 2, -thin / 2 - 0.001, rim),
        ),
        knob(rim * 0.32, 0.02, DARK, (wide - rim * 0.8, -thin / 2, high * 0.5), surface="metal"),
        bar(rim * 0.13, rim * 1.1, STEEL, (wide - rim * 1.25, -thin / 2 - 0.025, high * 0.5)),
    )
    by = looks.by("swings by", "open")
    return Built(
        (),
        (Moving(leaf, by, "turn", (-wide / 2, 0, 0), (0, 0, 1), (0, -100)),),
        holds=(wide / 2 - rim, -thin, high * 0.42),
        hangs=True,
    )


def drawer(looks: Looks) -> Built:
    wide, deep, high = looks.size
    colour = looks.painted("#7d8d94")
    inner = mixed(colour, "#000000", 0.35)
    wall = 0.012
    case = (
        block((wide, deep, wall), colour),
        block((wide, deep, wall), colour, (0, 0, high - wall)),
        block((wall, deep, high), colour, ((wall - wide) / 2, 0, 0)),
        block((wall, deep, high), colour, ((wide - wall) / 2, 0, 0)),
        block((wide, wall, high), inner, (0, (deep - wall) / 2, 0)),
    )
    room = wide - 2 * wall
    tray = (
        block(
            (room, wall * 1.5, high - wall),
            mixed(colour, "#ffffff", 0.2),
            (0, -deep / 2, wall / 2),
            edge=0.003,
        ),
        block((room, deep * 0.94, 0.006), inner, (0, 0, wall)),
        block((wall, deep * 0.94, high * 0.6), colour, ((wall - room) / 2, 0, wall)),
        block((wall, deep * 0.94, high * 0.6), colour, ((room - wall) / 2, 0, wall)),
        bar(0.008, wide * 0.3, STEEL, (0, -deep / 2 - 0.03, high * 0.55)),
    )
    by = looks.by("slides by", "open")
    return Built(
        case,
        (Moving(tray, by, "slide", axis=(0, -deep * 0.7, 0)),),
        holds=(0, -deep * 0.75, wall + 0.006),
    )


def hook(looks: Looks) -> Built:
    wide, deep, high = looks.size
    still = (
        block((wide * 0.7, deep * 0.2, high), STEEL, (0, -deep * 0.1, 0), edge=0.004, surface="metal"),
        knob(wide * 0.14, deep * 0.8, looks.painted(STEEL), (0, 0, high * 0.45), surface="metal"),
        rod(wide * 0.14, high * 0.35, looks.painted(STEEL), (0, -deep * 0.8, high * 0.38), edge=0.003),
    )
    return Built(still, holds=(0, -deep * 0.6, high * 0.45), hangs=True)


def padlock(looks: Looks) -> Built:
    """Its origin is the middle of its underside; it hangs by its shackle."""
    wide, deep, high = looks.size
    body = high * 0.58
    radius = wide * 0.3
    colour = looks.painted(RED)
    still = (
        block((wide, deep, body), colour, edge=0.005),
        block((wide * 0.72, 0.001, body * 0.5), PAPER, (0, -deep / 2 - 0.001, body * 0.3)),
        knob(wide * 0.09, 0.002, BLACK, (0, -deep / 2, body * 0.15)),
        rod(wide * 0.085, high - body - radius, STEEL, (-radius, 0, body)),
        rod(wide * 0.085, high - body - radius, STEEL, (radius, 0, body)),
        arch(radius, wide * 0.085, STEEL, (0, 0, high - radius)),
    )
    return Built(still, holds=(0, -deep, body * 0.5), hangs=True, drop=high * 0.94)


def tag(looks: Looks) -> Built:
    wide, deep, high = looks.size
    thin = max(deep, 0.002)
    colour = looks.painted(RED)
    still = (
        block((wide, thin, high * 0.86), PAPER, edge=0.0),
        block((wide, thin + 0.001, high * 0.24), colour, (0, 0, high * 0.62)),
        *(
            block((wide * 0.7, thin + 0.001, high * 0.04), DARK, (0, 0, high * (0.1 + 0.13 * n)))
            for n in range(4)
        ),
        rod(0.0018, high * 0.3, YELLOW, (0, 0, high * 0.8)),
    )
    return Built(still, drop=high * 1.05)


def key(looks: Looks) -> Built:
    wide, deep, high = looks.size
    colour = looks.painted(BRASS)
    radius = wide * 0.45
    still = (
        ring(radius, max(deep, 0.004) * 0.45, colour, (0, 0, high - radius)),
        block((wide * 0.2, max(deep, 0.004) * 0.6, high - 2 * radius), colour, surface="metal"),
        block((wide * 0.3, max(deep, 0.004) * 0.6, high * 0.1), colour, (wide * 0.2, 0, 0), surface="metal"),
        block((wide * 0.24, max(deep, 0.004) * 0.6, high * 0.08), colour, (wide * 0.18, 0, high * 0.2)),
        plate(radius * 0.5, mixed(colour, "#000000", 0.4), (0, 0.001, high - radius)),
    )
    return Built(still, drop=high * 0.95)
