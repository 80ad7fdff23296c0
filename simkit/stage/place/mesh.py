"""From arrays to Panda3D: meshes with colours in their vertices, and the grey patterns of surfaces."""

from __future__ import annotations

from typing import Any

import numpy as np
from panda3d.core import (
    Geom,
    GeomEnums,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    SamplerState,
    Texture,
)

from simkit.stage.place.patterns import SIZE, pattern
from simkit.stage.place.solids import Floats, Ints


def rgb(colour: str) -> Floats:
    """`#rrggbb` as (3,), 0 to 1."""
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], np.float32)


def _format() -> GeomVertexFormat:
    array = GeomVertexArrayFormat()
    array.addColumn("vertex", 3, GeomEnums.NT_float32, GeomEnums.C_point)
    array.addColumn("normal", 3, GeomEnums.NT_float32, GeomEnums.C_normal)
    array.addColumn("texcoord", 2, GeomEnums.NT_float32, GeomEnums.C_texcoord)
    array.addColumn("color", 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    made = GeomVertexFormat()
    made.addArray(array)
    return GeomVertexFormat.registerFormat(made)


def geom(points: Floats, normals: Floats, uv: Floats, colours: Floats, triangles: Ints) -> Geom:
    """Points, normals and uv a vertex; colours (n, 3) 0 to 1, sRGB."""
    rows = np.zeros(
        len(points),
        np.dtype([("vertex", "<f4", 3), ("normal", "<f4", 3), ("uv", "<f4", 2), ("colour", "u1", 4)]),
    )
    rows["vertex"], rows["normal"], rows["uv"] = points, normals, uv
    rows["colour"][:, :3] = np.rint(colours * 255)
    rows["colour"][:, 3] = 255
    data = GeomVertexData("place", _format(), GeomEnums.UH_static)
    data.uncleanSetNumRows(len(points))
    fill(data.modifyArray(0), rows.tobytes())
    primitive = GeomTriangles(GeomEnums.UH_static)
    primitive.setIndexType(GeomEnums.NT_uint32)
    index = primitive.modifyVertices()
    index.uncleanSetNumRows(triangles.size)
    fill(index, np.ascontiguousarray(triangles, np.uint32).tobytes())
    made = Geom(data)
    made.addPrimitive(primitive)
    return made


def fill(store: Any, data: bytes) -> None:
    """Into what Panda3D hands out as a buffer: a vertex array or a texture's pixels."""
    memoryview(store).cast("B")[:] = data


def texture_of(kind: str) -> Texture:
    """A pattern of surfaces as a grey texture."""
    grey = pattern(kind)
    texture = Texture(kind)
    texture.setup2dTexture(SIZE, SIZE, Texture.T_unsigned_byte, Texture.F_rgb)
    fill(texture.modifyRamImage(), np.repeat(grey[::-1].reshape(-1), 3).tobytes())
    texture.setMinfilter(SamplerState.FT_linear_mipmap_linear)
    texture.setMagfilter(SamplerState.FT_linear)
    texture.setAnisotropicDegree(4)
    return texture
