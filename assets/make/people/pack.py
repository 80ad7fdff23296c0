"""Writing a person file (the layout is described in simkit/stage/person/files.py)."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

from simkit.stage.person.files import POSITION_STEP, SHIFT_STEP, TEXTURE_STEP
from simkit.stage.person.units import UNITS

from .piece import Piece
from .rig import Rig
from .source import Floats, Ints

TOO_SMALL = 0.00004
"""A unit's shift below this many metres is not stored."""


def write_person(path: Path, rig: Rig, pieces: list[Piece], images: dict[str, bytes]) -> None:
    members: dict[str, Any] = {}
    parts = []
    for piece in pieces:
        parts.append(
            {
                "name": piece.name,
                "surface": piece.surface,
                "tint": piece.tint,
                "colour": piece.tint_colour,
                "image": piece.image,
                "rigid": piece.rigid,
                "blended": piece.blended,
                "two_sided": piece.two_sided,
                "wears": list(piece.wears),
            }
        )
        for key, array in _arrays(piece).items():
            members[f"{piece.name}/{key}"] = array
    meta = {"joints": [[n, p] for n, p in zip(rig.names, rig.parents, strict=True)], "parts": parts}
    members["meta"] = np.frombuffer(json.dumps(meta, sort_keys=True).encode(), dtype=np.uint8)
    members["joints"] = rig.positions.astype(np.float32)
    for name, data in images.items():
        members[f"image/{name}"] = np.frombuffer(data, dtype=np.uint8)
    _zip(path, members)


def _arrays(piece: Piece) -> dict[str, Any]:
    v, f, order = _ordered(piece)
    out: dict[str, Any] = {
        "v": np.round(v / POSITION_STEP).astype(np.int16),
        "n": np.round(piece.normal()[order] * 127).astype(np.int8),
        "c": np.round(np.clip(piece.rgba()[order], 0, 1) * 255).astype(np.uint8),
        "f": f.astype(np.uint16),
    }
    if piece.uv is not None:
        out["t"] = np.round(np.clip(piece.uv[order], 0, 1) / TEXTURE_STEP).astype(np.uint16)
    if piece.weights is not None and piece.rigid is None:
        weights = piece.weights[order]
        joints = np.argsort(-weights, axis=1, kind="stable")[:, :4]
        level = np.round(np.take_along_axis(weights, joints, 1) * 16).astype(np.int64)
        level[:, 0] += 16 - level.sum(1)
        joints[level == 0] = 0
        out["j"], out["w"] = joints.astype(np.uint8), level.astype(np.uint8)
    if piece.shifts:
        out.update(_morphs(piece, order))
    return out


def _ordered(piece: Piece) -> tuple[Floats, Ints, Ints]:
    """Vertices renumbered in the order triangles use them: it compresses better and draws faster."""
    flat = piece.mesh.f.ravel()
    _, first = np.unique(flat, return_index=True)
    order = flat[np.sort(first)]
    number = np.zeros(len(piece.mesh.v), dtype=np.int64)
    number[order] = np.arange(len(order))
    return piece.mesh.v[order], number[piece.mesh.f], order


def _morphs(piece: Piece, order: Ints) -> dict[str, Any]:
    starts, rows, shifts, turns = [0], [], [], []
    for unit in UNITS:
        shift, turn = piece.shifts[unit][order], piece.turns[unit][order]
        moved = np.flatnonzero((np.abs(shift).max(1) > TOO_SMALL) | (np.abs(turn).max(1) > 0.02))
        starts.append(starts[-1] + len(moved))
        rows.append(moved)
        shifts.append(np.round(shift[moved] / SHIFT_STEP))
        turns.append(np.round(np.clip(turn[moved], -1, 1) * 127))
    return {
        "ms": np.array(starts, dtype=np.uint32),
        "mi": np.concatenate(rows).astype(np.uint16),
        "mv": np.concatenate(shifts).astype(np.int16),
        "mn": np.concatenate(turns).astype(np.int8),
    }


def _zip(path: Path, members: dict[str, Any]) -> None:
    """As numpy.savez_compressed, with a fixed date, order and compression, so that equal content is equal bytes."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(members):
            data = io.BytesIO()
            np.lib.format.write_array(data, np.ascontiguousarray(members[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name.startswith("image/") else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, data.getvalue(), compresslevel=9)
