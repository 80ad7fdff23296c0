"""The shape of a person: the base mesh plus weighted targets, as the MakeHuman macro axes define them.

Additive and linear: vertices = base + sum of weight x target.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from .source import Floats, Source


@dataclass(frozen=True)
class Shape:
    """The macro axes, each 0 to 1 except `age` in years, and single targets by path with their weights."""

    gender: float
    age: float
    muscle: float
    weight: float
    height: float
    proportions: float
    race: tuple[float, float, float]
    """Shares of the caucasian, african and asian macro shapes; they sum to 1."""
    details: Mapping[str, float]


def three(value: float, axis: str) -> dict[str, float]:
    return {
        f"min{axis}": max(0, 1 - 2 * value),
        f"average{axis}": 1 - abs(2 * value - 1),
        f"max{axis}": max(0, 2 * value - 1),
    }


def macro_weights(shape: Shape) -> Iterator[tuple[str, float]]:
    old = 2 * ((0.5 + (shape.age - 25) / 130) - 0.5)
    genders = {"male": shape.gender, "female": 1 - shape.gender}
    ages = {"young": 1 - old, "old": old}
    muscles, weights = three(shape.muscle, "muscle"), three(shape.weight, "weight")
    heights = {"minheight": max(0, 1 - 2 * shape.height), "maxheight": max(0, 2 * shape.height - 1)}
    shapes = {
        "uncommonproportions": max(0, 1 - 2 * shape.proportions),
        "idealproportions": max(0, 2 * shape.proportions - 1),
    }
    races = dict(zip(("caucasian", "african", "asian"), shape.race, strict=True))
    for (g, gw), (a, aw) in product(genders.items(), ages.items()):
        for r, rw in races.items():
            yield f"macrodetails/{r}-{g}-{a}", gw * aw * rw
        for (m, mw), (w, ww) in product(muscles.items(), weights.items()):
            body = gw * aw * mw * ww
            yield f"macrodetails/universal-{g}-{a}-{m}-{w}", body
            for h, hw in heights.items():
                yield f"macrodetails/height/{g}-{a}-{m}-{w}-{h}", body * hw
            for p, pw in shapes.items():
                yield f"macrodetails/proportions/{g}-{a}-{m}-{w}-{p}", body * pw


def shaped(source: Source, base: Floats, shape: Shape) -> Floats:
    """All base-mesh vertices in the person's shape, in decimetres."""
    vertices = base.copy()
    for name, weight in macro_weights(shape):
        if weight > 1e-6 and source.has_target(name):
            vertices += weight * source.target(name)
    for name, weight in shape.details.items():
        # "nose/*-..." stands for the left and the right target
        for path in (name.replace("*", "l"), name.replace("*", "r")) if "*" in name else (name,):
            vertices += weight * source.target(path)
    return vertices
