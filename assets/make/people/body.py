"""Building the posed body of a cast member, and the bare skin below the head: neck, chest, hands."""

import numpy as np

from .head import Body, body_normals, face_units, resting
from .mesh import Mesh, compact, to_stage, triangles
from .noise import layered
from .piece import Piece
from .rig import build, posed, rotation
from .shape import Shape, shaped
from .skin import Skin
from .source import Floats, Source


def relaxed() -> dict[str, np.ndarray]:
    """Arms hanging beside the body, elbows a little bent, fingers curled as in rest."""
    turns = {}
    for side, sign in (("l", 1), ("r", -1)):
        turns[f"thigh_{side}"] = rotation(y=sign * 4.5)
        turns[f"foot_{side}"] = rotation(y=sign * -4.5)
        turns[f"clavicle_{side}"] = rotation(y=sign * 4)
        turns[f"upperarm_{side}"] = rotation(y=sign * 29, x=9)
        turns[f"lowerarm_{side}"] = rotation(y=sign * 4, x=-4, z=sign * 8)
        turns[f"hand_{side}"] = rotation(y=sign * -4, z=sign * 6)
        for finger, curl in (("index", 14), ("middle", 18), ("ring", 21), ("pinky", 24)):
            for joint, share in (("01", 0.8), ("02", 1.15), ("03", 0.7)):
                turns[f"{finger}_{joint}_{side}"] = rotation(y=sign * curl * share)
        turns[f"thumb_02_{side}"] = rotation(y=sign * 8, x=-6)
    return turns


def make_body(source: Source, shape: Shape) -> Body:
    base, base_uv, quads, quad_uvs = source.base()
    v = to_stage(shaped(source, base, shape)) + resting(source)
    v[:, 2] -= v[:13380, 2].min()
    rig = build(source, v)
    v, rig = posed(rig, v, relaxed())
    lift = v[:13380, 2].min()
    v[:, 2] -= lift
    rig.positions[:, 2] -= lift
    return Body(base, base_uv, quads, quad_uvs, v, rig, face_units(source))


def bare_skin(source: Source, body: Body, skin: Skin, seed: int) -> Piece:
    """Neck and upper chest, forearms and hands; the rest is always under clothes."""
    base = body.base[body.quads]
    on_body = body.quads.max(1) <= 13379
    low = base[:, :, 1].min(1)
    neck = (low <= 5.75) & (low > 4.3) & (np.abs(base[:, :, 0]).max(1) < 1.55)
    hand = np.abs(base[:, :, 0]).min(1) > 3.9
    mesh, index = compact(Mesh(body.v, triangles(body.quads[on_body & (neck | hand)])))
    p = body.base[index]
    tone = np.array(skin.tone) / 255
    colour = tone * (1 + 0.02 * layered(p, (4, 11), seed))[:, None]
    hands = np.clip((np.abs(p[:, 0]) - 4.3) / 0.3, 0, 1)[:, None]
    colour *= 1 - hands * np.array([0.02, 0.07, 0.07])
    nails = _at(source, body, "fingernails", index)
    colour += (np.array([0.86, 0.66, 0.60]) * tone / 0.75 - colour) * (0.7 * nails * (np.abs(p[:, 0]) > 4))[
        :, None
    ]
    return Piece(
        "skin", mesh, "skin", colour, weights=body.rig.weights[index], normals=body_normals(body)[index]
    )


def _at(source: Source, body: Body, mask: str, index: np.ndarray) -> np.ndarray:
    image = source.mask(mask)
    uv = np.zeros((len(body.base), 2))
    uv[body.quads.ravel()] = body.base_uv[body.quad_uvs.ravel()]
    size = image.shape[0]
    uv = uv[index]
    sampled: Floats = image[
        np.clip(((1 - uv[:, 1]) * size).astype(int), 0, size - 1),
        np.clip((uv[:, 0] * size).astype(int), 0, size - 1),
    ]
    return sampled
