"""Models in places: where they stand, how they look, and what happens when one is missing, damaged or leads away."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import gltf
import numpy as np
import pytest
from panda3d.core import Filename, NodePath

from simkit.cli.entry import run
from simkit.errors import SimkitError
from simkit.resources import resource_dir
from simkit.stage.own_place import own_place
from simkit.stage.place import BuiltPlace, build_place, load_place
from simkit.stage.place.model_meshes import read_model
from simkit.stage.place.models import models_of
from tests.stage.person.studio import Studio, studio
from tests.stage.place.gltf_files import checkered, write_box

REFERENCE = resource_dir("docs/diagnostics").parent / "reference" / "places.md"
HEAD = """simkit-place: 1
place: my-room
names: {en: My room, nl: Mijn kamer}
camera: {eye: [0, -2.2, 1.54]}
stands: [{at: [0, 0, 0]}]
"""


@pytest.fixture(scope="module")
def camera() -> Iterator[Studio]:
    with studio(96) as made:
        yield made


def place_with(folder: Path, text: str) -> BuiltPlace:
    file = folder / "my-room.yaml"
    file.write_text(HEAD + text, encoding="utf-8")
    return build_place(load_place(file))


@pytest.mark.parametrize("name", ["box.gltf", "box.glb"])
def test_metres_stay_metres_and_what_was_in_front_comes_to_the_front(tmp_path: Path, name: str) -> None:
    write_box(tmp_path / name, (2.0, 1.0, 0.5), at=(0.25, 0, 3))
    (mesh,) = read_model(name, tmp_path)
    assert mesh.solid.points.min(0) == pytest.approx([-0.75, -3.5, 0], abs=1e-5)
    assert mesh.solid.points.max(0) == pytest.approx([1.25, -2.5, 0.5], abs=1e-5)
    corners = mesh.solid.points[mesh.solid.triangles]
    faces = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert ((faces * mesh.solid.normals[mesh.solid.triangles[:, 0]]).sum(1) > 0).all()


def test_colours_are_as_they_were_painted(tmp_path: Path) -> None:
    # 0.2140 of linear light is sRGB 0.5 (IEC 61966-2-1)
    write_box(tmp_path / "box.glb", (1, 1, 1), (0.2140, 1.0, 0.0, 0.4), alphaMode="BLEND", doubleSided=True)
    (mesh,) = read_model("box.glb", tmp_path)
    assert mesh.colours[0] == pytest.approx([0.5, 1.0, 0.0], abs=0.003)
    assert mesh.alpha == pytest.approx(0.4)
    assert mesh.transparency
    assert mesh.two_sided


def test_a_lamp_glows_and_a_wall_does_not(tmp_path: Path) -> None:
    write_box(tmp_path / "lamp.glb", (1, 1, 1), emissiveFactor=[1.0, 0.9, 0.7])
    write_box(tmp_path / "wall.glb", (1, 1, 1))
    assert read_model("lamp.glb", tmp_path)[0].glow
    assert not read_model("wall.glb", tmp_path)[0].glow


def test_bam_and_egg_are_read_too(tmp_path: Path) -> None:
    write_box(tmp_path / "box.glb", (2.0, 1.0, 0.5))
    scene = NodePath(gltf.load_model(Filename.fromOsSpecific(str(tmp_path / "box.glb"))))
    assert scene.writeBamFile(Filename.fromOsSpecific(str(tmp_path / "box.bam")))
    meshes = read_model("box.bam", tmp_path)
    assert max(m.solid.points[:, 2].max() for m in meshes) == pytest.approx(0.5, abs=1e-4)
    (tmp_path / "card.egg").write_text(
        "<CoordinateSystem> { Z-Up } <Group> card { <VertexPool> v {"
        + "".join(f"<Vertex> {i} {{ {x} 0 {z} }}" for i, (x, z) in enumerate([(0, 0), (1, 0), (1, 3)]))
        + "} <Polygon> { <VertexRef> { 0 1 2 <Ref> { v } } } }",
        encoding="utf-8",
    )
    (card,) = read_model("card.egg", tmp_path)
    assert card.solid.points.max(0) == pytest.approx([1, 0, 3])


def test_what_is_nearer_than_people_is_drawn_in_front_of_them(tmp_path: Path) -> None:
    write_box(tmp_path / "box.glb", (1, 0.4, 0.9))
    built = place_with(
        tmp_path,
        "parts:\n"
        "  - {shape: model, file: box.glb, at: [0, -0.8, 0]}\n"
        "  - shape: row\n    count: 3\n    step: [1.2, 0, 0]\n    at: [0, 2, 0]\n"
        "    part: {shape: model, file: box.glb, turn: 90, scale: 2}\n",
    )
    near, far = (part.findAllMatches("**/model-*") for part in (built.front, built.back))
    assert near.getNumPaths() == 1
    assert far.getNumPaths() == 1, "alike things are one mesh"
    low, high = far[0].getTightBounds()
    assert (low.x, high.x) == pytest.approx((-0.4, 2.8), abs=1e-4)
    assert (low.y, high.y, high.z) == pytest.approx((1.0, 3.0, 1.8), abs=1e-4)


def seen(camera: Studio, built: BuiltPlace) -> np.ndarray:
    built.root.reparentTo(camera.scene)
    camera.camera.setPos(0, -3, 0.5)
    camera.camera.lookAt(0, 0, 0.5)
    camera.lens.setFov(30)
    picture = camera._pixels()
    built.root.removeNode()
    return picture


def test_a_model_takes_the_light_of_the_stage_in_every_quality(camera: Studio, tmp_path: Path) -> None:
    write_box(tmp_path / "red.glb", (1, 1, 1), (0.6, 0.05, 0.05, 1))
    write_box(tmp_path / "tiles.gltf", (1, 1, 1), (1, 1, 1, 1), picture=checkered())
    (tmp_path / "own.yaml").write_text(
        HEAD.replace("my-room", "own") + "materials: {red: {colour: '#cb3f3f'}}\n"
        "parts: [{shape: box, size: [1, 1, 1], material: red}]\n",
        encoding="utf-8",
    )
    for quality in ("standard", "lean"):
        camera.look(quality)
        red = seen(camera, place_with(tmp_path, "model: red.glb\n"))
        own = seen(camera, build_place(load_place(tmp_path / "own.yaml")))
        assert np.abs(red - own).mean() < 3, f"{quality}: a box is not lit as one of ours"
        assert red[48, 48, 0] > 2 * red[48, 48, 1]
        tiles = seen(camera, place_with(tmp_path, "model: tiles.gltf\n"))
        assert tiles[30:66, 30:66].std() > 35, f"{quality}: the picture does not show"


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda file: file.unlink(), "SK6304"),
        (lambda file: file.write_bytes(b""), "SK6305"),
        (lambda file: file.write_bytes(file.read_bytes()[:700]), "SK6305"),
        (lambda file: file.write_bytes(b"glTF" + bytes(40)), "SK6305"),
        (lambda file: file.write_text("{}", encoding="utf-8"), "SK6305"),
        (lambda file: file.write_text("[" * 3000, encoding="utf-8"), "SK6305"),
        (lambda file: edit(file, lambda head: head["accessors"][0].update(count=10**7)), "SK6305"),
        (lambda file: edit(file, lambda head: head["accessors"][0].update(count=4)), "SK6305"),
        (lambda file: edit(file, lambda head: head["buffers"][0].update(uri="../secret.bin")), "SK6305"),
        (lambda file: edit(file, lambda head: head["buffers"][0].update(uri="/etc/hostname.bin")), "SK6305"),
        (lambda file: edit(file, lambda head: head["buffers"][0].update(uri="gone.bin")), "SK6305"),
        (lambda file: edit(file, lambda head: head.update(extensionsRequired=["KHR_draco"])), "SK6305"),
    ],
)
def test_a_missing_or_damaged_model_is_left_out_and_said(tmp_path: Path, spoil, code: str) -> None:
    home = tmp_path / "scenario"
    home.mkdir()
    (tmp_path / "secret.bin").write_bytes(bytes(4000))
    write_box(home / "box.gltf", (1, 1, 1))
    spoil(home / "box.gltf")
    built = place_with(home, "model: box.gltf\n")
    assert [problem.code for problem in built.problems] == [code]
    assert "box.gltf" in built.problems[0].message()
    assert not built.back.isEmpty()
    low, high = built.back.getTightBounds()
    assert high.z - low.z > 2.5, "a plain room takes its place"
    with pytest.raises(SimkitError) as caught:
        read_model("box.gltf", home)
    assert caught.value.code == code


def edit(file: Path, change) -> None:
    head = json.loads(file.read_text(encoding="utf-8"))
    change(head)
    file.write_text(json.dumps(head), encoding="utf-8")


@pytest.mark.parametrize("path", ["../box.glb", "/tmp/box.glb", "a/../../box.glb", "c:/box.glb", "box.exe"])
def test_a_path_that_leads_away_is_refused_by_line(tmp_path: Path, path: str) -> None:
    file = tmp_path / "my-room.yaml"
    file.write_text(HEAD + f"model: '{path}'\n", encoding="utf-8")
    with pytest.raises(SimkitError) as caught:
        load_place(file)
    assert caught.value.code == "SK6302"
    assert caught.value.diagnostics[0].place.line == HEAD.count("\n") + 1


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    home = tmp_path / "scenario"
    home.mkdir()
    write_box(tmp_path / "box.glb", (1, 1, 1))
    (home / "box.glb").symlink_to(tmp_path / "box.glb")
    assert [p.code for p in place_with(home, "model: box.glb\n").problems] == ["SK6305"]


def test_a_scenario_brings_its_own_place(tmp_path: Path) -> None:
    write_box(tmp_path / "shop-counter.glb", (4, 4, 0.1))
    found = own_place(tmp_path, "shop-counter")
    assert found == str(tmp_path / "shop-counter.glb")
    built = build_place(load_place(found))
    assert not built.problems
    assert built.back.getTightBounds()[1].z == pytest.approx(0.1, abs=0.01)
    (tmp_path / "shop-counter.yaml").write_text(HEAD, encoding="utf-8")
    assert own_place(tmp_path, "shop-counter") == str(tmp_path / "shop-counter.yaml")
    assert own_place(tmp_path, "office-desk") is None
    assert own_place(tmp_path, "../shop-counter") is None
    assert own_place("", "shop-counter") is None


def test_a_room_around_people_does_not_darken_them_and_furniture_shades_the_floor(tmp_path: Path) -> None:
    write_box(tmp_path / "shell.glb", (6, 6, 3))
    write_box(tmp_path / "desk.glb", (1, 1, 0.8))
    place = load_place(tmp_path / "my-room.yaml") if (tmp_path / "my-room.yaml").exists() else None
    assert place is None
    place_with(tmp_path, "model: shell.glb\nparts: [{shape: model, file: desk.glb, at: [1, 1, 0]}]\n")
    models = models_of(load_place(tmp_path / "my-room.yaml"))
    (blocker,) = models.blockers()
    assert blocker.half.max() == pytest.approx(0.5, abs=1e-4)


def test_the_example_of_the_reference_is_a_place(tmp_path: Path) -> None:
    text = REFERENCE.read_text(encoding="utf-8")
    example = next(found for found in re.findall(r"```yaml\n(.*?)```", text, re.S) if "model:" in found)
    (tmp_path / "my-room.yaml").write_text(example, encoding="utf-8")
    (tmp_path / "models").mkdir()
    write_box(tmp_path / "my-room.glb", (5, 5, 0.02))
    write_box(tmp_path / "models" / "desk.gltf", (1.6, 0.7, 0.95))
    built = build_place(load_place(tmp_path / "my-room.yaml"))
    assert not built.problems
    desk: NodePath = built.front.find("**/model-*")
    assert not desk.isEmpty()
    assert desk.getTightBounds()[1].z == pytest.approx(0.95, abs=1e-4)


def test_check_tells_what_is_wrong_with_a_scenarios_own_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "talk"
    shutil.copytree(Path(__file__).parents[2] / "present" / "scenarios" / "late", home)
    text = (home / "scenario.yaml").read_text(encoding="utf-8")
    (home / "scenario.yaml").write_text(re.sub("(?m)^place:.*$", "place: my-room", text), encoding="utf-8")
    write_box(home / "desk.glb", (1, 1, 1))
    (home / "my-room.yaml").write_text(
        HEAD
        + "sounds: {ambient: {file: sounds/sea.ogg, names: {en: the sea, nl: de zee}}}\n"
        + "parts:\n  - {shape: model, file: desk.glb}\n  - {shape: model, file: chair.glb}\n",
        encoding="utf-8",
    )
    before = HEAD.count("\n")
    assert run(["check", str(home)]) == 0, "the stage can do without"
    told = capsys.readouterr().err
    assert f"my-room.yaml:{before + 4}:26 SK6304" in told
    assert f"my-room.yaml:{before + 1}:26 SK6306" in told
    assert "desk.glb" not in told

    (home / "desk.glb").write_bytes(b"glTF" + bytes(40))
    run(["check", str(home)])
    assert f"my-room.yaml:{before + 3}:26 SK6305" in capsys.readouterr().err

    (home / "my-room.yaml").write_text(HEAD + "parts: []\n", encoding="utf-8")
    assert run(["check", str(home)]) == 1
    assert "SK6302" in capsys.readouterr().err
