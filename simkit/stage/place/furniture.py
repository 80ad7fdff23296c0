"""Screens, chairs, windows and lamps."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simkit.stage.place.model import Chair, Lamp, Laptop, Material, Screen, Window
from simkit.stage.place.piece import Piece, mixed
from simkit.stage.place.solids import box, cylinder, sheet, turned

_Chance = np.random.Generator


def screen(part: Screen) -> Iterator[Piece]:
    wide, high = part.size
    body = Material(colour=part.body, surface="leather")
    yield Piece(cylinder(0.11, 0.012, 0.108, 0.004), body)
    yield Piece(box((0.05, 0.02, 0.16), 0.004), body).moved((0, 0.03, 0.01))
    yield Piece(box((wide, 0.03, high), 0.008), body).moved((0, 0, 0.12))
    if part.picture:
        pane = sheet(wide - 0.024, high - 0.024, step=1)
        lit = Material(colour=part.picture, glow=True)
        yield Piece(pane, lit, shades=False).moved((0, -0.0155, 0.132))
        for i, share in enumerate((0.75, 0.5, 0.62, 0.4)):
            bar = sheet(wide * share * 0.7, high * 0.07, step=1)
            tint = Material(colour=mixed(part.picture, "#5f8a87", 0.25 + 0.1 * (i % 2)), glow=True)
            x = -wide * 0.42 + wide * share * 0.35
            yield Piece(bar, tint, shades=False).moved((x, -0.016, 0.12 + high * (0.74 - 0.17 * i)))


def laptop(part: Laptop) -> Iterator[Piece]:
    body = Material(colour=part.body, surface="metal")
    yield Piece(box((0.32, 0.22, 0.016), 0.006), body)
    keys = Material(colour="#2a2c2f")
    yield Piece(box((0.28, 0.1, 0.002)), keys, shades=False).moved((0, 0.03, 0.016))
    lid = box((0.32, 0.008, 0.21), 0.003).tilted(-14)
    yield Piece(lid, body).moved((0, 0.11, 0.014))
    pane = sheet(0.3, 0.185, step=1).tilted(-14)
    yield Piece(pane, Material(colour="#d9e6ea", glow=True), shades=False).moved((0, 0.103, 0.024))


def chair(part: Chair) -> Iterator[Piece]:
    cloth = Material(colour=part.colour, surface="cloth", pattern="weave", scale=0.12)
    frame = Material(colour=part.frame, surface="metal")
    yield Piece(box((0.46, 0.45, 0.07), 0.03), cloth).moved((0, 0, 0.43))
    back = box((0.44, 0.055, 0.42 if part.kind == "visitor" else 0.54), 0.025).tilted(-9)
    yield Piece(back, cloth).moved((0, 0.215, 0.56))
    if part.kind == "visitor":
        for x in (-0.2, 0.2):
            for y in (-0.18, 0.19):
                yield Piece(cylinder(0.012, 0.43), frame).moved((x, y, 0))
            yield Piece(cylinder(0.012, 0.24).tilted(-9), frame).moved((x, 0.2, 0.44))
        return
    yield Piece(cylinder(0.028, 0.34), frame).moved((0, 0, 0.09))
    yield Piece(box((0.06, 0.03, 0.22), 0.01), frame).moved((0, 0.22, 0.42))
    for i in range(5):
        foot = box((0.30, 0.045, 0.03), 0.01).moved((0.16, 0, 0.05), 0)
        yield Piece(foot, frame).moved((0, 0, 0), i * 72.0 + 18)
        wheel = cylinder(0.028, 0.045, edge=0.01).moved((0.29, 0, 0), 0)
        yield Piece(wheel, Material(colour="#26282a")).moved((0, 0, 0), i * 72.0 + 18)
    for x in (-0.26, 0.26):
        yield Piece(box((0.05, 0.26, 0.03), 0.012), frame).moved((x, 0.02, 0.66))
        yield Piece(box((0.025, 0.05, 0.2), 0.008), frame).moved((x, 0.08, 0.46))


def window(part: Window) -> Iterator[Piece]:
    wide, high = part.size
    frame = Material(colour=part.frame)
    bands = 32
    for i in range(bands):
        share = i / (bands - 1)
        tone = mixed(part.ground, part.sky, min(1.0, max(0.0, (share - 0.22) * 3)))
        tone = mixed(tone, "#ffffff", 0.35 * share)
        pane = sheet(wide, high / bands, step=5)
        yield Piece(pane, Material(colour=tone, glow=True), shades=False).moved((0, 0.01, high * i / bands))
    edge = 0.055
    for z in (0.0, high - edge):
        yield Piece(box((wide, 0.07, edge), 0.006), frame).moved((0, 0, z))
    for i in range(part.panes + 1):
        x = (-wide / 2 + edge / 2) + (wide - edge) * i / part.panes
        yield Piece(box((edge, 0.07, high), 0.006), frame).moved((x, 0, 0))
    yield Piece(box((wide + 0.16, 0.2, 0.035), 0.008), frame).moved((0, -0.06, -0.035))


def lamp(part: Lamp) -> Iterator[Piece]:
    r = part.radius
    shade = turned([(r, 0), (r * 0.94, r * 0.4), (r * 0.55, r * 0.95), (0.03, r * 1.1), (0.0, r * 1.1)])
    yield Piece(shade, Material(colour=part.colour, surface="leather"), shades=False)
    inner = turned([(0.0, r * 0.25), (r * 0.90, r * 0.05)])
    yield Piece(inner, Material(colour="#fff3d6", glow=True), shades=False)
    yield Piece(cylinder(0.004, part.cord), Material(colour="#2b2b2b"), shades=False).moved((0, 0, r * 1.1))
