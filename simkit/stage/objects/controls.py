"""What one presses, turns and reads on a panel: buttons, switches, levers, gauges, screens, signs."""

from __future__ import annotations

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
    plate,
    rod,
    sphere,
    stroke,
)
from simkit.stage.place.piece import Piece, mixed

LIT = "#9df5b4"


def button(looks: Looks) -> Built:
    """A collar with a cap that goes in while it is pressed; `lamp by` makes the cap glow."""
    wide, deep, high = looks.size
    radius = min(wide, high) / 2
    colour = looks.painted(RED)
    collar = (
        knob(radius, deep * 0.45, YELLOW if looks.hints.get("guarded") else STEEL, (0, 0, radius)),
        knob(radius * 1.25, deep * 0.12, DARK, (0, 0.001, radius)),
    )
    cap = knob(radius * 0.78, deep * 0.75, colour)
    by = looks.by("presses by")
    moving = [Moving((cap,), by, "slide", (0, -deep * 0.25, radius), (0, deep * 0.3, 0))]
    if lamp := looks.by("lamp by"):
        glow = (plate(radius * 0.66, colour, (0, -deep * 1.02, 0)),)
        moving.append(Moving(glow, lamp, "lamp", (0, 0, radius), colour=mixed(colour, "#ffffff", 0.55)))
    return Built(collar, tuple(moving))


def switch(looks: Looks) -> Built:
    """A rotary switch on its plate, red on yellow as a main switch is; a lamp shows when it is on."""
    wide, deep, high = looks.size
    by = looks.by("turns by", "position")
    middle = high * 0.46
    back = deep * 0.35
    still = (
        block((wide, back, high), "#d9d6cc", (0, -back / 2, 0), edge=0.006),
        block((wide * 0.92, 0.004, high * 0.74), YELLOW, (0, -back - 0.001, high * 0.06)),
        knob(wide * 0.34, deep * 0.16, BLACK, (0, -back, middle)),
        stroke((0, -back - 0.0045, middle), 0, wide * 0.37, wide * 0.46, wide * 0.07, BLACK),
        stroke((0, -back - 0.0045, middle), 90, wide * 0.37, wide * 0.46, wide * 0.07, BLACK),
    )
    red = looks.painted(RED)
    handle: tuple[Piece, ...] = (
        block((wide * 0.24, deep * 0.5, wide * 0.74), red, (0, -deep * 0.25, -wide * 0.37), edge=0.006),
        block((wide * 0.07, 0.003, wide * 0.3), WHITE, (0, -deep * 0.5 - 0.001, wide * 0.04)),
    )
    lamp = (knob(wide * 0.07, 0.008, GREEN, (0, -back, high * 0.9)),)
    return Built(
        (*still, knob(wide * 0.09, 0.004, DARK, (0, -back, high * 0.9))),
        (
            Moving(handle, by, "turn", (0, -back - deep * 0.16, middle), (0, 1, 0), (90, 0)),
            Moving(lamp, looks.by("lamp by", by), "lamp", colour=LIT),
        ),
        holds=(wide * 0.1, -deep * 0.98, middle - wide * 0.3),
        hangs=True,
    )


def lever(looks: Looks) -> Built:
    wide, deep, high = looks.size
    length = high * 0.62
    still = (
        block((wide * 1.4, deep * 0.25, high), STEEL, (0, -deep * 0.125, 0), edge=0.006, surface="metal"),
        block((wide * 0.3, 0.004, high * 0.86), BLACK, (0, -deep * 0.25 - 0.001, high * 0.07)),
        knob(wide * 0.35, deep * 0.2, DARK, (0, -deep * 0.25, high / 2)),
    )
    arm = (
        rod(wide * 0.13, length, DARK),
        sphere(wide * 0.62, looks.painted(RED), (0, 0, length)),
    )
    by = looks.by("turns by", "position")
    return Built(
        still,
        (Moving(arm, by, "turn", (0, -deep * 0.4, high / 2), (1, 0, 0), (128, 52)),),
        holds=(0, -deep * 0.5, high * 0.3),
        hangs=True,
    )


