"""What the runtime's own compositor makes of the pictures: the right way up, each for its eye, in their colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.vr import rig as rigs
from tests.vr.remote import Remote
from tests.vr.rig import Rig, wait_for
from tests.vr.test_seen import Looking

DISPLAY = 6
WIDE, HIGH = 960, 540
"""Of the runtime's window, in the upper left corner: the left half is the left eye's."""


@pytest.fixture
def composed(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Rig]:
    if not rigs.INSIDE:
        pytest.skip(rigs.WHY_NOT)
    # One runtime at a time has the channel of the simulated hands.
    request.getfixturevalue("_rig").kill()
    request.getfixturevalue("_remote").close()
    made = Rig(tmp_path / "rig", composed=True, display=DISPLAY)
    made.start()
    yield made
    made.close()


def screen() -> Any:
    from PIL import ImageGrab

    return np.asarray(ImageGrab.grab(xdisplay=f":{DISPLAY}").convert("RGB"), float)[:HIGH, :WIDE]


def scaled(picture: Any, size: tuple[int, int]) -> Any:
    from PIL import Image

    return np.asarray(Image.fromarray(picture.astype("uint8")).resize(size, Image.Resampling.BOX), float)


def difference(one: Any, other: Any) -> float:
    return float(np.abs(one - other).mean())


def test_the_composed_picture_is_what_was_drawn(composed: Rig, tmp_path: Path) -> None:
    from PIL import Image

    remote = Remote()
    remote.reset()
    looking = Looking(composed)
    try:
        assert looking.ask(keep=str(tmp_path)) == {"kept": True}
        drawn = {
            name: np.asarray(Image.open(tmp_path / f"{name}.png").convert("RGB"), float)
            for name in ("left", "right")
        }
        wait_for(lambda: abs(np.median(screen()) - 128) < 20, "nothing was composed")
        whole = screen()
        small = (160, 180)
        shown = {
            "left": scaled(whole[:, : WIDE // 2], small),
            "right": scaled(whole[:, WIDE // 2 :], small),
        }
        given = {name: scaled(picture, small) for name, picture in drawn.items()}
    finally:
        looking.close()
        remote.close()
    for name, other in (("left", "right"), ("right", "left")):
        same = difference(shown[name], given[name])
        assert same < 2.5
        assert difference(shown[name], given[name][::-1]) > 4 * same, "upside down"
        assert difference(shown[name], given[name][:, ::-1]) > 4 * same, "mirrored"
        assert difference(shown[name], given[other]) > 1.5 * same, "for the other eye"
        # Half grey comes as half grey: encoded twice it would be 188, decoded once too often 55.
        assert abs(np.median(shown[name]) - 128) <= 2
