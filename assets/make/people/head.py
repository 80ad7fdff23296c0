"""Head, eyes, teeth and lashes, with the 52 face units as shifts."""

from dataclasses import dataclass

import numpy as np

from simkit.stage.person.units import UNITS

from .mesh import Mesh, compact, flipped, grid, normals, to_stage, triangles, unit
from .piece import Piece
from .rig import Rig, vertex_range
from .source import Floats, Ints, Source

NECK_CUT = 5.75
"""Height on the base mesh (dm) below which no face unit moves anything: the head is cut from the body there."""
LIDS_AT_REST = 0.09
"""Share of eyeBlink in the resting face: the lid covers the top of the iris, without which a person stares."""


@dataclass(frozen=True)
class Body:
    """The shaped and posed person, still on the base mesh's vertices."""

    base: Floats
    base_uv: Floats
    quads: Ints
    quad_uvs: Ints
    v: Floats
    rig: Rig
    units: dict[str, Floats]


def face_units(source: Source) -> dict[str, Floats]:
    """Shifts in metres; eyeBlink is shortened by what the resting lids already take."""
    units = {name: to_stage(source.face_unit(name)) for name in UNITS}
    for side in ("Left", "Right"):
        units[f"eyeBlink{side}"] = units[f"eyeBlink{side}"] * (1 - LIDS_AT_REST)
    return units


def resting(source: Source) -> Floats:
    """The shift to add to every person's shape before anything else: lids a little lower."""
    lids: Floats = to_stage(source.face_unit("eyeBlinkLeft")) + to_stage(source.face_unit("eyeBlinkRight"))
    return LIDS_AT_REST * lids


def split_by_uv(body: Body, quads: Ints) -> tuple[Ints, Ints, Ints]:
    """Triangles of these quads over vertices that are unique by (position, uv): also both indices of each."""
    v = triangles(body.quads[quads])
    t = triangles(body.quad_uvs[quads])
    pairs = np.stack([v.ravel(), t.ravel()], 1)
    unique, inverse = np.unique(pairs, axis=0, return_inverse=True)
    return inverse.reshape(v.shape), unique[:, 0], unique[:, 1]


def body_normals(body: Body) -> Floats:
    skin = body.quads[body.quads.max(1) <= 13379]
    return normals(body.v, triangles(skin))


def head_quads(body: Body) -> Ints:
    inside = (body.quads.max(1) <= 13379) & (body.base[body.quads][:, :, 1].min(1) > NECK_CUT)
    return np.flatnonzero(inside)


def uv_box(body: Body) -> tuple[Floats, float]:
    """Lower corner and side of the square of texture space the head uses."""
    uv = body.base_uv[body.quad_uvs[head_quads(body)].ravel()]
    low, high = uv.min(0), uv.max(0)
    side = float((high - low).max()) * 1.004
    return (low + high) / 2 - side / 2, side


def skin_of_head(body: Body) -> Piece:
    quads = head_quads(body)
    faces, index, uv_index = split_by_uv(body, quads)
    low, side = uv_box(body)
    skin = triangles(body.quads[body.quads.max(1) <= 13379])
    rest = normals(body.v, skin)
    near = skin[np.isin(skin, index).any(1)]
    turns = {u: normals_near(body.v + s, near, rest)[index] - rest[index] for u, s in body.units.items()}
    return Piece(
        "head",
        Mesh(body.v[index], faces),
        "skin",
        np.ones((len(index), 3)),
        weights=body.rig.weights[index],
        uv=(body.base_uv[uv_index] - low) / side,
        image="head",
        normals=rest[index],
        shifts={u: s[index] for u, s in body.units.items()},
        turns=turns,
    )


def normals_near(v: Floats, faces: Ints, rest: Floats) -> Floats:
    out = normals(v, faces)
    touched = np.zeros(len(v), dtype=bool)
    touched[faces.ravel()] = True
    return np.where(touched[:, None], out, rest)


def _moving(
    body: Body, name: str, quads: Ints, v: Floats, surface: str, colour: Floats, keep: float = 1.0
) -> Piece:
    """A piece of the mouth or lashes: moves with the units, normals stay."""
    mesh, index = compact(Mesh(v, triangles(quads)))
    zero = np.zeros((len(index), 3))
    return Piece(
        name,
        mesh,
        surface,
        colour[index],
        weights=body.rig.weights[index],
        shifts={u: s[index] * keep for u, s in body.units.items()},
        turns=dict.fromkeys(body.units, zero),
    )