def gauge(looks: Looks) -> Built:
    """A dial from 7 to 5 o'clock with a red end, and its needle."""
    wide, deep, high = looks.size
    radius = min(wide, high) / 2
    front = -deep * 0.62
    marks = [
        stroke((0, front - 0.002, radius), -135 + 27 * n, radius * 0.66, radius * 0.82, radius * 0.05, BLACK)
        for n in range(11)
    ]
    red = [
        stroke((0, front - 0.0015, radius), -135 + 27 * n, radius * 0.6, radius * 0.82, radius * 0.24, RED)
        for n in (8.5, 9, 9.5)
    ]
    still = (
        knob(radius, deep * 0.6, looks.painted(DARK), (0, 0, radius), surface="metal"),
        plate(radius * 0.88, PAPER, (0, front, radius)),
        *red,
        *marks,
        rod(radius * 0.14, radius * 0.5, STEEL, (0, -deep * 0.2, -radius * 0.4)),
    )
    needle = (
        stroke((0, 0, 0), 0, -radius * 0.18, radius * 0.74, radius * 0.085, RED),
        knob(radius * 0.11, 0.004, BLACK, (0, 0.001, 0)),
    )
    by = looks.by("needle by", "pressure")
    moving = [Moving(needle, by, "turn", (0, front - 0.004, radius), (0, 1, 0), (-135, 135))]
    return Built(still, tuple(moving), holds=(0, -deep, 0), hangs=True)


def screen(looks: Looks) -> Built:
    wide, deep, high = looks.size
    foot = high * 0.24
    still = (
        block((wide, deep * 0.6, high), BLACK, (0, 0, foot), edge=0.006),
        block((wide * 0.1, deep * 0.5, foot), DARK, surface="metal"),
        block((wide * 0.42, max(deep * 2.5, 0.14), 0.012), DARK, edge=0.004),
        block((wide * 0.94, 0.002, high * 0.88), "#3a474d", (0, -deep * 0.3 - 0.001, foot + high * 0.06)),
    )
    face = -deep * 0.3 - 0.003
    lines = [
        block((wide * (0.5 - 0.08 * (n % 3)), 0.001, high * 0.05), mixed(BLUE, "#ffffff", 0.5))
        for n in range(4)
    ]
    picture: tuple[Piece, ...] = (
        block((wide * 0.94, 0.001, high * 0.88), looks.painted("#dfe9ee"), (0, face, foot + high * 0.06)),
        block((wide * 0.94, 0.001, high * 0.14), BLUE, (0, face - 0.001, foot + high * 0.8)),
        *(
            line.moved((-wide * 0.14, face - 0.001, foot + high * (0.66 - 0.13 * n)))
            for n, line in enumerate(lines)
        ),
    )
    return Built(still, (Moving(picture, looks.by("shows by"), "show"),), holds=(0, 0, foot + high))


def sign(looks: Looks) -> Built:
    """A board with a band and lines of writing too small to read from where one stands."""
    wide, deep, high = looks.size
    face = -deep / 2 - 0.001
    lines = tuple(
        block((wide * (0.72 - 0.13 * (n % 2)), 0.001, high * 0.035), "#5b6468").moved(
            (-wide * 0.05 * (n % 2), face - 0.001, high * (0.62 - 0.1 * n))
        )
        for n in range(6)
    )
    return Built(
        (
            block((wide, deep, high), STEEL, edge=0.003, surface="metal"),
            block((wide * 0.94, 0.001, high * 0.94), PAPER, (0, face, high * 0.03)),
            block((wide * 0.94, 0.001, high * 0.2), looks.painted(YELLOW), (0, face - 0.001, high * 0.77)),
            *lines,
        )
    )


def alarm(looks: Looks) -> Built:
    """A beacon: it glows and fades while its property is, slower than three times a second."""
    wide, _, high = looks.size
    radius = wide / 2
    colour = looks.painted("#e0662a")
    dome = (rod(radius * 0.8, high * 0.55, colour, (0, 0, high * 0.3), edge=radius * 0.5, surface="leather"),)
    return Built(
        (rod(radius, high * 0.3, DARK), *dome),
        (
            Moving(
                (rod(radius * 0.84, high * 0.58, colour, (0, 0, high * 0.3), edge=radius * 0.5),),
                looks.by("flashes by", "on"),
                "flash",
                colour=mixed(colour, "#ffffff", 0.45),
            ),
        ),
    )


def rail(looks: Looks) -> Built:
    """A bar to hold on to, or to hang things on."""
    wide, deep, high = looks.size
    colour = looks.painted(STEEL)
    return Built(
        (bar(high / 2, wide, colour, (0, -deep / 2, high / 2)),), holds=(0, -deep / 2, 0), hangs=True
    )
