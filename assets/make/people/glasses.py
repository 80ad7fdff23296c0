"""A pair of glasses, fitted to the face."""

import numpy as np

from .head import Body
from .mesh import Mesh, grid, joined, unit
from .piece import Piece
from .rig import vertex_range
from .source import Floats


def tube(line: Floats, radius: float, closed: bool, sides: int = 6) -> Mesh:
    """A round wire along a line."""
    along = unit(np.roll(line, -1, 0) - np.roll(line, 1, 0) if closed else np.gradient(line, axis=0))
    first = unit(np.cross(along, np.array([0.13, 0.2, 0.97])))
    second = np.cross(along, first)
    turn = np.linspace(0, 2 * np.pi, sides, endpoint=False)
    rings = [line + radius * (np.cos(a) * first + np.sin(a) * second) for a in turn]
    if closed:
        return grid(np.stack([*rings, rings[0]]), closed=True)
    return grid(np.stack(rings, 1), closed=True)


def glasses(body: Body, tone: tuple[float, float, float]) -> Piece:
    eyes = {side: body.rig.positions[body.rig.index(f"eye_{side}")] for side in "lr"}
    lids = np.concatenate([body.v[vertex_range(f"lashes_{side}")] for side in "lr"])
    front = float(lids[:, 1].min()) - 0.0085
    skin, base = body.v[:13380], body.base[:13380]
    bridge_at = skin[np.argmin(np.linalg.norm(base - np.array([0, 7.16, 1.52]), axis=1))]
    parts = []
    turn = np.linspace(0, 2 * np.pi, 36, endpoint=False)
    rims = {}
    for side, sign in (("l", 1), ("r", -1)):
        c, s = np.cos(turn), np.sin(turn)
        x = eyes[side][0] + sign * 0.0005 + 0.0228 * np.sign(c) * np.abs(c) ** 0.72
        z = eyes[side][2] - 0.003 + 0.0168 * np.sign(s) * np.abs(s) ** 0.78
        y = front - 0.001 + 1.6 * (x - 0) ** 2
        rims[side] = np.stack([x, y, z], 1)
        parts.append(tube(rims[side], 0.0011, True))
        ear = skin[np.argmin(np.linalg.norm(base - np.array([sign * 0.80, 7.30, -0.10]), axis=1))]
        hinge = rims[side][
            np.argmax(rims[side][:, 0] * sign - 0.6 * np.abs(rims[side][:, 2] - eyes[side][2] - 0.006))
        ]
        side_at = np.array(
            [max(abs(ear[0]), abs(hinge[0]) + 0.004) * sign, hinge[1] + 0.008, hinge[2] + 0.001]
        )
        behind = np.array([(abs(ear[0]) + 0.001) * sign, ear[1] + 0.012, ear[2] + 0.004])
        parts.append(
            tube(
                np.stack(
                    [hinge, side_at, 0.5 * (side_at + behind) + np.array([0.002 * sign, 0, 0.001]), behind]
                ),
                0.0011,
                False,
            )
        )
    inner = {
        s: rims[s][np.argmin(np.abs(rims[s][:, 0]) + 0.4 * np.abs(rims[s][:, 2] - eyes[s][2] - 0.006))]
        for s in "lr"
    }
    middle = np.array([0.0, min(bridge_at[1] - 0.001, inner["l"][1]), inner["l"][2] + 0.002])
    parts.append(
        tube(
            np.stack(
                [
                    inner["l"],
                    0.5 * (inner["l"] + middle) + [0, 0, 0.001],
                    middle,
                    0.5 * (inner["r"] + middle) + [0, 0, 0.001],
                    inner["r"],
                ]
            ),
            0.0010,
            False,
        )
    )
    mesh = joined(*parts)
    return Piece(
        "glasses", mesh, "metal", np.tile(tone, (len(mesh.v), 1)), rigid="head", two_sided=True, shaded=False
    )
