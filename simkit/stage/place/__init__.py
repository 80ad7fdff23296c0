"""Places as files: what a room is made of, where people stand in it, and where the trainee looks from."""

from simkit.stage.place.build import BuiltPlace, build_place
from simkit.stage.place.load import load_place, place_names
from simkit.stage.place.model import Camera, Place, Spot, Stand, Vr, Work

__all__ = [
    "BuiltPlace",
    "Camera",
    "Place",
    "Spot",
    "Stand",
    "Vr",
    "Work",
    "build_place",
    "load_place",
    "place_names",
]
