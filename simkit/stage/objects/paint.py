"""Pieces by a few words: the materials and placings that the shapes of objects share."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np

from simkit.stage.place.model import Material
from simkit.stage.place.model import Surface as Kind
from simkit.stage.place.piece import Piece
from simkit.stage.place.solids import Floats, Solid, ball, box, cylinder, disc, grid

Vec = tuple[float, float, float]
STEEL, DARK, BLACK, WHITE, PAPER = "#98a0a4", "#4c5357", "#25282a", "#eef0ee", "#f4f1e8"
RED, YELLOW, GREEN, BLUE, BRASS = "#c4372a", "#e8b93e", "#3f9a62", "#3c6480", "#c79a3e"


def painted(solid: Solid, colour: str, surface: Kind = "leather", *, glow: bool = False) -> Piece:
    return Piece(solid, Material(colour=colour, surface=surface, glow=glow))


def block(
    size: Vec, colour: str, at: Vec = (0, 0, 0), *, edge: float = 0.0, surface: Kind = "leather"
) -> Piece:
    """A box on its underside."""
    return painted(box(size, edge), colour, surface).moved(at)


def rod(
    radius: float,
    length: float,
    colour: str,
    at: Vec = (0, 0, 0),
    *,
    edge: float = 0.0,
    surface: Kind = "metal",
) -> Piece:
    """Upright, on its underside."""
    return painted(cylinder(radius, length, edge=edge), colour, surface).moved(at)


def knob(radius: float, deep: float, colour: str, at: Vec = (0, 0, 0), *, surface: Kind = "leather") -> Piece:
    """A cylinder that comes out of the front: its back at `at`, its face `deep` towards −Y."""
    solid = cylinder(radius, deep, edge=min(deep, radius) * 0.3).tilted(90)
    return painted(solid, colour, surface).moved(at)


def bar(radius: float, length: float, colour: str, at: Vec = (0, 0, 0), *, surface: Kind = "metal") -> Piece:
    """A round bar along X, its middle at `at`."""
    solid = turned_to_x(cylinder(radius, length, edge=radius * 0.6))
    return painted(solid, colour, surface).moved((at[0] - length / 2, at[1], at[2]))


def turned_to_x(solid: Solid) -> Solid:
    """What stood along Z lies along X."""
    matrix = np.array([[0, 0, 1], [0, 1, 0], [-1, 0, 0]], np.float32)
    return Solid(solid.points @ matrix.T, solid.normals @ matrix.T, solid.uv, solid.triangles)


def sphere(size: float, colour: str, at: Vec = (0, 0, 0), *, surface: Kind = "leather") -> Piece:
    """Its middle at `at`."""
    return painted(ball((size, size, size)), colour, surface).moved((at[0], at[1], at[2] - size / 2))


def plate(radius: float, colour: str, at: Vec = (0, 0, 0)) -> Piece:
    """A flat disc that looks to the front."""
    return painted(disc(radius), colour, "matte").moved(at)


def stroke(
    middle: Vec, degrees: float, inner: float, outer: float, wide: float, colour: str, *, glow: bool = False
) -> Piece:
    """A flat line on a dial that looks to the front: from `inner` to `outer`, degrees clockwise from straight up."""
    a = radians(degrees)
    along, across = np.array([sin(a), 0, cos(a)]), np.array([cos(a), 0, -sin(a)])
    corners = [
        along * inner - across * wide / 2,
        along * inner + across * wide / 2,
        along * outer + across * wide / 2,
        along * outer - across * wide / 2,
    ]
    points = np.asarray(corners, np.float32) + np.asarray(middle, np.float32)
    normals = np.tile(np.array([0, -1, 0], np.float32), (4, 1))
    solid = Solid(points, normals, points[:, [0, 2]], np.array([[0, 1, 2], [0, 2, 3]], np.int32))
    return painted(solid, colour, "matte", glow=glow)


def ring(radius: float, thick: float, colour: str, at: Vec = (0, 0, 0), *, surface: Kind = "metal") -> Piece:
    """A torus that looks to the front, its middle at `at`: a hand wheel, a shackle."""
    u, v = _mesh(2 * np.pi, 25)
    return _tube(radius, thick, u, v, colour, at, surface)


def arch(radius: float, thick: float, colour: str, at: Vec = (0, 0, 0), *, surface: Kind = "metal") -> Piece:
    """The upper half of such a ring."""
    u, v = _mesh(np.pi, 13)
    return _tube(radius, thick, u, v, colour, at, surface)


def _tube(radius: float, thick: float, u: Floats, v: Floats, colour: str, at: Vec, surface: Kind) -> Piece:
    out = np.stack([np.cos(u), np.zeros_like(u), np.sin(u)], -1)
    normals = out * np.cos(v)[..., None] + np.array([0, -1.0, 0]) * np.sin(v)[..., None]
    points = out * radius + normals * thick
    rows, columns = u.shape
    uv = np.stack([u * radius, v * thick], -1).reshape(-1, 2).astype(np.float32)
    triangles = grid(rows, columns)
    solid = Solid(
        points.reshape(-1, 3).astype(np.float32), normals.reshape(-1, 3).astype(np.float32), uv, triangles
    )
    return painted(solid, colour, surface).moved(at)


def _mesh(round_: float, steps: int) -> tuple[Floats, Floats]:
    along, about = np.linspace(0, round_, steps), np.linspace(0, 2 * np.pi, 9)
    u, v = np.meshgrid(along.astype(np.float32), about.astype(np.float32))
    return u, v
