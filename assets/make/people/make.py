"""One person after the other, from the wheel to files."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from simkit.stage.person.outfit import GARMENTS

from . import head
from .body import bare_skin, make_body
from .cast import CAST, Member
from .glasses import glasses
from .hair import hair_pieces
from .occlusion import Sky
from .outfit import garments
from .pack import write_person
from .piece import Piece
from .skin import canvas, eye_texture, painted
from .source import Source
from .strands import strands


def make_people(wheel: Path, out: Path, only: list[str] | None = None) -> Iterator[dict[str, object]]:
    source = Source(wheel)
    out.mkdir(parents=True, exist_ok=True)
    (out / "hair.png").write_bytes(strands())
    entries = []
    for member in CAST:
        body = make_body(source, member.shape)
        crown = float(body.v[:13380, 2].max())
        eyes = body.rig.positions[body.rig.index("eye_l")]
        entries.append(
            {
                "name": member.name,
                "sex": member.sex,
                "age": member.age,
                "height_m": round(crown, 3),
                "eye_height_m": round(float(eyes[2]), 3),
                "outfit": member.outfit,
                "about": member.about,
            }
        )
        if only and member.name not in only:
            continue
        pieces = person_pieces(source, body, member)
        images = {
            "head": painted(canvas(source, body), member.skin, member.seed),
            "eye": eye_texture(member.iris, member.seed),
        }
        path = out / f"{member.name}.npz"
        write_person(path, body.rig, pieces, images)
        triangles = {p.name: len(p.mesh.f) for p in pieces}
        yield {
            "person": member.name,
            "bytes": path.stat().st_size,
            "triangles": triangles,
            "all": sum(triangles.values()),
        }
    catalogue = json.dumps({"people": entries}, indent=1) + "\n"
    (out / "people.json").write_text(catalogue, encoding="utf-8", newline="\n")
    made = sorted(p for p in out.iterdir() if p.suffix in (".npz", ".png"))
    sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in made)
    (out / "SHA256SUMS").write_text(sums, encoding="utf-8", newline="\n")


def person_pieces(source: Source, body: head.Body, member: Member) -> list[Piece]:
    red, green, blue = (c / 255 * 0.6 for c in member.skin.brows)
    tone = (red, green, blue)
    always = [head.skin_of_head(body), bare_skin(source, body, member.skin, member.seed)]
    always += (
        head.mouth(body)
        + head.lashes(body, tone, 0.85 if member.sex == "woman" else 0.5)
        + [head.eye(body, "l"), head.eye(body, "r")]
    )
    always += hair_pieces(body, member)
    if member.glasses:
        always.append(glasses(body, (0.16, 0.13, 0.12)))
    worn = garments(body, member)
    _occlude(always, worn, member.outfit["garment"])
    return always + worn


def _occlude(always: list[Piece], worn: list[Piece], default: str) -> None:
    """Each garment is shaded with the skin and hair, the skin and hair under the default garment."""
    solid = [p for p in always if p.surface in ("skin", "hair") and p.shaded]
    below = [p for p in worn if not p.wears]
    for garment in GARMENTS:
        under = [p for p in worn if garment in p.wears]
        sky = Sky(np.concatenate([_filled(p) for p in solid + below + under]))
        for piece in under + (
            always + below + [p for p in worn if p.tint == "apron"] if garment == default else []
        ):
            if piece.shaded and piece.surface != "eye":
                low = {"skin": 0.42, "hair": 0.66}.get(piece.surface, 0.48)
                seen = sky.seen(piece.mesh.v, piece.normal())
                rgba = piece.rgba()
                rgba[:, :3] *= (low + (1 - low) * np.clip(seen * 1.25, 0, 1))[:, None]
                piece.colour = rgba


def _filled(piece: Piece) -> np.ndarray:
    v, f = piece.mesh.v, piece.mesh.f
    return np.concatenate([v, v[f].mean(1)])
