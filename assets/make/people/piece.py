"""One part of a person on its way into the file."""

from dataclasses import dataclass, field

import numpy as np

from .mesh import Mesh, normals
from .source import Floats


@dataclass
class Piece:
    name: str
    mesh: Mesh
    surface: str
    colour: Floats
    """(n, 3) or (n, 4) sRGB in 0..1, multiplied by the tint."""
    tint: str | None = None
    tint_colour: str = "#ffffff"
    weights: Floats | None = None
    """(n, joints); None for a rigid piece."""
    rigid: str | None = None
    uv: Floats | None = None
    image: str | None = None
    normals: Floats | None = None
    shifts: dict[str, Floats] = field(default_factory=dict)
    """Face unit -> (n, 3) shift in metres."""
    turns: dict[str, Floats] = field(default_factory=dict)
    """Face unit -> (n, 3) change of the normal."""
    blended: bool = False
    two_sided: bool = False
    wears: tuple[str, ...] = ()
    shaded: bool = True
    """Whether baked occlusion darkens it."""

    def normal(self) -> Floats:
        return normals(self.mesh.v, self.mesh.f) if self.normals is None else self.normals

    def rgba(self) -> Floats:
        if self.colour.shape[1] == 4:
            return self.colour
        return np.concatenate([self.colour, np.ones((len(self.colour), 1))], axis=1)
