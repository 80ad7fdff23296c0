"""Calls that call themselves, and ways round that never wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from simkit.scenario.checks import Checked
from simkit.scenario.checks.flow import Jump


def check(checked: Checked) -> None:
    flow = checked.flow
    scenes = [id for id in checked.scenario.scenes if id in flow.reachable]
    _recursion(checked, scenes)
    _never_waits(checked, scenes)


def _recursion(checked: Checked, scenes: list[str]) -> None:
    jumps = checked.flow.jumps
    for scene in scenes:
        for jump in jumps[scene]:
            if jump.kind == "call" and (way := _way(jump.scene, scene, lambda id: jumps[id])) is not None:
                checked.problems.at_place("SK3003", jump.place, way=" → ".join((scene, *way)))


def _never_waits(checked: Checked, scenes: list[str]) -> None:
    at_once = {scene: list(checked.flow.at_once(scene)) for scene in scenes}
    for scene in scenes:
        for jump in at_once[scene]:
            way = _way(jump.scene, scene, lambda id: at_once.get(id, ()))
            if way is not None and scene == min((scene, *way)):
                checked.problems.at_place("SK3004", jump.place, way=" → ".join((scene, *way)))


def _way(start: str, goal: str, jumps: Callable[[str], Iterable[Jump]]) -> list[str] | None:
    """Scenes from `start` to `goal`, both in it; the shortest. None: there is no way."""
    came: dict[str, str | None] = {start: None}
    waiting = [start]
    for scene in waiting:
        if scene == goal:
            way = [scene]
            while (before := came[way[-1]]) is not None:
                way.append(before)
            return way[::-1]
        for jump in jumps(scene):
            if jump.scene not in came:
                came[jump.scene] = scene
                waiting.append(jump.scene)
    return None
