"""Scenes inside scenes on the stack: which frames a jump leaves and enters.

A jump leaves what its two scenes do not share, innermost first, and enters the rest outermost first: the least common
compound ancestor of SCXML 3.13, but that a scene's own answer to an event stays inside it (SCXML's type internal).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from simkit.scenario.model import Scenario
from simkit.session.effects import Run

if TYPE_CHECKING:
    from simkit.session.region import Region


def path_to(scenario: Scenario, scene: str) -> tuple[str, ...]:
    """The scenes that are on once `scene` was entered, outermost first, down to the first with steps of its own."""
    path = list(scenario.chain(scene))
    while (start := scenario.scenes[path[-1]].start) is not None:
        path.append(start)
    return tuple(path)


def nested(scenario: Scenario) -> bool:
    return any(scene.parent is not None for scene in scenario.scenes.values())


def enter_path(r: Region, path: Sequence[str], site: str | None) -> None:
    """Enter those of `path` that are not on; the outermost of them returns to `site`."""
    on = {frame.scene for frame in r.stack}
    for scene in path:
        if scene not in on:
            r.enter(scene, site)
            site = None


def enters_path(path: Sequence[str], site: str | None = None) -> Run:
    return lambda r: enter_path(r, path, site)


def goes_to_path(scene: str, path: Sequence[str]) -> Run:
    """Replace what is on, up to what `scene` lies inside too; the new scenes return where the old would have."""
    leaves, enters = leaves_for(scene, path), arrives(path)

    def run(r: Region) -> None:
        leaves(r)
        enters(r)

    return run


def leaves_for(scene: str, path: Sequence[str]) -> Run:
    """The first half of a jump: leave what is not shared. `arrives` is the other."""
    around = frozenset(path[: path.index(scene)])

    def run(r: Region) -> None:
        r.site = None
        while r.stack and r.stack[-1].scene not in around:
            r.site = r.leave().site
            if r.site is not None:
                return

    return run


def arrives(path: Sequence[str]) -> Run:
    return lambda r: enter_path(r, path, r.site)


def inside(r: Region) -> bool:
    """Whether the scene on top lies in one that is on, and was not called."""
    return len(r.stack) > 1 and r.stack[-1].site is None


def clears(r: Region) -> None:
    """Leave every scene that is on."""
    while r.stack:
        r.leave()


def unwinds_to(scene: str) -> Run:
    """Back to the frame of `scene`, whatever was called or is on inside it."""

    def run(r: Region) -> None:
        while r.stack[-1].scene != scene:
            r.leave()

    return run
