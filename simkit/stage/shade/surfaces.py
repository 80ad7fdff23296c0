"""How each kind of surface takes light. The shader reads two inputs a node: `surf` and `bleed`."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Surface:
    gloss: float
    """Strength of the highlight, 0 to 1."""
    sharpness: float
    """Blinn exponent: 10 is silk, 160 is a wet eye."""
    wrap: float
    """How far light reaches around into the shade, 0 to 1."""
    rim: float
    """Strength of the thin light along the outline."""
    bleed: tuple[float, float, float]
    """How far each colour reaches into the shade: red further than blue in skin."""


SURFACES: dict[str, Surface] = {
    "matte": Surface(0.02, 10, 0.25, 0.04, (0.6, 0.6, 0.6)),
    "wood": Surface(0.06, 18, 0.25, 0.05, (0.6, 0.6, 0.6)),
    "metal": Surface(0.35, 60, 0.15, 0.10, (0.6, 0.6, 0.6)),
    "cloth": Surface(0.03, 12, 0.30, 0.10, (0.6, 0.6, 0.6)),
    "leather": Surface(0.12, 30, 0.25, 0.08, (0.6, 0.6, 0.6)),
    "skin": Surface(0.085, 20, 0.55, 0.10, (1.0, 0.55, 0.42)),
    "hair": Surface(0.14, 22, 0.40, 0.06, (0.7, 0.6, 0.5)),
    "eye": Surface(0.60, 180, 0.45, 0.0, (0.8, 0.7, 0.65)),
    "teeth": Surface(0.18, 40, 0.40, 0.0, (0.8, 0.6, 0.5)),
}


def set_surface(node: Any, kind: str) -> None:
    """Give a NodePath (and all below it) the light response of one of SURFACES."""
    surface = SURFACES[kind]
    node.setShaderInput("surf", (surface.gloss, surface.sharpness, surface.wrap, surface.rim))
    node.setShaderInput("bleed", surface.bleed)
