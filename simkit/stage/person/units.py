"""The 52 face units (Apple's ARKit names), in the order every person file stores them."""

from typing import Final

_PAIRS = (
    "browDown browOuterUp cheekSquint eyeBlink eyeLookDown eyeLookIn eyeLookOut eyeLookUp eyeSquint eyeWide "
    "mouthDimple mouthFrown mouthLowerDown mouthPress mouthSmile mouthStretch mouthUpperUp noseSneer"
).split()
_SINGLES = (
    "browInnerUp cheekPuff jawForward jawLeft jawOpen jawRight mouthClose mouthFunnel mouthLeft mouthPucker "
    "mouthRight mouthRollLower mouthRollUpper mouthShrugLower mouthShrugUpper tongueOut"
).split()

PAIRED: Final[frozenset[str]] = frozenset(_PAIRS)
"""Units that come as `<name>Left` and `<name>Right`; sides are the person's own."""
UNITS: Final[tuple[str, ...]] = tuple(sorted(_SINGLES + [p + side for p in _PAIRS for side in ("Left", "Right")]))
MOUTH_UNITS: Final[frozenset[str]] = frozenset(u for u in UNITS if u.startswith(("mouth", "jaw", "tongue", "cheekPuff")))
"""Units that speaking moves; while a person speaks, a feeling's share of these is scaled down."""
