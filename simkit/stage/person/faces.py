"""Faces as weights of the 52 units: by name, and from a cast member's feelings.

The recipes were tried on all people of the catalogue. A name without a side stands for both sides; one side is then a
little stronger, since no face is symmetrical. Brow units are weak in the source data, so some weights exceed 1.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from simkit.stage.person.units import MOUTH_UNITS, PAIRED, UNITS

Weights = dict[str, float]

# fmt: off
_RECIPES: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType({
    "neutral": {"mouthShrugLower": 0.08, "mouthPress": 0.08, "mouthSmile": 0.06},
    "irritated": {"browDown": 1.50, "eyeSquint": 0.62, "noseSneer": 0.40, "mouthPress": 0.70, "mouthFrown": 0.65,
                  "mouthDimpleRight": 0.30, "mouthLeft": 0.30, "mouthRollUpper": 0.10},
    "angry": {"browDown": 1.90, "eyeSquint": 0.42, "eyeWide": 0.22, "noseSneer": 0.75, "cheekSquint": 0.25,
              "mouthPress": 0.55, "mouthFrown": 0.75, "mouthShrugLower": 0.40, "mouthRollUpper": 0.22,
              "jawForward": 0.30},
    "sad": {"browInnerUp": 1.80, "eyeBlink": 0.12, "eyeLookDown": 0.30, "mouthFrown": 0.80, "mouthShrugLower": 0.45,
            "mouthPress": 0.10},
    "disappointed": {"browInnerUp": 0.80, "eyeBlink": 0.08, "eyeLookDown": 0.22, "mouthFrown": 0.72, "mouthPress": 0.25,
                     "mouthShrugLower": 0.30, "mouthRollLower": 0.30, "mouthRight": 0.15},
    "worried": {"browInnerUp": 2.10, "browDown": 0.55, "eyeWide": 0.38, "mouthStretch": 0.50, "mouthFrown": 0.48,
                "mouthPress": 0.35, "mouthRollLower": 0.20},
    "surprised": {"browInnerUp": 1.50, "browOuterUp": 1.7, "eyeWide": 0.80, "jawOpen": 0.28, "mouthFunnel": 0.15},
    "happy": {"mouthSmile": 0.88, "cheekSquint": 0.65, "eyeSquint": 0.25, "mouthDimple": 0.20, "browOuterUp": 0.18,
              "mouthUpperUp": 0.25, "jawOpen": 0.13, "mouthLowerDown": 0.10},
    "smile": {"mouthSmile": 0.62, "cheekSquint": 0.42, "eyeSquint": 0.16, "mouthDimple": 0.22, "browOuterUp": 0.12,
              "mouthPress": 0.10},
    "relieved": {"browInnerUp": 0.45, "browOuterUp": 0.20, "eyeBlink": 0.16, "mouthSmile": 0.42, "cheekSquint": 0.15,
                 "jawOpen": 0.08, "mouthFunnel": 0.12},
})
# fmt: on

FACES: Final[tuple[str, ...]] = tuple(_RECIPES)
"""Every face that looks unlike the others."""
_SAME: Final[Mapping[str, str]] = MappingProxyType({"calm": "neutral", "glad": "happy"})
"""Names of the scenario language for faces that have another name here."""
FEELINGS: Final = ("anger", "worry", "sadness", "joy", "surprise", "trust", "openness")
_STRONGER_LEFT: Final = frozenset({"smile", "happy", "irritated", "relieved", "neutral"})
_UNEVEN: Final = 0.10
_QUIET: Final = 12
"""A feeling below this does not show."""


def _both_sides(name: str, recipe: Mapping[str, float]) -> Weights:
    weak = "Right" if name in _STRONGER_LEFT else "Left"
    out: Weights = {}
    for unit, weight in recipe.items():
        if unit in PAIRED:
            for side in ("Left", "Right"):
                out[unit + side] = round(weight * (1 - _UNEVEN if side == weak else 1), 4)
        else:
            out[unit] = weight
    return out


_UNITS: Final[Mapping[str, Weights]] = MappingProxyType({n: _both_sides(n, r) for n, r in _RECIPES.items()})


def face_units(name: str) -> Weights:
    """The units of a named face; KeyError, naming those there are, for another name."""
    name = _SAME.get(name, name)
    if name not in _UNITS:
        raise KeyError(f"no face {name!r}; there are {', '.join(FACES)}")
    return dict(_UNITS[name])


def blend(first: Mapping[str, float], second: Mapping[str, float], share: float) -> Weights:
    """From `first` (share 0) to `second` (share 1)."""
    units = sorted(first.keys() | second.keys())
    return {u: first.get(u, 0.0) * (1 - share) + second.get(u, 0.0) * share for u in units}


def strongest_face(feelings: Mapping[str, int]) -> tuple[str, float]:
    """The face that feelings (0 to 100) read as, and how strongly it shows, 0 to 1.

    The strongest of the five that have a face wins; of equals, the first in the order of FEELINGS. Anger below 50
    reads as irritated, joy below 60 as a smile. Surprise asks for more before it shows: it is a brief thing.
    """
    value, name = max(((feelings.get(f, 0), -i) for i, f in enumerate(FEELINGS[:5])), default=(0, 0))
    feeling = FEELINGS[-name]
    if value < _QUIET:
        return "neutral", 0.0
    if feeling == "anger":
        return (
            ("irritated", 0.35 + 0.65 * value / 50)
            if value < 50
            else ("angry", 0.72 + 0.28 * (value - 50) / 50)
        )
    if feeling == "joy":
        return ("smile", 0.3 + 0.7 * value / 60) if value < 60 else ("happy", 0.65 + 0.35 * (value - 60) / 40)
    return {"worry": "worried", "sadness": "sad", "surprise": "surprised"}[feeling], min(
        1.0, 0.25 + 0.85 * value / 100
    )


def ease_of(feelings: Mapping[str, int]) -> float:
    """How easily a person meets another, 0 to 1, from trust and openness; what is not given counts as 50."""
    return (feelings.get("trust", 50) + feelings.get("openness", 50)) / 200


def face_from_feelings(feelings: Mapping[str, int]) -> Weights:
    """The face for feelings by name, 0 to 100 each. Trust and openness ease the mouth and eyes, or tighten them."""
    name, share = strongest_face(feelings)
    out = blend(face_units("neutral"), face_units(name), share)
    ease = 2 * ease_of(feelings) - 1
    calm = 1 - 0.75 * share if name not in ("smile", "happy", "relieved") else 0.4
    if ease > 0:
        touch = {"mouthSmile": 0.30, "cheekSquint": 0.20, "browOuterUp": 0.12}
    else:
        touch = {"mouthPress": 0.30, "eyeSquint": 0.22, "browDown": 0.25, "mouthShrugLower": 0.12}
    for unit, weight in _both_sides("neutral", touch).items():
        out[unit] = out.get(unit, 0.0) + weight * abs(ease) * calm
    return out


def while_speaking(face: Mapping[str, float], mouth: Mapping[str, float], speech: float) -> Weights:
    """A face whose mouth speaks: brows and eyes stay, its share of the mouth shrinks by `speech` (0 to 1)."""
    out = {u: w * (1 - 0.85 * speech) if u in MOUTH_UNITS else w for u, w in face.items()}
    # the corners of the mouth keep the feeling: a person is heard to smile
    for unit in ("mouthSmileLeft", "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight"):
        if unit in face:
            out[unit] = face[unit] * (1 - 0.55 * speech)
    for unit, weight in mouth.items():
        out[unit] = out.get(unit, 0.0) + weight * speech
    return out


assert all(unit in UNITS for units in _UNITS.values() for unit in units)
