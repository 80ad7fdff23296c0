"""Read and check a place file; everything wrong with it is said at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.errors import Place as Spot
from simkit.resources import resource_dir
from simkit.stage.place.model import Box, Part, Place, Row, Shelf
from simkit.stage.place.sounds import sound_names, unknown_sounds

MODELS = (".gltf", ".glb")
"""Ends of a file that is a whole place by itself."""


def place_names() -> tuple[str, ...]:
    """The places that came with simkit."""
    return tuple(sorted(path.stem for path in resource_dir("assets").joinpath("places").glob("*.yaml")))


def load_place(name: str | Path) -> Place:
    """By the name of a shipped place, or from a file: a place file, or a model that is a whole room.

    Raises SimkitError: SK6301 there is no such place, SK6302 the file does not hold one.
    """
    path = (
        Path(name)
        if str(name).endswith((".yaml", ".yml", *MODELS))
        else resource_dir("assets") / "places" / f"{name}.yaml"
    )
    if not path.is_file():
        raise SimkitError(diagnostic("SK6301", name=name, places=", ".join(place_names())))
    if path.suffix in MODELS:
        return _bare(path)
    text = path.read_text(encoding="utf-8")
    shown = path.name
    try:
        data = yaml.safe_load(text)
        place = Place.model_validate(data)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        spot = Spot(shown, mark.line + 1, mark.column + 1) if mark else Spot(shown)
        raise SimkitError(diagnostic("SK6302", spot, problem=error.problem or "not YAML")) from error
    except ValidationError as error:
        raise SimkitError(list(_problems(error, shown, text))) from error
    missing = sorted(set(_materials(place.parts)) - set(place.materials))
    if missing:
        raise SimkitError(
            [diagnostic("SK6302", Spot(shown), problem=f"there is no material {name!r}") for name in missing]
        )
    if unknown := unknown_sounds(place):
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        raise SimkitError(list(_unknown_sounds(unknown, shown, root)))
    return place.read_in(path.parent)


def _unknown_sounds(unknown: tuple[tuple[str, str], ...], shown: str, root: Any) -> Iterator[Diagnostic]:
    there = ", ".join(sound_names())
    for key, name in unknown:
        spot = Spot(shown, *_spot(root, ["sounds", key]))
        yield diagnostic(
            "SK6302", spot, problem=f"sounds.{key}: there is no sound {name!r}; there are: {there}"
        )


def _bare(path: Path) -> Place:
    """A model without a place file: one person stands at its origin, the trainee in front of them."""
    name = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "room"
    head = {"simkit-place": 1, "place": name, "names": {"en": path.stem, "nl": path.stem}}
    view = {"camera": {"eye": [0, -2.2, 1.54], "fov": 29}, "stands": [{"at": [0, 0, 0]}]}
    try:
        return Place.model_validate({**head, **view, "model": path.name}).read_in(path.parent)
    except ValidationError as error:
        problem = f"the name of a model has letters, digits and hyphens: {path.name}"
        raise SimkitError(diagnostic("SK6302", Spot(path.name), problem=problem)) from error


def _problems(error: ValidationError, shown: str, text: str) -> Iterator[Diagnostic]:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for found in error.errors():
        where = [
            key
            for i, key in enumerate(found["loc"])
            if not i or not isinstance(key, str) or key not in _SHAPES
        ]
        line, col = _spot(root, where)
        path = ".".join(str(key) for key in where)
        yield diagnostic("SK6302", Spot(shown, line, col), problem=f"{path}: {found['msg'].lower()}")


def _spot(node: Any, where: list[Any]) -> tuple[int, int]:
    for key in where:
        if isinstance(node, yaml.MappingNode):
            inner = next((value for name, value in node.value if name.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            inner = node.value[key]
        else:
            inner = None
        if inner is None:
            break
        node = inner
    return (node.start_mark.line + 1, node.start_mark.column + 1) if node is not None else (1, 1)


def _materials(parts: tuple[Part, ...]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Row):
            yield from _materials((part.part,))
        elif isinstance(part, Box):
            yield from (name for name in (part.material, part.top) if name)
        elif isinstance(part, Shelf):
            yield from (name for name in (part.material, part.back) if name)
        elif hasattr(part, "material"):
            yield part.material


_SHAPES = frozenset(
    [
        "box",
        "cylinder",
        "ball",
        "shelf",
        "plant",
        "screen",
        "laptop",
        "chair",
        "window",
        "poster",
        "lamp",
        "model",
        "row",
    ]
)
