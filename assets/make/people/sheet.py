"""python -m assets.make.people.sheet OUT.png [--people NAME ...] [--faces NAME ...] [--quality lean|standard|full]

A contact sheet: every person with every face, head and shoulders, and behind a counter. 1280x720 off screen each,
shown smaller.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

SIZE = (1280, 720)


def stage(multisamples: int) -> Any:
    from panda3d.core import loadPrcFileData

    settings = f"""window-type offscreen\nload-display p3headlessgl\naudio-library-name null\ngl-finish 1
win-size {SIZE[0]} {SIZE[1]}\nnotify-level-device fatal\nframebuffer-multisample {int(multisamples > 0)}
multisamples {multisamples}"""
    loadPrcFileData("sheet", settings)
    from direct.showbase.ShowBase import ShowBase

    base = ShowBase()
    base.setBackgroundColor(0.74, 0.74, 0.72)
    base.camLens.setNear(0.05)
    return base


def picture(base: Any, folder: Path) -> Image.Image:
    from panda3d.core import Filename, PNMImage

    for _ in range(2):
        base.graphicsEngine.renderFrame()
    image = PNMImage()
    base.win.getScreenshot(image)
    path = folder / "shot.png"
    image.write(Filename.fromOsSpecific(str(path)))
    return Image.open(path).convert("RGB").copy()


def counter(base: Any, height: float) -> Any:
    from panda3d.core import CardMaker

    top = CardMaker("counter")
    top.setFrame(-1.2, 1.2, -0.7, 0)
    node = base.render.attachNewNode(top.generate())
    node.setPosHpr(0, -0.24, height, 0, -90, 0)
    node.setColorScale(0.62, 0.47, 0.33, 1)
    edge = CardMaker("edge")
    edge.setFrame(-1.2, 1.2, -1, 0)
    front = node.attachNewNode(edge.generate())
    front.setPosHpr(base.render, 0, -0.94, height, 0, 0, 0)
    return node


def main() -> None:
    from simkit.stage.person import catalogue, load_person
    from simkit.stage.person.faces import FACES, face_units
    from simkit.stage.person.motion import MotionState, idle
    from simkit.stage.shade import apply_look

    parser = argparse.ArgumentParser(prog="python -m assets.make.people.sheet", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--people", nargs="*", default=[p.name for p in catalogue()])
    parser.add_argument("--faces", nargs="*", default=list(FACES))
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--multisamples", type=int, default=4)
    options = parser.parse_args()
    base = stage(options.multisamples)
    apply_look(base.render, options.quality)
    if options.multisamples:
        from panda3d.core import AntialiasAttrib

        base.render.setAntialias(AntialiasAttrib.MMultisample)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in options.people:
            person = load_person(name)
            person.node.reparentTo(base.render)
            eye = person.eye_height_m
            row = []
            for face in options.faces:
                person.set_pose(idle(1, 1500, MotionState(reduced=True)), face_units(face))
                person.update()
                base.camera.setPos(0, -1.35, eye)
                base.camera.lookAt(0, 0, eye - 0.03)
                base.camLens.setFov(38)
                row.append(
                    picture(base, Path(folder))
                    .crop((380, 60, 900, 660))
                    .resize((260, 300), Image.Resampling.LANCZOS)
                )
            table = counter(base, 0.95)
            person.set_pose(idle(1, 1500, MotionState(arms="counter")), face_units("smile"))
            person.update()
            base.camera.setPos(0.2, -2.3, eye)
            base.camera.lookAt(0, 0, eye - 0.28)
            base.camLens.setFov(50)
            row.append(
                picture(base, Path(folder))
                .crop((290, 0, 990, 720))
                .resize((292, 300), Image.Resampling.LANCZOS)
            )
            table.removeNode()
            person.remove()
            rows.append(row)
    sheet = Image.new("RGB", (sum(p.width for p in rows[0]), 300 * len(rows)))
    for number, row in enumerate(rows):
        left = 0
        for shot in row:
            sheet.paste(shot, (left, 300 * number))
            left += shot.width
    sheet.save(options.out)


if __name__ == "__main__":
    main()
