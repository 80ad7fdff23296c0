"""The skeleton: 53 joints with game-engine names plus two eyes, each with a world-aligned frame, and skin weights."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .source import PARTS, VERTICES, Floats, Source


@dataclass(frozen=True)
class Rig:
    names: tuple[str, ...]
    parents: tuple[int, ...]
    """Index of each joint's parent, -1 for the root; parents come first."""
    positions: Floats
    weights: Floats
    """(vertices of the base mesh, joints), rows sum to 1."""

    def index(self, name: str) -> int:
        return self.names.index(name)


def vertex_range(part: str) -> np.ndarray:
    first, last = PARTS[part]
    return np.arange(first, last + 1)


def build(source: Source, vertices: Floats) -> Rig:
    """Joints placed on the shaped `vertices` (stage space)."""
    bones, groups = source.rig(), source.groups()

    def place(bone: Mapping[str, object]) -> Floats:
        head = bone["head"]
        assert isinstance(head, dict)
        if head["strategy"] == "CUBE":
            index = groups[head["cube_name"]]
        elif head["strategy"] == "VERTEX":
            index = np.array([head["vertex_index"]])
        else:
            index = np.array(head["vertex_indices"])
        out: Floats = vertices[index].mean(0)
        return out

    names: list[str] = []

    def add(name: str) -> None:
        parent = bones[name]["parent"]
        if parent and parent not in names:
            add(parent)
        if name not in names:
            names.append(name)

    for name in sorted(bones):
        add(name)
    parents = [names.index(bones[n]["parent"]) if bones[n]["parent"] else -1 for n in names]
    positions = [place(bones[n]) for n in names]
    for side in ("l", "r"):
        eye = vertices[vertex_range(f"eye_{side}")]
        names.append(f"eye_{side}")
        parents.append(names.index("head"))
        positions.append((eye.min(0) + eye.max(0)) / 2)

    weights = np.zeros((VERTICES, len(names)))
    for bone, pairs in source.rig_weights().items():
        column = names.index(bone)
        for vertex, weight in pairs:
            weights[vertex, column] = weight
    for part in ("lashes_l", "lashes_r", "teeth_low", "teeth_up", "tongue", "eye_l", "eye_r"):
        rows = vertex_range(part)
        weights[rows] = 0
        weights[rows, names.index(part if part in names else "head")] = 1
    return Rig(tuple(names), tuple(parents), np.array(positions), strongest(weights))


def strongest(weights: Floats, count: int = 4, steps: int = 16) -> Floats:
    """The largest `count` weights of a row, in multiples of 1/`steps`: few distinct blends keep the run time light."""
    order = np.argsort(-weights, axis=1, kind="stable")[:, :count]
    top = np.take_along_axis(weights, order, 1)
    top = top / np.maximum(top.sum(1, keepdims=True), 1e-9)
    level = np.round(top * steps)
    level[:, 0] += steps - level.sum(1)
    out = np.zeros_like(weights)
    np.put_along_axis(out, order, level / steps, 1)
    return out


def rotation(x: float = 0, y: float = 0, z: float = 0) -> Floats:
    """Degrees about the stage axes, applied x then y then z."""
    out = np.eye(3)
    for axis, angle in enumerate(np.radians([x, y, z])):
        c, s = np.cos(angle), np.sin(angle)
        turn = np.eye(3)
        i, j = [(1, 2), (2, 0), (0, 1)][axis]
        turn[i, i] = turn[j, j] = c
        turn[i, j], turn[j, i] = -s, s
        out = turn @ out
    return out


def posed(rig: Rig, vertices: Floats, turns: Mapping[str, Floats]) -> tuple[Floats, Rig]:
    """Bake a pose by linear blend skinning; the rig's joints move along, so that this becomes the rest pose."""
    linear, shift = np.zeros((len(rig.names), 3, 3)), np.zeros((len(rig.names), 3))
    moved = rig.positions.copy()
    for i, name in enumerate(rig.names):
        parent = rig.parents[i]
        up_linear, up_shift = (linear[parent], shift[parent]) if parent >= 0 else (np.eye(3), np.zeros(3))
        turn = turns.get(name, np.eye(3))
        linear[i] = up_linear @ turn
        moved[i] = up_linear @ rig.positions[i] + up_shift
        shift[i] = moved[i] - linear[i] @ rig.positions[i]
    by_vertex = np.einsum("vj,jab->vab", rig.weights, linear)
    out = np.einsum("vab,vb->va", by_vertex, vertices) + rig.weights @ shift
    return out, Rig(rig.names, rig.parents, moved, rig.weights)
