"""A model file as meshes in the stage's own terms: metres, Z up, sRGB colours, one of its kinds of surface.

Whatever light, camera, animation or material a file brings is left behind: everything in a room takes the same light.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from panda3d.core import (
    AlphaTestAttrib,
    ColorAttrib,
    CullFaceAttrib,
    Filename,
    GeomEnums,
    GeomTriangles,
    GeomVertexArrayFormat,
    GeomVertexFormat,
    InternalName,
    Loader,
    LoaderOptions,
    Material,
    MaterialAttrib,
    NodePath,
    Texture,
    TextureAttrib,
    TextureStage,
    TransparencyAttrib,
)

from simkit.errors import SimkitError
from simkit.stage.place.model import Surface
from simkit.stage.place.model_file import check_inside, check_references, find_model, unusable
from simkit.stage.place.solids import Floats, Ints, Solid

MOST_TRIANGLES = 400_000
_GLTF = (".gltf", ".glb")


@dataclass(frozen=True, slots=True)
class Mesh:
    solid: Solid
    colours: Floats
    """(n, 3) sRGB, 0 to 1."""
    surface: Surface
    glow: bool = False
    texture: Texture | None = None
    two_sided: bool = False
    alpha: float = 1.0
    transparency: Any = TransparencyAttrib.M_none

    def placed(self, at: tuple[float, float, float], turn: float, scale: float) -> Mesh:
        solid = replace(self.solid, points=self.solid.points * np.float32(scale)).moved(at, turn)
        return replace(self, solid=solid)


def read_model(name: str, folder: Path | None) -> tuple[Mesh, ...]:
    """Raises SimkitError: SK6304 there is no such file, SK6305 it cannot be used."""
    file, home = find_model(name, folder)
    root = _loaded(file, home, name)
    linear = file.suffix.lower() in _GLTF
    meshes: list[Mesh] = []
    triangles = 0
    try:
        for mesh in _meshes(root, linear):
            triangles += len(mesh.solid.triangles)
            if triangles > MOST_TRIANGLES:
                raise unusable(name, f"it has more than {MOST_TRIANGLES} triangles")
            meshes.append(mesh)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise unusable(name, str(error)) from error
    if not meshes:
        raise unusable(name, "there is no surface in it")
    for texture in {id(m.texture): m.texture for m in meshes}.values():
        if texture is not None and texture.hasFullpath():
            check_inside(Path(texture.getFullpath().toOsSpecific()), home, name)
    return tuple(meshes)


def _loaded(file: Path, home: Path, name: str) -> NodePath:
    if file.suffix.lower() not in _GLTF:
        options = LoaderOptions(LoaderOptions.LF_no_cache | LoaderOptions.LF_report_errors)
        node = Loader.getGlobalPtr().loadSync(Filename.fromOsSpecific(str(file)), options)
        if node is None:
            raise unusable(name, "it is damaged, or was made by another version of the engine")
        return NodePath(node)
    check_references(file, home, name)
    try:
        import gltf
    except ModuleNotFoundError as missing:
        raise unusable(name, "the package panda3d-gltf is not installed") from missing
    try:
        return NodePath(gltf.load_model(Filename.fromOsSpecific(str(file))))
    except SimkitError:
        raise
    # The loader trusts its file: what is wrong in one shows as any exception.
    except Exception as error:
        logging.getLogger(__name__).debug("glTF loader", exc_info=True)
        raise unusable(name, f"it is damaged ({type(error).__name__})") from error


def _meshes(root: NodePath, linear: bool) -> Iterator[Mesh]:
    for path in root.findAllMatches("**/+GeomNode"):
        node: Any = path.node()
        mat: Any = path.getMat(root)
        matrix = np.array([list(mat.getRow(i)) for i in range(4)], np.float64)
        for number in range(node.getNumGeoms()):
            state = path.getNetState().compose(node.getGeomState(number))
            mesh = _mesh(node.getGeom(number), state, matrix, linear)
            if mesh is not None:
                yield mesh


def _mesh(geom: Any, state: Any, matrix: np.ndarray[Any, Any], linear: bool) -> Mesh | None:
    triangles = _triangles(geom)
    data = geom.getVertexData()
    points = _column(data, "vertex", 3, GeomEnums.C_point)
    if points is None or not len(triangles):
        return None
    if triangles.max() >= len(points) or not np.isfinite(points).all():
        raise ValueError("it is damaged (a surface without corners)")
    turn = matrix[:3, :3]
    points = (points @ turn + matrix[3, :3]).astype(np.float32)
    if np.linalg.det(turn) < 0:
        triangles = triangles[:, ::-1]
    normals = _column(data, "normal", 3, GeomEnums.C_normal)
    # A normal goes with the surface, not with its points: hence the inverse.
    normals = _normals(points, triangles) if normals is None else normals @ np.linalg.pinv(turn).T
    normals = normals / np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-9)
    made = _dressed(data, state, len(points), linear)
    uv = made.solid.uv
    return replace(made, solid=Solid(points, normals.astype(np.float32), uv, triangles))


def _dressed(data: Any, state: Any, count: int, linear: bool) -> Mesh:
    """All but points and triangles."""
    paint = np.ones((count, 4), np.float64)
    colour = state.getAttrib(ColorAttrib.getClassType())
    written = _column(data, "color", 4, GeomEnums.C_color)
    if colour is not None and colour.getColorType() == ColorAttrib.T_flat:
        paint[:] = list(colour.getColor())
    elif written is not None and (colour is None or colour.getColorType() == ColorAttrib.T_vertex):
        paint[:] = written
    surface: Surface = "matte"
    attrib = state.getAttrib(MaterialAttrib.getClassType())
    material: Material | None = None if attrib is None or attrib.isOff() else attrib.getMaterial()
    light = 0.0
    two_sided = False
    if material is not None:
        base = material.getBaseColor() if material.hasBaseColor() else material.getDiffuse()
        if material.hasBaseColor() or material.hasDiffuse():
            paint *= list(base)
        light = max(list(material.getEmission())[:3])
        two_sided = material.getTwoside()
        if material.hasMetallic() and material.getMetallic() > 0.5:
            surface = "metal"
        elif material.hasRoughness() and material.getRoughness() < 0.35:
            surface = "leather"
    texture, uv = _texture(data, state, glow=light > _GLOWS)
    if light > _GLOWS and material is not None:
        paint[:, :3] = np.clip(list(material.getEmission())[:3], 0, 1)
    colours = np.clip(paint[:, :3], 0, 1)
    cull = state.getAttrib(CullFaceAttrib.getClassType())
    clear = state.getAttrib(TransparencyAttrib.getClassType())
    mode = clear.getMode() if clear is not None else TransparencyAttrib.M_none
    if state.getAttrib(AlphaTestAttrib.getClassType()) is not None:
        mode = TransparencyAttrib.M_binary
    return Mesh(
        Solid(_NOTHING, _NOTHING, np.zeros((count, 2), np.float32) if uv is None else uv, _NO_TRIANGLES),
        (_encoded(colours) if linear else colours).astype(np.float32),
        surface,
        glow=light > _GLOWS,
        texture=texture,
        two_sided=two_sided or (cull is not None and cull.getEffectiveMode() == CullFaceAttrib.M_cull_none),
        alpha=float(paint[:, 3].mean()),
        transparency=mode,
    )


_GLOWS = 0.05
_NOTHING: Floats = np.zeros((0, 3), np.float32)
_NO_TRIANGLES: Ints = np.zeros((0, 3), np.int32)


def _texture(data: Any, state: Any, *, glow: bool) -> tuple[Texture | None, Floats | None]:
    attrib = state.getAttrib(TextureAttrib.getClassType())
    if attrib is None:
        return None, None
    wanted = TextureStage.M_emission if glow else TextureStage.M_modulate
    for i in range(attrib.getNumOnStages()):
        stage = attrib.getOnStage(i)
        if stage.getMode() == wanted:
            texture = attrib.getOnTexture(stage)
            # The stage's shader decodes sRGB by itself.
            plain = {Texture.F_srgb: Texture.F_rgb, Texture.F_srgb_alpha: Texture.F_rgba}
            texture.setFormat(plain.get(texture.getFormat(), texture.getFormat()))
            return texture, _column(data, str(stage.getTexcoordName()), 2, GeomEnums.C_texcoord)
    return None, None


def _triangles(geom: Any) -> Ints:
    found: list[Ints] = []
    for i in range(geom.getNumPrimitives()):
        flat = geom.getPrimitive(i).decompose()
        if not isinstance(flat, GeomTriangles) or not flat.getNumVertices():
            continue
        own: Any = GeomTriangles(flat)
        if not own.isIndexed():
            own.makeIndexed()
        own.setIndexType(GeomEnums.NT_uint32)
        index = np.frombuffer(memoryview(own.getVertices()).cast("B"), np.uint32)
        found.append(index[: len(index) // 3 * 3].reshape(-1, 3).astype(np.int32))
    return np.concatenate(found) if found else _NO_TRIANGLES


def _column(data: Any, name: str, wide: int, contents: Any) -> Floats | None:
    """(n, wide) of floats, whatever form it is kept in; None where the mesh has no such column."""
    known = InternalName.make(name)
    if not data.hasColumn(known):
        return None
    array = GeomVertexArrayFormat()
    array.addColumn(known, wide, GeomEnums.NT_float32, contents)
    form = GeomVertexFormat()
    form.addArray(array)
    rows = data.convertTo(GeomVertexFormat.registerFormat(form))
    flat = np.frombuffer(memoryview(rows.getArray(0)).cast("B"), np.float32)
    return flat.reshape(len(flat) // wide, wide).copy()


def _normals(points: Floats, triangles: Ints) -> Floats:
    """From the faces around each point, the larger the more."""
    a, b, c = (points[triangles[:, i]] for i in range(3))
    faces = np.cross(b - a, c - a)
    made = np.zeros_like(points)
    for i in range(3):
        np.add.at(made, triangles[:, i], faces)
    return made


def _encoded(linear: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """sRGB of linear light (IEC 61966-2-1)."""
    low = linear * 12.92
    return np.where(linear <= 0.0031308, low, 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055)
