"""History: a scene is entered again where it was last left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simkit.session.effects import Run
from simkit.session.guards import Reader

if TYPE_CHECKING:
    from simkit.session.region import Region


def was_left_at(scene: str, point: str) -> Reader:
    """Whether a scene was last left while this point waited."""

    def check(r: Region) -> bool:
        world = r.session.world
        assert world is not None
        left = world.left_at.get(scene)
        return left is not None and left[1] == point

    return check


def was_inside(scene: str, inner: str) -> Reader:
    """Whether `inner` was on inside a scene when that was last left."""

    def check(r: Region) -> bool:
        world = r.session.world
        assert world is not None
        left = world.left_at.get(scene)
        return left is not None and len(left[0]) > 1 and left[0][1].scene == inner

    return check


def goes_back(scene: str, around: Run) -> Run:
    """Leave what is on as a jump to the scene would, then enter its frames as they were, calls and all."""

    def run(r: Region) -> None:
        world = r.session.world
        assert world is not None
        frames, _ = world.left_at[scene]
        around(r)
        for frame in frames[1:]:
            r.enter(frame.scene, frame.site)

    return run
