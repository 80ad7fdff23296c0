"""The look of the stage: one light rig, one shader, and how each kind of surface takes the light."""

from simkit.stage.shade.look import Quality, apply_look, is_software, pick_quality
from simkit.stage.shade.shadows import Shadows, wants_shadows
from simkit.stage.shade.surfaces import SURFACES, Surface, set_surface

__all__ = [
    "SURFACES",
    "Quality",
    "Shadows",
    "Surface",
    "apply_look",
    "is_software",
    "pick_quality",
    "set_surface",
    "wants_shadows",
]
