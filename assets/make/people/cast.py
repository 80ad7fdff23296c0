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
        Skin((226, 184, 160), (190, 108, 102), (104, 78, 58), (78, 54, 38), brow_weight=1.25, age=52, red=1.0),
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
    Member(
        "woman-25", "woman", 25, "A woman of about 25 with black hair in a bun, a jumper and an apron.",
        Shape(0.0, 25, 0.44, 0.44, 0.46, 0.62, (0.25, 0.05, 0.70), EASY_BODY | {
            "head/head-oval": 0.3, "cheek/*-cheek-volume-incr": 0.25, "mouth/mouth-angles-up": 0.3,
            "chin/chin-jaw-drop-decr": 0.25, "eyes/*-eye-scale-incr": 0.30,
        }),
        Skin((226, 180, 148), (192, 104, 98), (26, 22, 22), (38, 30, 28), brow_weight=0.95, age=24, red=0.8),
        (58, 36, 24), "bun", "#4b3b33",
        {"garment": "jumper", "over": "apron", "top": "#d8cfc0", "inner": "#e9e4da", "apron": "#2f5d50",
         "trousers": "#3a3f4b"}, False, 25,
    ),
    Member(
        "man-60", "man", 60, "A man of about 60 with short grey hair, glasses and a work jacket.",
        Shape(1.0, 60, 0.42, 0.62, 0.48, 0.55, (1.0, 0.0, 0.0), EASY_BODY | {
            "head/head-age-incr": 0.6, "eyes/*-eye-bag-incr": 0.4, "neck/neck-double-incr": 0.25,
            "mouth/mouth-laugh-lines-in": 0.5, "head/head-square": 0.25, "nose/nose-volume-incr": 0.2,
            "mouth/mouth-angles-up": 0.2, "stomach/stomach-tone-decr": 0.3,
        }),
        Skin((222, 172, 146), (172, 104, 94), (150, 146, 140), (132, 124, 116), brow_weight=1.15, brow_arch=0.6,
             stubble=0.22, age=66, red=1.2, bald=0.75),
        (104, 122, 128), "receding", "#c9c5bf",
        {"garment": "jacket", "over": "none", "top": "#3c4f63", "inner": "#8f9aa3", "trousers": "#33373d"}, True, 60,
    ),
    Member(
        "woman-35", "woman", 35, "A woman of about 35 with dark skin, her hair drawn up, in a shirt for the office.",
        Shape(0.0, 35, 0.46, 0.50, 0.55, 0.62, (0.15, 0.85, 0.0), EASY_BODY | {
            "mouth/mouth-angles-up": 0.3, "cheek/*-cheek-bones-incr": 0.25, "head/head-oval": 0.25,
            "eyes/*-eye-scale-incr": 0.30, "nose/nose-width2-decr": 0.2,
        }),
        Skin((128, 84, 60), (124, 66, 62), (24, 19, 18), (26, 20, 18), brow_weight=0.9, age=33, red=0.35),
        (46, 28, 18), "puff", "#2a221f",
        {"garment": "shirt", "over": "none", "top": "#e6e1d8", "inner": "#e6e1d8", "trousers": "#2b2f3a"}, False, 35,
    ),
    Member(
        "man-45", "man", 45, "A man of about 45 with brown hair and a short beard, in a jumper.",
        Shape(1.0, 45, 0.46, 0.54, 0.53, 0.58, (0.95, 0.0, 0.05), EASY_BODY | {
            "head/head-age-incr": 0.2, "head/head-oval": 0.2, "nose/nose-hump-incr": 0.2,
            "mouth/mouth-angles-up": 0.25, "eyes/*-eye-bag-incr": 0.2,
        }),
        Skin((224, 176, 150), (180, 104, 96), (84, 58, 40), (88, 62, 44), brow_weight=1.1, brow_arch=0.6,
             stubble=1.0, age=44, red=1.1, freckles=0.35, bald=0.25),
        (94, 104, 84), "parted", "#7d5a41",
        {"garment": "jumper", "over": "none", "top": "#39495c", "inner": "#e9e4da", "trousers": "#4a4438"}, False, 45,
    ),
)  # fmt: skip
