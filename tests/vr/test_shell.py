"""A room all round, for who can look up and behind."""

from __future__ import annotations

import pytest

pytest.importorskip("panda3d.core", reason="needs the stage extra")

from panda3d.core import NodePath

from simkit.stage.place import load_place
from simkit.stage.place.load import place_names
from simkit.vr.shell import Shell


@pytest.mark.parametrize("name", place_names())
def test_every_place_has_a_ceiling_and_a_wall_behind_who_stands_in_it(name: str) -> None:
    place = load_place(name)
    assert place.vr.room is not None
    x1, y1, x2, y2, high = place.vr.room
    feet = [place.vr.origin, *place.vr.spots, *(stand.at for stand in place.stands)]
    assert all(x1 + 0.4 < x < x2 - 0.4 and y1 + 0.4 < y < y2 - 0.4 for x, y, _ in feet)
    assert 2.4 < high < 5
    low, top = Shell(NodePath("render"), place).node.getTightBounds()
    assert (low.x, low.y, top.x, top.y, top.z) == pytest.approx((x1, y1, x2, y2, high), abs=1e-4)
    assert low.z < 0
