"""The people that come with simkit: that each is there, whole, of the stated size, and licensed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from simkit.stage.person import UNITS, Outfit, PersonInfo, catalogue, load_person, person_info
from simkit.stage.person.files import POSITION_STEP, people_dir, read_person
from simkit.stage.person.outfit import GARMENTS
from simkit.stage.shade import is_software, pick_quality
from tests.stage.person.studio import Studio, studio

PEOPLE = [info.name for info in catalogue()]


@pytest.fixture(scope="module")
def camera() -> Iterator[Studio]:
    with studio() as made:
        made.look("standard")
        yield made


def info_of(name: str) -> PersonInfo:
    return person_info(name)


def test_there_are_at_least_six_adults_of_both_sexes() -> None:
    people = catalogue()
    assert len(people) >= 6
    assert {p.sex for p in people} == {"woman", "man"}
    assert min(p.age for p in people) < 30
    assert max(p.age for p in people) >= 60
    assert all(p.name == f"{p.sex}-{p.age}" for p in people)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_is_as_tall_as_the_catalogue_says(name: str) -> None:
    info = info_of(name)
    file = read_person(people_dir() / f"{name}.npz", info.outfit.worn())
    heights = np.concatenate(
        [part.arrays["v"][:, 2] for part in file.parts if part.name in ("head", "shoes")]
    )
    assert heights.max() * POSITION_STEP == pytest.approx(info.height_m, abs=0.01)
    assert 0 <= heights.min() * POSITION_STEP < 0.02
    assert 1.50 < info.height_m < 2.0
    assert 0.08 < info.height_m - info.eye_height_m < 0.16


@pytest.mark.parametrize("name", PEOPLE)
def test_every_face_unit_moves_the_face(name: str) -> None:
    file = read_person(people_dir() / f"{name}.npz", frozenset())
    head = next(part for part in file.parts if part.name == "head")
    moved = np.diff(head.arrays["ms"].astype(np.int64))
    assert len(moved) == len(UNITS) == 52
    unmoved = [unit for unit, count in zip(UNITS, moved, strict=True) if count == 0 and unit != "tongueOut"]
    assert not unmoved


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_can_be_posed(name: str) -> None:
    person = load_person(name)
    person.set_units({"jawOpen": 0.5})
    person.set_gaze(90, 0)
    person.set_head(10, 5, 0)
    person.set_hand("l", (0.15, -0.3, 1.0))
    person.update()
    assert person.head_node.getPos(person.node).getZ() == pytest.approx(person.eye_height_m, abs=0.12)
    with pytest.raises(KeyError):
        person.set_units({"noSuchUnit": 1})
    with pytest.raises(KeyError):
        person.set_joint("tail", 1, 0, 0)
    person.remove()


def test_a_hand_comes_to_where_it_is_asked_even_when_the_body_sways() -> None:
    person = load_person("woman-50")
    person.set_joint("spine_01", 4, 3, 2)
    person.set_hand("r", (-0.16, -0.33, 1.0))
    person.update()
    probe = person.node.attachNewNode("probe")
    person._joints["hand_r"].addNetTransform(probe.node())
    person.set_joint("spine_02", 0, 0.5, 0)
    person.update()
    assert (probe.getPos(person.node) - (-0.16, -0.33, 1.0)).length() < 0.01
    person.remove()


def test_the_garments_look_different_and_colours_reach_the_picture(camera: Studio) -> None:
    pictures = []
    for garment in GARMENTS:
        person = load_person("man-30", outfit=Outfit(garment=garment, top="#208040"))  # type: ignore[arg-type]
        person.node.reparentTo(camera.scene)
        pictures.append(camera.bust(person))
        chest = pictures[-1][95:125, 55:105]
        assert (chest[..., 1] > chest[..., 0] + 15).mean() > 0.5, garment
        person.remove()
    for i, first in enumerate(pictures):
        assert all(np.abs(first - second).mean() > 0.3 for second in pictures[i + 1 :])


def test_lean_quality_shows_a_person_too(camera: Studio) -> None:
    person = load_person("woman-35")
    person.node.reparentTo(camera.scene)
    camera.look("lean")
    try:
        lean = camera.face(person)
    finally:
        camera.look("standard")
    face = lean[60:110, 60:100]
    person.remove()
    assert 20 < face.mean() < 235
    assert face.std() > 8


def test_an_outfit_says_what_is_wrong_with_it() -> None:
    assert Outfit.of({"top": "#2f5d50"}).top == "#2f5d50"
    for entries, word in (
        ({"hat": "#000000"}, "hat"),
        ({"top": "green"}, "top"),
        ({"garment": "toga"}, "jumper"),
    ):
        with pytest.raises(ValueError, match=word):
            Outfit.of(entries)


def test_someone_who_is_not_there_is_named_with_those_who_are() -> None:
    with pytest.raises(KeyError, match="woman-50"):
        load_person("woman-99")


def test_the_licence_names_every_file() -> None:
    folder = people_dir()
    licence = (folder / "LICENSE.md").read_text(encoding="utf-8")
    files = sorted(p.name for p in folder.iterdir() if p.is_file() and p.name != "LICENSE.md")
    assert [name for name in files if f"`{name}`" not in licence] == []
    assert "CC0 1.0" in licence


def test_the_files_are_those_the_script_made() -> None:
    folder = people_dir()
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    shipped = [p for p in folder.iterdir() if p.suffix in (".npz", ".png")]
    assert {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in shipped} == sums
    assert sum(p.stat().st_size for p in shipped) < 20_000_000


def test_a_picture_cache_gives_the_same_picture_and_survives_damage(camera: Studio, tmp_path: Path) -> None:
    pictures = []
    for _ in range(3):
        person = load_person("man-60", cache_dir=tmp_path / "cache")
        person.node.reparentTo(camera.scene)
        pictures.append(camera.face(person))
        person.remove()
        for kept in (tmp_path / "cache").iterdir():
            if len(pictures) == 2:
                kept.write_bytes(b"broken")
    assert np.array_equal(pictures[0], pictures[1])
    assert np.array_equal(pictures[0], pictures[2])


def test_without_a_graphics_card_the_standard_look_is_picked(camera: Studio) -> None:
    gsg = camera.buffer.getGsg()
    assert pick_quality(gsg) == ("standard" if is_software(gsg) else "full")
    assert is_software(gsg) == any(
        n in gsg.getDriverRenderer().lower() for n in ("llvmpipe", "softpipe", "swiftshader")
    )
