"""Places: the shipped ones are sound, and a wrong file is refused by line."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from simkit.errors import SimkitError
from simkit.resources import resource_dir
from simkit.stage.place import BuiltPlace, Place, build_place, load_place, place_names
from simkit.stage.place.parts import pieces_of
from simkit.stage.place.sounds import sound_names, sounds_of

REFERENCE = resource_dir("docs/diagnostics").parent / "reference" / "places.md"


@pytest.fixture(scope="module", params=place_names())
def place(request: pytest.FixtureRequest) -> Place:
    return load_place(str(request.param))


def test_there_are_places_and_each_is_called_as_its_file_is() -> None:
    assert {"shop-counter", "office-desk"} <= set(place_names())
    for name in place_names():
        found = load_place(name)
        assert found.place == name
        assert found.names["en"] != found.names["nl"]


def test_every_place_is_in_the_reference(place: Place) -> None:
    assert f"| `{place.place}` |" in REFERENCE.read_text(encoding="utf-8")


def test_nobody_stands_inside_a_thing(place: Place) -> None:
    """Breast and head of every person are free; a seat may be where they sit."""
    for piece in pieces_of(place):
        points = piece.piece.solid.points
        for stand in place.stands:
            x, y, z = (points[:, i] - stand.at[i] for i in range(3))
            height = (z > 1.05) & (z < 1.9) if not stand.seated else (z > 1.0) & (z < 1.4)
            inside = (np.hypot(x, y) < 0.14) & height
            assert not inside.any(), f"{place.place}: something is where somebody stands at {stand.at}"


def test_hands_lie_on_something(place: Place) -> None:
    tops = [
        (points[:, 0].min(), points[:, 0].max(), points[:, 1].min(), points[:, 1].max(), points[:, 2].max())
        for piece in pieces_of(place)
        for points in (piece.piece.solid.points,)
    ]
    for stand in place.stands:
        if stand.rests_on is None:
            continue
        turn = np.radians(stand.faces)
        x = stand.at[0] + 0.33 * np.sin(turn)
        y = stand.at[1] - 0.33 * np.cos(turn)
        under = [top for x0, x1, y0, y1, top in tops if x0 <= x <= x1 and y0 <= y <= y1 and top < 1.3]
        assert under, f"{place.place}: no table in front of {stand.at}"
        assert max(under) == pytest.approx(stand.rests_on, abs=0.035)


def test_a_built_place_has_a_back_and_few_meshes(place: Place) -> None:
    built: BuiltPlace = build_place(place)
    assert built.back.findAllMatches("**/+GeomNode").getNumPaths() >= 3
    assert built.root.findAllMatches("**/+GeomNode").getNumPaths() <= 30


def test_shade_lies_where_things_stand_and_not_in_the_open() -> None:
    from simkit.stage.place.bake import blocker, lit, openness
    from simkit.stage.place.solids import box

    block = blocker(box((0.5, 0.5, 0.5)))
    assert block is not None
    floor = np.array([[0.0, 0.28, 0.0], [3.0, 3.0, 0.0]], np.float32)
    up = np.array([[0, 0, 1], [0, 0, 1]], np.float32)
    beside, away = openness(floor, up, [block])
    assert beside < 0.85 < 0.99 < away
    # The light comes from the upper left front, so what lies behind the block to the right is in its shadow.
    behind, free = lit(np.array([[0.3, 0.4, 0.0], [-1.5, -1.5, 0.0]], np.float32), up, [block])
    assert behind < 0.5 < 0.99 < free


def test_an_unknown_place_names_those_there_are() -> None:
    with pytest.raises(SimkitError) as caught:
        load_place("moon-base")
    assert caught.value.code == "SK6301"
    assert "shop-counter" in caught.value.diagnostics[0].message() + caught.value.diagnostics[0].remedy()


def test_all_that_is_wrong_is_said_at_once_each_on_its_line(tmp_path: Path) -> None:
    good = (resource_dir("assets") / "places" / "workshop.yaml").read_text(encoding="utf-8")
    bad = good.replace("eye: [0, -2.3, 1.58]", 'eye: [0, "far", 1.58]').replace("light: 0.55", "light: 5")
    file = tmp_path / "bad.yaml"
    file.write_text(bad, encoding="utf-8")
    with pytest.raises(SimkitError) as caught:
        load_place(file)
    lines = {found.place.line for found in caught.value.diagnostics if found.place}
    wanted = {n for n, line in enumerate(bad.splitlines(), 1) if '"far"' in line or line.startswith("light:")}
    assert caught.value.code == "SK6302"
    assert wanted <= lines


def test_a_material_that_is_not_there_is_named(tmp_path: Path) -> None:
    good = (resource_dir("assets") / "places" / "workshop.yaml").read_text(encoding="utf-8")
    file = tmp_path / "bad.yaml"
    file.write_text(good.replace("material: peg,", "material: pegg,"), encoding="utf-8")
    with pytest.raises(SimkitError, match="pegg"):
        load_place(file)


def test_a_place_names_its_sounds_or_brings_its_own(tmp_path: Path) -> None:
    good = (resource_dir("assets") / "places" / "workshop.yaml").read_text(encoding="utf-8")
    own = "sounds: {ambient: office, arrival: {file: bell.ogg, names: {en: a bell, nl: een bel}}}"
    file = tmp_path / "own.yaml"
    file.write_text(re.sub("^sounds:.*$", own, good, flags=re.M), encoding="utf-8")
    sounds = sounds_of(load_place(file))
    assert sounds.ambient
    assert sounds.ambient.names["nl"] == "stil kantoor, getyp"
    assert sounds.arrival
    assert (sounds.arrival.file, sounds.arrival.names["en"]) == (tmp_path / "bell.ogg", "a bell")


@pytest.mark.parametrize(
    "wrong",
    [
        "sounds: {ambient: offise}",
        "sounds: {arrival: {file: ../bell.ogg, names: {en: a bell}}}",
        "sounds: {arrival: {file: bell.mp4, names: {en: a bell}}}",
        "sounds: {all the time: office}",
    ],
)
def test_a_sound_that_cannot_be_is_refused_on_its_line(tmp_path: Path, wrong: str) -> None:
    good = (resource_dir("assets") / "places" / "workshop.yaml").read_text(encoding="utf-8")
    file = tmp_path / "bad.yaml"
    bad = re.sub("^sounds:.*$", wrong, good, flags=re.M)
    file.write_text(bad, encoding="utf-8")
    with pytest.raises(SimkitError) as caught:
        load_place(file)
    found = caught.value.diagnostics[0]
    assert found.code == "SK6302"
    assert found.place
    assert bad.splitlines()[found.place.line - 1] == wrong


def test_the_reference_names_every_sound() -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in sound_names())


def test_the_example_of_the_reference_is_a_place(tmp_path: Path) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.S)
    assert example
    file = tmp_path / "small-room.yaml"
    file.write_text(example[1], encoding="utf-8")
    built = build_place(load_place(file))
    assert not built.front.isEmpty()


def test_the_reference_lists_every_shape() -> None:
    from simkit.stage.place.load import _SHAPES

    text = REFERENCE.read_text(encoding="utf-8")
    assert all(f"| `{shape}` |" in text for shape in _SHAPES)
