"""The six people: shape, skin, eyes, hair and what they wear when nobody says otherwise."""

from dataclasses import dataclass, field
from typing import Any

from .shape import Shape
from .skin import Skin

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Member:
    name: str
    sex: str
    age: int
    about: str
    shape: Shape
    skin: Skin
    iris: Colour
    hair: str
    """Hair style, by name in hair.py."""
    hair_colour: str
    outfit: dict[str, Any]
    glasses: bool = False
    seed: int = field(default=1)


EASY_BODY = {
    # everyday rather than athletic: narrower shoulders, softer arms and chest
    "torso/torso-vshape-decr": 0.35,
    "torso/measure-shoulder-dist-decr": 0.55,
    "arms/*-upperarm-shoulder-muscle-decr": 0.9,
    "arms/*-upperarm-muscle-decr": 0.35,
    "eyes/*-eye-scale-incr": 0.18,
}

# fmt: off
CAST = (
    Member(
        "woman-50", "woman", 50, "A woman of about 50 with a chin-length bob, glasses and a cardigan.",
        Shape(0.0, 50, 0.42, 0.56, 0.50, 0.58, (1.0, 0.0, 0.0), EASY_BODY | {
            "head/head-age-incr": 0.45, "eyes/*-eye-bag-incr": 0.25, "neck/neck-double-incr": 0.15,
            "mouth/mouth-laugh-lines-in": 0.4, "head/head-round": 0.25, "cheek/*-cheek-volume-incr": 0.2,
            "nose/nose-scale-vert-decr": 0.15, "nose/nose-scale-horiz-decr": 0.25, "mouth/mouth-angles-up": 0.25,
            "chin/chin-jaw-drop-decr": 0.2, "cheek/*-cheek-bones-incr": 0.2, "eyes/*-eye-scale-incr": 0.35,
        }),
        Skin((226, 184, 160), (190, 108, 102), (104, 78, 58), (112, 84, 62), brow_weight=0.75, age=52, red=1.0),
        (98, 112, 118), "bob", "#946d4c",
        {"garment": "cardigan", "over": "none", "top": "#7d2f3d", "inner": "#e9e4da", "trousers": "#2f3542"}, True, 50,
    ),
    Member(
        "man-30", "man", 30, "A man of about 30 with short dark hair and an open-necked shirt.",
        Shape(1.0, 30, 0.42, 0.47, 0.52, 0.60, (0.62, 0.30, 0.08), EASY_BODY | {
            "chin/chin-width-incr": 0.2, "head/head-rectangular": 0.2, "eyebrows/eyebrows-trans-down": 0.1,
            "nose/nose-width2-decr": 0.2, "mouth/mouth-angles-up": 0.25,
        }),
        Skin((181, 128, 94), (150, 90, 78), (28, 22, 20), (34, 26, 22), brow_weight=1.25, brow_arch=0.55,
            stubble=0.3, age=30, red=0.6),
        (74, 46, 28), "crop", "#332a25",
        {"garment": "shirt", "over": "none", "top": "#7fa3c7", "inner": "#f0eee8", "trousers": "#2c3444"}, False, 30,
    ),
)  # fmt: skip