def quads_of(body: Body, part: str) -> Ints:
    span = vertex_range(part)
    out: Floats = body.quads[(body.quads.min(1) >= span[0]) & (body.quads.max(1) <= span[-1])]
    return out


def mouth(body: Body) -> list[Piece]:
    """Teeth and tongue, drawn back and darkened towards the throat so that nothing shows through closed lips."""
    v = body.v.copy()
    colour = np.ones((len(v), 3))
    pieces = []
    for part, tone, squeeze, back, down, tall in (
        ("teeth_up", (0.90, 0.87, 0.80), 0.88, 0.0085, 0.0045, 1.0),
        ("teeth_low", (0.84, 0.80, 0.72), 0.86, 0.0115, 0.0052, 0.38),
        ("tongue", (0.58, 0.27, 0.26), 0.90, 0.0070, 0.0055, 0.40),
    ):
        rows = vertex_range(part)
        points = v[rows]
        middle = points.mean(0)
        depth = (points[:, 1] - points[:, 1].min()) / np.ptp(points[:, 1])
        points = middle + (points - middle) * np.array([squeeze, 1, tall])
        if part == "teeth_low":
            points[:, 2] -= 0.5 * np.ptp(v[rows][:, 2]) * (1 - tall) * 0.6
        v[rows] = points + np.array([0, back, -down])
        colour[rows] = np.array(tone) * (1 - 0.85 * np.clip(depth * 1.3, 0, 1))[:, None]
        piece = _moving(body, part, quads_of(body, part), v, "teeth", colour)
        piece.shaded = False
        pieces.append(piece)
    return pieces


def lashes(body: Body, tone: tuple[float, float, float], strength: float) -> list[Piece]:
    """Lash strips fading from the lid to the tip."""
    colour = np.ones((len(body.v), 4))
    pieces = []
    lid = body.v[np.unique(body.quads[head_quads(body)].ravel())]
    for side in ("l", "r"):
        rows = vertex_range(f"lashes_{side}")
        points = body.v[rows]
        squares = np.sum(points**2, 1)[:, None] - 2 * points @ lid.T + np.sum(lid**2, 1)[None]
        away = np.sqrt(np.maximum(squares.min(1), 0))
        colour[rows, :3] = tone
        colour[rows, 3] = np.clip(1 - away / 0.0055, 0, 1) * strength
        lower = rows[points[:, 2] < body.rig.positions[body.rig.index(f"eye_{side}"), 2] - 0.002]
        colour[lower, 3] *= 0.45
        piece = _moving(body, f"lashes_{side}", quads_of(body, f"lashes_{side}"), body.v, "hair", colour)
        piece.blended, piece.two_sided, piece.shaded = True, True, False
        pieces.append(piece)
    return pieces


def eye(body: Body, side: str) -> Piece:
    """The front of an eyeball around the fitted centre, with a slight bulge of the cornea; disc texture coordinates."""
    points = body.v[vertex_range(f"eye_{side}")]
    centre = body.rig.positions[body.rig.index(f"eye_{side}")]
    radius = float(np.median(np.linalg.norm(points - centre, axis=1)))
    rings, around = 18, 28
    polar = np.linspace(0, 1.35, rings)[:, None]
    turn = np.linspace(0, 2 * np.pi, around, endpoint=False)[None, :]
    bulge = 1 + 0.045 * np.clip(1 - (polar / 0.5) ** 2, 0, 1)
    way = np.stack(
        [np.sin(polar) * np.cos(turn), -np.cos(polar) * np.ones_like(turn), np.sin(polar) * np.sin(turn)], -1
    )
    mesh = flipped(grid(centre + radius * bulge[..., None] * way, closed=True))
    uv = 0.5 + 0.5 * (polar / 1.35)[..., None] * np.stack([np.cos(turn), np.sin(turn)], -1)
    n = unit(way.reshape(-1, 3))
    return Piece(
        f"eye_{side}",
        mesh,
        "eye",
        np.ones((len(mesh.v), 3)),
        rigid=f"eye_{side}",
        uv=uv.reshape(-1, 2),
        image="eye",
        normals=n,
    )
