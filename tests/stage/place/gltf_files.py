"""Small glTF files, written here: a box of a given size standing on the origin, of one material."""

from __future__ import annotations

import base64
import io
import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from simkit.stage.place.solids import box


def write_box(
    file: Path,
    size: tuple[float, float, float],
    colour: tuple[float, float, float, float] = (0.5, 0.5, 0.5, 1.0),
    *,
    at: tuple[float, float, float] = (0, 0, 0),
    picture: Image.Image | None = None,
    **material: Any,
) -> None:
    """`size` is wide, deep, high as simkit has it; the file has Y up, as glTF does, and `at` too.

    `.glb`: binary.
    """
    solid = box(size)
    turned = solid.points[:, [0, 2, 1]] * [1, 1, -1], solid.normals[:, [0, 2, 1]] * [1, 1, -1]
    arrays = [a.astype("<f4") for a in (*turned, solid.uv)] + [solid.triangles.astype("<u4").reshape(-1)]
    views, data = [], b""
    for array in arrays:
        views.append({"buffer": 0, "byteOffset": len(data), "byteLength": array.nbytes})
        data += array.tobytes()
    kinds = ("VEC3", "VEC3", "VEC2", "SCALAR")
    accessors: list[dict[str, Any]] = [
        {"bufferView": i, "componentType": 5125 if kind == "SCALAR" else 5126, "count": len(a), "type": kind}
        for i, (a, kind) in enumerate(zip(arrays, kinds, strict=True))
    ]
    accessors[0] |= {"min": arrays[0].min(0).tolist(), "max": arrays[0].max(0).tolist()}
    surface: dict[str, Any] = {"baseColorFactor": colour, "metallicFactor": 0, "roughnessFactor": 0.9}
    head: dict[str, Any] = {
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "name": "box", "translation": at}],
        "meshes": [
            {
                "name": "box",
                "primitives": [
                    {"attributes": {"POSITION": 0, "NORMAL": 1, "TEXCOORD_0": 2}, "indices": 3, "material": 0}
                ],
            }
        ],
        "materials": [{"name": "paint", "pbrMetallicRoughness": surface, **material}],
        "accessors": accessors,
        "bufferViews": views,
    }
    if picture is not None:
        store = io.BytesIO()
        picture.save(store, "PNG")
        uri = "data:image/png;base64," + base64.b64encode(store.getvalue()).decode()
        head |= {"images": [{"uri": uri, "mimeType": "image/png"}], "textures": [{"source": 0}]}
        surface["baseColorTexture"] = {"index": 0}
    if file.suffix == ".glb":
        head["buffers"] = [{"byteLength": len(data)}]
        text = json.dumps(head).encode()
        text += b" " * (-len(text) % 4)
        data += b"\0" * (-len(data) % 4)
        whole = 12 + 8 + len(text) + 8 + len(data)
        file.write_bytes(
            struct.pack("<4sII", b"glTF", 2, whole)
            + struct.pack("<I4s", len(text), b"JSON")
            + text
            + struct.pack("<I4s", len(data), b"BIN\0")
            + data
        )
        return
    uri = "data:application/octet-stream;base64," + base64.b64encode(data).decode()
    head["buffers"] = [{"uri": uri, "byteLength": len(data)}]
    file.write_text(json.dumps(head), encoding="utf-8")


def checkered() -> Image.Image:
    tiles = np.indices((64, 64)).sum(0) // 8 % 2
    return Image.fromarray((tiles * 200 + 30).astype(np.uint8)).convert("RGB")
