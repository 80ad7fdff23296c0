"""Where the model files of a place may lie, and whether one can be trusted to the loader.

A model lies in the folder of its place file, or in simkit's own library of places; it and all it refers to stay there.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from simkit.errors import SimkitError, diagnostic
from simkit.resources import resource_dir

ENDS = (".gltf", ".glb", ".bam", ".egg")
LARGEST = 64 * 1024 * 1024
"""Bytes of one file."""


def find_model(name: str, folder: Path | None) -> tuple[Path, Path]:
    """The file and the folder that it may not leave.

    Raises SimkitError: SK6304 it is nowhere, SK6305 it leads out of its folder or is too large.
    """
    homes = [home for home in (folder, resource_dir("assets") / "places") if home is not None]
    for home in homes:
        file = home / name
        if file.is_file():
            check_inside(file, home, name)
            if file.stat().st_size > LARGEST:
                raise unusable(name, f"it is larger than {LARGEST // 1024 // 1024} MB")
            return file, home
    raise SimkitError(diagnostic("SK6304", file=name, folder=homes[0].name))


def check_inside(file: Path, home: Path, name: str) -> None:
    try:
        inside = file.resolve(strict=True).is_relative_to(home.resolve(strict=True))
    except OSError as error:
        raise unusable(name, f"{file.name} is not there") from error
    if not inside:
        raise unusable(name, f"{file.name} leads out of the folder of the place")


def check_references(file: Path, home: Path, name: str) -> None:
    """Whether a glTF file and the buffers and pictures it names are there. Raises SimkitError SK6305."""
    try:
        head = _head(file)
        references = list(_references(head))
        whole = all(_fits(one, head["bufferViews"], head["buffers"]) for one in head.get("accessors", ()))
    except (ValueError, TypeError, AttributeError, LookupError, struct.error, RecursionError) as error:
        raise unusable(name, "it is not glTF") from error
    if not whole:
        raise unusable(name, "it is damaged: it says to hold more than it does")
    version = head.get("asset", {}).get("version") if isinstance(head.get("asset"), dict) else None
    if not str(version).startswith("2"):
        raise unusable(name, "it is not glTF version 2")
    if needed := sorted(set(head.get("extensionsRequired", ())) - _UNDERSTOOD):
        raise unusable(name, f"it needs {', '.join(map(str, needed))}; export it without")
    for uri in references:
        if uri.startswith("data:"):
            continue
        beside = unquote(uri)
        if ":" in beside or beside.startswith(("/", "\\")):
            raise unusable(name, f"{uri} leads out of the folder of the place")
        check_inside(file.parent / beside, home, name)


def unusable(name: str, problem: str) -> SimkitError:
    return SimkitError(diagnostic("SK6305", file=name, problem=problem))


_UNDERSTOOD = frozenset({"KHR_materials_unlit", "KHR_lights_punctual", "KHR_materials_emissive_strength"})


def _head(file: Path) -> dict[str, Any]:
    """The JSON of a .gltf or .glb file."""
    data = file.read_bytes()
    if data[:4] == b"glTF":
        version, length, size, kind = struct.unpack_from("<II I4s", data, 4)
        if version != 2 or kind != b"JSON" or length > len(data) or 20 + size > len(data):
            raise ValueError
        data = data[20 : 20 + size]
    head = json.loads(data.decode("utf-8"))
    if not isinstance(head, dict):
        raise TypeError
    return head


_NUMBERS = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}
_WIDE = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}


def _fits(accessor: dict[str, Any], views: list[Any], buffers: list[Any]) -> bool:
    """Whether its numbers lie within its view, and that within its buffer (glTF 2.0, 3.6.2.4)."""
    if "bufferView" not in accessor:
        return True
    view = views[accessor["bufferView"]]
    one = _NUMBERS[accessor["componentType"]] * _WIDE[accessor["type"]]
    count, start = int(accessor["count"]), int(accessor.get("byteOffset", 0))
    step = int(view.get("byteStride", one))
    buffer = buffers[view["buffer"]]
    from_, long = int(view.get("byteOffset", 0)), int(view["byteLength"])
    return (
        min(count, start, from_, step - one) >= 0
        and start + step * (count - 1) + one <= long
        and from_ + long <= int(buffer["byteLength"])
    )


def _references(head: dict[str, Any]) -> Iterator[str]:
    for one in (*head.get("buffers", ()), *head.get("images", ())):
        uri = one.get("uri")
        if uri is not None:
            if not isinstance(uri, str):
                raise TypeError
            yield uri
