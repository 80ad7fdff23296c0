"""From a person file to Panda3D: a Character with joints, sliders and geometry."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from panda3d.core import (
    Character,
    CharacterJoint,
    CharacterSlider,
    CharacterVertexSlider,
    Geom,
    GeomEnums,
    GeomNode,
    GeomTriangles,
    GeomVertexAnimationSpec,
    GeomVertexArrayFormat,
    GeomVertexData,
    GeomVertexFormat,
    InternalName,
    JointVertexTransform,
    LMatrix4,
    PartGroup,
    SliderTable,
    SparseArray,
    TransformBlend,
    TransformBlendTable,
)

from simkit.stage.person.files import POSITION_STEP, SHIFT_STEP, TEXTURE_STEP, WEIGHT_STEP, Part
from simkit.stage.person.units import UNITS

Joints = dict[str, Any]
Sliders = dict[str, Any]
_RUN_GAP: Final = 16


def make_character(
    name: str, joints: list[tuple[str, int]], positions: npt.NDArray[np.float32]
) -> tuple[Any, Joints, Sliders]:
    """A Character whose joints all have world-aligned frames, and one slider for each face unit."""
    character = Character(name)
    bundle = character.getBundle(0)
    skeleton = PartGroup(bundle, "<skeleton>")
    made: Joints = {}
    names = [joint for joint, _ in joints]
    for index, (joint, parent) in enumerate(joints):
        shift = positions[index] - (positions[parent] if parent >= 0 else 0)
        above = made[names[parent]] if parent >= 0 else skeleton
        place = LMatrix4.translateMat(*(float(x) for x in shift))
        made[joint] = CharacterJoint(character, bundle, above, joint, place)
    morphs = PartGroup(bundle, "morph")
    sliders = {unit: CharacterSlider(morphs, unit) for unit in UNITS}
    return character, made, sliders


def make_geometry(
    part: Part, names: list[str], joints: Joints, sliders: Sliders, origin: npt.NDArray[np.float32] | None
) -> GeomNode:
    """`origin` is the place of the joint a rigid part hangs on, None for a skinned part."""
    arrays = part.arrays
    count = len(arrays["v"])
    moving = "ms" in arrays
    layout = GeomVertexFormat()
    layout.addArray(_surface_format())
    if origin is None:
        blends = GeomVertexArrayFormat()
        blends.addColumn(InternalName.getTransformBlend(), 1, GeomEnums.NT_uint16, GeomEnums.C_index)
        layout.addArray(blends)
    if moving:
        for unit in UNITS:
            morph = GeomVertexArrayFormat()
            for column in (InternalName.getVertex(), InternalName.getNormal()):
                morph.addColumn(
                    InternalName.getMorph(column, unit), 3, GeomEnums.NT_float32, GeomEnums.C_morph_delta
                )
            layout.addArray(morph)
    if origin is None:
        animation = GeomVertexAnimationSpec()
        animation.setPanda()
        layout.setAnimation(animation)

    data = GeomVertexData(part.name, GeomVertexFormat.registerFormat(layout), GeomEnums.UH_static)
    data.uncleanSetNumRows(count)
    _fill(data, 0, _surface(arrays, origin))
    if origin is None:
        table, rows = _blends(arrays, names, joints)
        _fill(data, 1, rows)
        table.setRows(SparseArray.lowerOn(count))
        data.setTransformBlendTable(table)
    if moving:
        _morphs(data, arrays, sliders, count)

    triangles = GeomTriangles(GeomEnums.UH_static)
    triangles.setIndexType(GeomEnums.NT_uint16)
    index = triangles.modifyVertices()
    index.uncleanSetNumRows(arrays["f"].size)
    _copy(index, arrays["f"])
    geom = Geom(data)
    geom.addPrimitive(triangles)
    node = GeomNode(part.name)
    node.addGeom(geom)
    return node


def _surface_format() -> GeomVertexArrayFormat:
    layout = GeomVertexArrayFormat()
    layout.addColumn(InternalName.getVertex(), 3, GeomEnums.NT_float32, GeomEnums.C_point)
    layout.addColumn(InternalName.getNormal(), 3, GeomEnums.NT_float32, GeomEnums.C_normal)
    layout.addColumn(InternalName.getColor(), 4, GeomEnums.NT_uint8, GeomEnums.C_color)
    layout.addColumn(InternalName.getTexcoord(), 2, GeomEnums.NT_float32, GeomEnums.C_texcoord)
    return layout


def _surface(arrays: dict[str, npt.NDArray[Any]], origin: npt.NDArray[np.float32] | None) -> npt.NDArray[Any]:
    row = np.zeros(
        len(arrays["v"]), dtype=[("v", "<f4", 3), ("n", "<f4", 3), ("c", "u1", 4), ("t", "<f4", 2)]
    )
    row["v"] = arrays["v"] * np.float32(POSITION_STEP)
    if origin is not None:
        row["v"] -= origin
    row["n"] = arrays["n"] / np.float32(127)
    row["c"] = arrays["c"]
    if "t" in arrays:
        row["t"] = arrays["t"] * np.float32(TEXTURE_STEP)
    return row


def _blends(
    arrays: dict[str, npt.NDArray[Any]], names: list[str], joints: Joints
) -> tuple[Any, npt.NDArray[np.uint16]]:
    both = np.concatenate([arrays["j"], arrays["w"]], axis=1)
    # equal rows are found as equal 64-bit numbers, which sorts ten times faster than rows
    _, first, inverse = np.unique(both.view(np.uint64).ravel(), return_index=True, return_inverse=True)
    transforms = [JointVertexTransform(joints[name]) for name in names]
    table = TransformBlendTable()
    slots = []
    for row in both[first].tolist():
        blend = TransformBlend()
        for joint, weight in zip(row[:4], row[4:], strict=True):
            if weight:
                blend.addTransform(transforms[joint], weight * WEIGHT_STEP)
        slots.append(table.addBlend(blend))  # an equal blend gives the slot it already has
    return table, np.array(slots, dtype=np.uint16)[inverse]


def _morphs(data: Any, arrays: dict[str, npt.NDArray[Any]], sliders: Sliders, count: int) -> None:
    starts = arrays["ms"]
    changes = np.concatenate([arrays["mv"] * np.float32(SHIFT_STEP), arrays["mn"] / np.float32(127)], axis=1)
    table = SliderTable()
    for number, unit in enumerate(UNITS):
        span = slice(int(starts[number]), int(starts[number + 1]))
        rows = arrays["mi"][span]
        dense = np.zeros((count, 6), dtype=np.float32)
        dense[rows] = changes[span]
        _fill(data, 2 + number, dense)
        moved = SparseArray()
        if len(rows):
            # rows a little apart are one run: the zeros between them cost less than another run
            ends = np.flatnonzero(np.diff(rows.astype(np.int64)) > _RUN_GAP)
            first, last = np.concatenate([[0], ends + 1]), np.concatenate([ends, [len(rows) - 1]])
            for start, end in zip(rows[first].tolist(), rows[last].tolist(), strict=True):
                moved.setRange(start, end - start + 1)
        table.addSlider(CharacterVertexSlider(sliders[unit]), moved)
    data.setSliderTable(SliderTable.registerTable(table))


def _fill(data: Any, array: int, rows: npt.NDArray[Any]) -> None:
    _copy(data.modifyArray(array), rows)


def _copy(array: Any, rows: npt.NDArray[Any]) -> None:
    stride = array.getArrayFormat().getStride()
    plain = np.ascontiguousarray(rows).view(np.uint8).reshape(array.getNumRows(), -1)
    if plain.shape[1] != stride:  # Panda pads rows to its own alignment
        plain = np.pad(plain, ((0, 0), (0, stride - plain.shape[1])))
    array.modifyHandle().copyDataFrom(plain.tobytes())
