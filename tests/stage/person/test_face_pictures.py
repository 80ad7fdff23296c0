"""Each person with each face looks as it did: 32 × 32 blocks of lightness, held to a tolerance.

Drawn by Mesa's llvmpipe alone, as CI does. After a change that is meant, look at the faces, then run
`pytest --update-golden tests/stage/person/test_face_pictures.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from simkit.stage.person import Person, catalogue, load_person
from simkit.stage.person.faces import FACES, face_units
from tests.stage.person.studio import Studio, studio

Blocks = npt.NDArray[np.float64]
GOLDEN = Path(__file__).parents[2] / "golden" / "stage" / "faces"
BLOCKS = 32
KEPT_AS = 64
"""Levels of 0 to 255 are kept in so many parts."""
TOLERANCE = 0.95
"""Root mean square over a face, in levels of 0 to 255. Two faces of one person differ by 5 or more."""


@pytest.fixture(scope="module")
def camera() -> Iterator[Studio]:
    with studio(160) as made:
        if "llvmpipe" not in made.buffer.getGsg().getDriverRenderer():
            pytest.skip("the pictures are those of llvmpipe")
        made.look("standard")
        yield made


def blocks(picture: Blocks) -> Blocks:
    light = picture @ np.array([0.2126, 0.7152, 0.0722])
    size = len(light) // BLOCKS
    return np.asarray(light.reshape(BLOCKS, size, BLOCKS, size).mean((1, 3)))


def apart(one: Blocks, other: Blocks) -> float:
    return float(np.sqrt(((one - other) ** 2).mean()))


def seen(camera: Studio, person: Person, units: dict[str, float]) -> Blocks:
    person.set_units(units)
    person.update()
    return camera.face(person)


@pytest.mark.parametrize("name", [info.name for info in catalogue()])
def test_every_face_is_as_it_was(camera: Studio, name: str, request: pytest.FixtureRequest) -> None:
    person = load_person(name)
    person.node.reparentTo(camera.scene)
    found = {face: blocks(seen(camera, person, face_units(face))) for face in FACES}
    person.remove()
    file = GOLDEN / f"{name}.npz"
    if request.config.getoption("--update-golden"):
        GOLDEN.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(
            file, **{face: np.rint(b * KEPT_AS).astype(np.uint16) for face, b in found.items()}
        )
        return
    with np.load(file) as kept:
        assert set(kept.files) == set(FACES)
        changed = {face: round(apart(found[face], kept[face] / KEPT_AS), 2) for face in FACES}
    assert not {face: by for face, by in changed.items() if by > TOLERANCE}


def test_a_changed_recipe_is_told_from_noise(camera: Studio) -> None:
    person = load_person("man-45")
    person.node.reparentTo(camera.scene)
    chance = np.random.default_rng(1)
    for face in FACES:
        units = face_units(face)
        picture = seen(camera, person, units)
        strongest = max(units, key=lambda unit: units[unit])
        less = {**units, strongest: units[strongest] - 0.3}
        assert apart(blocks(seen(camera, person, less)), blocks(picture)) > TOLERANCE
        # another driver rounds otherwise, and puts an edge a thirtieth of a pixel further
        person.node.setX(2 * np.tan(np.radians(5)) / 160 / 30)
        other = seen(camera, person, units) + chance.normal(0, 3, picture.shape)
        person.node.setX(0)
        assert apart(blocks(other), blocks(picture)) < TOLERANCE
    person.remove()
