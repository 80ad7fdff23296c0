"""The person file: one `.npz` per person, quantised, read with NumPy alone.

Why an own format: a .bam is bound to a Panda3D version, glTF needs another package and stores 52 dense morphs
(8.5 MB a person, 0.7 s to load). Here positions are 16-bit (1/16 mm), normals 8-bit, morphs sparse (only the
vertices a unit moves), so that a person is some 2 MB and is built straight into Panda's vertex arrays.

Members: `meta` (JSON as bytes), `joints` (j, 3) metres, `image/<name>` (JPEG bytes), and per part `<part>/v` int16,
`/n` int8, `/c` uint8 RGBA sRGB, `/f` uint16, and where they apply `/t` uint16 texture coordinates,
`/j` + `/w` uint8 four joints and weights in sixteenths, `/ms` + `/mi` + `/mv` + `/mn` sparse morphs in unit order:
starts, vertex indices, shifts in 1/64 mm (int16) and normal changes in 1/127 (int8).
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simkit.resources import resource_dir

POSITION_STEP = 1 / 16_000
SHIFT_STEP = 1 / 64_000
TEXTURE_STEP = 1 / 65_535
WEIGHT_STEP = 1 / 16


@dataclass(frozen=True, slots=True)
class Part:
    """One drawable piece of a person, still quantised as in the file."""

    name: str
    surface: str
    tint: str | None
    """The outfit colour that multiplies its vertex colours."""
    colour: str
    """The tint it has when the outfit does not name one, as "#rrggbb"."""
    image: str | None
    rigid: str | None
    """The joint it hangs on as a whole; None for a skinned part."""
    blended: bool
    two_sided: bool
    wears: tuple[str, ...]
    """Garments (see Outfit) it belongs to; empty for parts that are always there."""
    arrays: dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class PersonFile:
    meta: dict[str, Any]
    joints: npt.NDArray[np.float32]
    parts: tuple[Part, ...]
    images: dict[str, bytes]


def read_person(path: Path, garments: frozenset[str]) -> PersonFile:
    """Read what a person in these garments needs; parts of other garments stay on disk."""
    with np.load(path, allow_pickle=False) as archive:
        meta = json.loads(archive["meta"].tobytes())
        names = archive.files
        parts = []
        for entry in meta["parts"]:
            wears = tuple(entry["wears"])
            if wears and not garments.intersection(wears):
                continue
            prefix = entry["name"] + "/"
            arrays = {name[len(prefix) :]: archive[name] for name in names if name.startswith(prefix)}
            parts.append(
                Part(
                    entry["name"], entry["surface"], entry["tint"], entry["colour"], entry["image"], entry["rigid"],
                    entry["blended"], entry["two_sided"], wears, arrays,
                )
            )  # fmt: skip
        images = {name[6:]: archive[name].tobytes() for name in names if name.startswith("image/")}
        return PersonFile(meta, archive["joints"], tuple(parts), images)


def people_dir() -> Path:
    """The folder with `people.json`, the person files and `hair.png`."""
    return resource_dir("assets") / "people"
