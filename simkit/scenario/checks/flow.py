"""How scenes follow each other: jumps, calls, and whether a run of steps can reach its end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from simkit.errors import Place
from simkit.scenario.beside import Meanwhile, Resume
from simkit.scenario.checks.walk import answers_of
from simkit.scenario.model import (
    After,
    Call,
    Choose,
    End,
    GoTo,
    Line,
    Scenario,
    Scene,
    Step,
    Topics,
    Vary,
    Wait,
    Work,
)


@dataclass(frozen=True, slots=True)
class Jump:
    kind: Literal["go to", "call", "inside", "meanwhile"]
    """inside: a scene and the one inside it that is entered first; resume counts as go to."""
    scene: str
    place: Place | None


class Flow:
    """The graph of a scenario's scenes. What a guard asks is left open: a guarded step may run or not."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    @cached_property
    def jumps(self) -> dict[str, tuple[Jump, ...]]:
        """Scene -> every jump in it that is not behind an unconditional one."""
        return {id: tuple(self._jumps_of(scene)) for id, scene in self.scenario.scenes.items()}

    @cached_property
    def reachable(self) -> frozenset[str]:
        return self._closure(self._starts, ("go to", "call", "inside", "meanwhile"))

    @cached_property
    def at_the_bottom(self) -> frozenset[str]:
        """Scenes that can be on without having been called."""
        return self._closure(self._starts, ("go to", "inside")) - self._closure(
            [jump.scene for jumps in self.jumps.values() for jump in jumps if jump.kind == "meanwhile"],
            ("go to", "inside"),
        )

    @property
    def _starts(self) -> list[str]:
        """Where main begins, and where monitors send it."""
        jumps = [one.jump for one in self.scenario.monitors.values()]
        return [self.scenario.start, *(jump.scene for jump in jumps if isinstance(jump, GoTo))]

    @cached_property
    def called(self) -> frozenset[str]:
        return frozenset(jump.scene for jumps in self.jumps.values() for jump in jumps if jump.kind == "call")

    @cached_property
    def revisited(self) -> frozenset[str]:
        """Scenes that may be entered more than once: by two ways, on a way round, or behind such a scene."""
        ways: dict[str, int] = dict.fromkeys(self.scenario.scenes, 0)
        for scene in self.reachable:
            for jump in self.jumps[scene]:
                ways[jump.scene] += 1
        for start in self._starts:
            ways[start] += 1
        twice = [scene for scene, count in ways.items() if count > 1]
        return self._closure(twice, ("go to", "call", "inside", "meanwhile"))

    @cached_property
    def returning(self) -> frozenset[str]:
        """Scenes whose end can be reached, or that go to one: a call of them comes back."""
        found: set[str] = set()
        while True:
            more = {
                id
                for id, scene in self.scenario.scenes.items()
                if id not in found and (self.scene_ends(scene, found) or self._hands_on(id, found))
            }
            if not more:
                return frozenset(found)
            found |= more

    def ends(self, run: tuple[Step, ...]) -> bool:
        """Whether the end of a run can be reached."""
        return self._ends(run, self.returning)

    def live(self, run: tuple[Step, ...]) -> Iterator[Step]:
        """The steps of a run up to and with the first that never goes on."""
        for step in run:
            yield step
            if not self._goes_on(step, self.returning):
                return

    def at_once(self, scene: str) -> Iterator[Jump]:
        """Jumps that can be taken from a scene's start without anything that waits."""
        jumps, _ = self._scene_at_once(scene, {scene})
        yield from jumps

    def scene_ends(self, scene: Scene, returning: set[str] | frozenset[str]) -> bool:
        """Whether its own end can be reached: of the scene inside it, where it has any, and then of its steps."""
        if scene.start is not None and not any(
            inner.id in returning for inner in self.scenario.scenes.values() if inner.parent == scene.id
        ):
            return False
        return self._ends(scene.steps, returning)

    def _jumps_of(self, scene: Scene) -> Iterator[Jump]:
        if scene.start is not None:
            yield Jump("inside", scene.start, scene.place)
        for handler in scene.on:
            if isinstance(handler.jump, GoTo):
                yield Jump("go to", handler.jump.scene, handler.place)
            elif isinstance(handler.jump, Call):
                yield Jump("call", handler.jump.scene, handler.place)
        yield from self._jumps(scene.steps)

    def _closure(self, start: list[str], kinds: tuple[str, ...]) -> frozenset[str]:
        found: set[str] = set()
        waiting = [scene for scene in start if scene in self.scenario.scenes]
        while waiting:
            scene = waiting.pop()
            if scene not in found:
                found.add(scene)
                waiting += (jump.scene for jump in self.jumps[scene] if jump.kind in kinds)
        return frozenset(found)

    def _hands_on(self, id: str, returning: set[str]) -> bool:
        """A scene that goes to one which ends outside it: that end returns where its own would have."""
        inside = [one for one in self.scenario.scenes if id in self.scenario.chain(one)]
        return any(
            jump.kind == "go to" and jump.scene in returning and jump.scene not in inside
            for one in inside
            for jump in self.jumps[one]
        )

    def _ends(self, run: tuple[Step, ...], returning: set[str] | frozenset[str]) -> bool:
        return all(self._goes_on(step, returning) for step in run)

    def _goes_on(self, step: Step, returning: set[str] | frozenset[str]) -> bool:
        if step.guard is not None or step.once:
            return True
        match step:
            case GoTo() | End() | Resume():
                return False
            case Call():
                return step.scene in returning
            case Choose():
                return any(self._ends(answer.then, returning) for answer in answers_of(step))
            case Topics():
                # Only when every required topic can come back are the topics ever done.
                return all(
                    self._ends(option.then, returning)
                    for option in step.options
                    if option.guard is None and not option.optional
                )
            case Vary():
                return any(self._ends(run, returning) for run in step.runs)
            case _:
                return True

    def _jumps(self, run: tuple[Step, ...]) -> Iterator[Jump]:
        for step in run:
            match step:
                case GoTo() | Resume():
                    yield Jump("go to", step.scene, step.place)
                case Meanwhile():
                    yield Jump("meanwhile", step.scene, step.place)
                case Call():
                    yield Jump("call", step.scene, step.place)
                case After(jump=GoTo() as jump):
                    yield Jump("go to", jump.scene, jump.place)
                case Choose() | Topics() | Work():
                    for answer in answers_of(step):
                        yield from self._jumps(answer.then)
                case Vary():
                    for inner in step.runs:
                        yield from self._jumps(inner)
                case _:
                    pass
            if isinstance(step, GoTo | End | Resume) and step.guard is None and not step.once:
                return

    def _at_once(self, run: tuple[Step, ...], inside: set[str]) -> tuple[list[Jump], bool]:
        """Jumps reachable without waiting, and whether the end of the run is too."""
        jumps: list[Jump] = []
        for step in run:
            passes = True
            match step:
                case Line() | Wait() | Work():
                    passes = False
                case Choose():
                    passes = all(option.guard is not None or option.once for option in step.options)
                case GoTo() | Resume():
                    jumps.append(Jump("go to", step.scene, step.place))
                    passes = False
                case End():
                    passes = False
                case Call():
                    more, passes = self._called_at_once(step.scene, inside)
                    jumps += more
                case Vary():
                    results = [self._at_once(inner, inside) for inner in step.runs]
                    for more, _ in results:
                        jumps += more
                    passes = any(ended for _, ended in results)
                case _:
                    pass
            if not passes and step.guard is None and not step.once:
                return jumps, False
        return jumps, True

    def _called_at_once(self, scene: str, inside: set[str]) -> tuple[list[Jump], bool]:
        if scene in inside:
            return [], True
        return self._scene_at_once(scene, inside | {scene})

    def _scene_at_once(self, id: str, inside: set[str]) -> tuple[list[Jump], bool]:
        """A scene with scenes inside runs its own steps when the one inside has ended."""
        scene = self.scenario.scenes[id]
        if scene.start is None:
            return self._at_once(scene.steps, inside)
        jumps, passes = self._called_at_once(scene.start, inside)
        jumps = [Jump("inside", scene.start, scene.place), *jumps]
        if not passes:
            return jumps, False
        more, ended = self._at_once(scene.steps, inside)
        return jumps + more, ended
