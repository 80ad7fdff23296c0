"""The 52 face units (Apple's ARKit names), in the order every person file stores them."""

from typing import Final

# fmt: off
_PAIRS: Final = (
    "browDown", "browOuterUp", "cheekSquint", "eyeBlink", "eyeLookDown", "eyeLookIn", "eyeLookOut", "eyeLookUp",
    "eyeSquint", "eyeWide", "mouthDimple", "mouthFrown", "mouthLowerDown", "mouthPress", "mouthSmile",
    "mouthStretch", "mouthUpperUp", "noseSneer",
)
_SINGLES: Final = (
    "browInnerUp", "cheekPuff", "jawForward", "jawLeft", "jawOpen", "jawRight", "mouthClose", "mouthFunnel",
    "mouthLeft", "mouthPucker", "mouthRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower",
    "mouthShrugUpper", "tongueOut",
)
# fmt: on

PAIRED: Final[frozenset[str]] = frozenset(_PAIRS)
"""Units that come as `<name>Left` and `<name>Right`; sides are the person's own."""
UNITS: Final[tuple[str, ...]] = tuple(
    sorted([*_SINGLES, *(pair + side for pair in _PAIRS for side in ("Left", "Right"))])
)
MOUTH_UNITS: Final[frozenset[str]] = frozenset(
    unit for unit in UNITS if unit.startswith(("mouth", "jaw", "tongue", "cheekPuff"))
)
"""Units that speaking moves; while a person speaks, a feeling's share of these is scaled down."""
