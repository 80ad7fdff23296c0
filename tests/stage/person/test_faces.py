"""Faces: by name, from feelings, and as they are seen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from simkit.scenario.faces import FACES as NAMES
from simkit.stage.person import UNITS, catalogue, load_person
from simkit.stage.person.faces import (
    FACES,
    blend,
    face_from_feelings,
    face_units,
    strongest_face,
    while_speaking,
)
from tests.stage.person.studio import Studio, studio


@pytest.fixture(scope="module")
def camera() -> Iterator[Studio]:
    with studio() as made:
        made.look("standard")
        yield made


def test_every_face_is_made_of_known_units_and_is_a_little_uneven() -> None:
    for name in FACES:
        units = face_units(name)
        assert set(units) <= set(UNITS)
        sides = [
            (units[u], units[u[:-4] + "Right"])
            for u in units
            if u.endswith("Left") and u[:-4] + "Right" in units
        ]
        assert any(left != right for left, right in sides), name
    with pytest.raises(KeyError, match="worried"):
        face_units("sulky")


@pytest.mark.parametrize("name", NAMES)
def test_every_face_a_line_may_ask_for_can_be_shown(name: str) -> None:
    assert face_units(name)


@pytest.mark.parametrize("name", [info.name for info in catalogue()])
def test_every_face_changes_the_picture_and_no_two_look_alike(camera: Studio, name: str) -> None:
    person = load_person(name)
    person.node.reparentTo(camera.scene)
    pictures = {}
    for face in FACES:
        person.set_units(face_units(face))
        person.update()
        pictures[face] = camera.face(person)
    person.remove()
    for first, second in combinations(FACES, 2):
        change = np.abs(pictures[first] - pictures[second]).max(2)
        # a face that is told from another differs in hundreds of the picture's 25,600 pixels
        assert (change > 12).sum() > 250, (first, second)


@pytest.mark.parametrize(
    ("feelings", "face"),
    [
        ({}, "neutral"),
        ({"anger": 10}, "neutral"),
        ({"anger": 49}, "irritated"),
        ({"anger": 50}, "angry"),
        ({"anger": 60, "trust": 30}, "angry"),
        ({"anger": 40, "worry": 70}, "worried"),
        ({"sadness": 55, "joy": 20}, "sad"),
        ({"joy": 40}, "smile"),
        ({"joy": 85}, "happy"),
        ({"surprise": 70, "anger": 30}, "surprised"),
        ({"trust": 100, "openness": 100}, "neutral"),
    ],
)
def test_the_strongest_feeling_gives_the_face(feelings: dict[str, int], face: str) -> None:
    assert strongest_face(feelings)[0] == face


def test_more_of_a_feeling_shows_more() -> None:
    little, much = face_from_feelings({"worry": 30}), face_from_feelings({"worry": 90})
    assert much["browInnerUp"] > little["browInnerUp"] > 0


def test_trust_eases_the_mouth_and_distrust_tightens_it() -> None:
    open_, closed = (face_from_feelings({"trust": v, "openness": v}) for v in (90, 10))
    assert open_["mouthSmileLeft"] > closed["mouthSmileLeft"]
    assert closed["mouthPressLeft"] > open_["mouthPressLeft"]


def test_a_blend_begins_and_ends_at_its_faces() -> None:
    sad, smile = face_units("sad"), face_units("smile")
    assert {u: w for u, w in blend(sad, smile, 0).items() if w} == sad
    assert {u: w for u, w in blend(sad, smile, 1).items() if w} == smile


def test_a_speaking_person_keeps_their_brows() -> None:
    angry = face_units("angry")
    speaking = while_speaking(angry, {"jawOpen": 0.5}, 1.0)
    assert speaking["browDownLeft"] == angry["browDownLeft"]
    assert speaking["mouthPressLeft"] < 0.3 * angry["mouthPressLeft"]
    assert speaking["jawOpen"] == pytest.approx(0.5)
