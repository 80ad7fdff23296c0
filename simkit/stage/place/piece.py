"""What parts are made of: a solid and its material."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from simkit.stage.place.model import Material
from simkit.stage.place.solids import Solid


@dataclass(frozen=True, slots=True)
class Piece:
    solid: Solid
    material: Material
    shades: bool = True
    """Whether it keeps light from others; leaves and thin things do not."""

    def moved(self, at: tuple[float, float, float], turn: float = 0.0) -> Piece:
        return Piece(self.solid.moved(at, turn), self.material, self.shades)


def mixed(one: str, other: str, share: float) -> str:
    """The colour `share` of the way from one to the other."""
    a, b = (np.array([int(c[i : i + 2], 16) for i in (1, 3, 5)]) for c in (one, other))
    red, green, blue = (int(v) for v in np.rint(a + (b - a) * share))
    return f"#{red:02x}{green:02x}{blue:02x}"
