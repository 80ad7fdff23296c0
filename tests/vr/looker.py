"""Draws one turned square in the dark, as the headset sees it, and says where it came in each eye's picture.

Run as `python -m tests.vr.looker`. Each line of input is `{"at": [x, y, z], "size": s}` in the headset's own space;
each answer has, for each eye, the middle of the square and the square root of its area, in pixels.
With `{"keep": folder}` it saves what each eye was given of a test card, and shows that until it is stopped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from panda3d.core import CardMaker, Filename, NodePath

from simkit.stage.window import Window, open_window
from simkit.vr.eyes import Eye
from simkit.vr.gear import Gear

SETTLES = 6
"""Frames until what the remote said last is surely what is drawn."""
TURN = 30.0


class Looker:
    def __init__(self) -> None:
        self.window: Window = open_window(size=(64, 64), title="looker", sync=False)
        self.space = self.window.render.attachNewNode("headset space")
        self.gear = Gear(self.window, self.space)
        self.window.background(0, 0, 0)
        self._things: list[NodePath] = []

    def card(self, at: tuple[float, float, float], size: float, colour: Any, turn: float = TURN) -> None:
        """Facing straight back, turned in its own plane. `at` in OpenXR's axes."""
        maker = CardMaker("card")
        maker.setFrame(-size / 2, size / 2, -size / 2, size / 2)
        maker.setColor(*colour, 1)
        node = self.space.attachNewNode(maker.generate())
        node.setPos(at[0], -at[2], at[1])
        node.setHpr(0, 0, turn)
        node.setTwoSided(True)
        self._things.append(node)

    def clear(self) -> None:
        for one in self._things:
            one.removeNode()
        self._things.clear()

    def frames(self, count: int) -> None:
        session, eyes = self.gear.session, self.gear.eyes
        drawn = 0
        while drawn < count:
            session.poll()
            if not session.running:
                continue
            beat = session.begin()
            looking = session.looking(beat) if session.seen else None
            eyes.look(looking.eyes if looking is not None else None)
            self.window.frame(hurry=True)
            session.end(beat, eyes.hand_over() if looking is not None else ())
            drawn += looking is not None

    def pixels(self, eye: Eye) -> Any:
        """Rows from the top, R, G, B."""
        self.window.engine.extractTextureData(eye.texture, self.window.gsg)
        width, height = self.gear.session.size
        raw = memoryview(eye.texture.getRamImageAs("RGB")).cast("B")  # type: ignore[arg-type]
        return np.frombuffer(raw, np.uint8).reshape(height, width, 3)[::-1]

    def measured(self, eye: Eye) -> dict[str, float]:
        bright = self.pixels(eye)[:, :, 0] / 255.0
        rows, columns = np.mgrid[0 : bright.shape[0], 0 : bright.shape[1]]
        area = float(bright.sum())
        if area == 0:
            return {"area": 0.0}
        x, y = float(((columns + 0.5) * bright).sum()) / area, float(((rows + 0.5) * bright).sum()) / area
        return {"x": x, "y": y, "area": area}


def main() -> None:
    looker = Looker()
    size = looker.gear.session.size
    for line in sys.stdin:
        asked = json.loads(line)
        looker.clear()
        if "keep" in asked:
            _test_card(looker, Path(asked["keep"]))
            answer: dict[str, Any] = {"kept": True}
        else:
            looker.card(tuple(asked["at"]), asked["size"], (1, 1, 1))
            looker.frames(SETTLES)
            answer = {
                "size": size,
                "left": looker.measured(looker.gear.eyes.left),
                "right": looker.measured(looker.gear.eyes.right),
            }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
        while "keep" in asked:
            # The runtime shows what it was given last only as long as it is given something.
            looker.frames(1)


def _test_card(looker: Looker, folder: Path) -> None:
    """Grey all round; red up on the left, blue down on the right, green so near that each eye sees it elsewhere."""
    looker.window.background(128 / 255, 128 / 255, 128 / 255)
    looker.card((-0.7, 2.2, -1.5), 0.5, (1, 0, 0), 0)
    looker.card((0.7, 1.1, -1.5), 0.5, (0, 0, 1), 0)
    looker.card((0.0, 1.6, -0.5), 0.12, (0, 1, 0), 0)
    looker.frames(SETTLES)
    for name, eye in (("left", looker.gear.eyes.left), ("right", looker.gear.eyes.right)):
        looker.window.engine.extractTextureData(eye.texture, looker.window.gsg)
        eye.texture.write(Filename.fromOsSpecific(str(folder / f"{name}.png")))


if __name__ == "__main__":
    main()
