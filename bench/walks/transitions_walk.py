"""`transitions` as it comes: one machine, one model, guards and effects as functions. No line, no list of options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transitions import Machine

from bench.walks.runner import Job, Talk, run


class Model:
    trigger: Callable[[str], bool]

    def __init__(self, start: dict[str, int]) -> None:
        self.values = dict(start)


class Bare:
    def __init__(self, job: Job) -> None:
        self.start: dict[str, int] = job["start"]
        self.model = Model(self.start)
        scenes = job["scenes"]
        self.machine = Machine(
            self.model, states=[s["id"] for s in scenes], initial=scenes[0]["id"], auto_transitions=False
        )
        self.first: str = scenes[0]["id"]
        for scene in scenes:
            for option in scene["options"]:
                self.machine.add_transition(
                    option["id"],
                    scene["id"],
                    option["to"],
                    conditions=self.guard(option),
                    before=self.effects(option),
                )
        self.fire = {o["id"]: getattr(self.model, o["id"]) for s in scenes for o in s["options"]}

    def guard(self, option: dict[str, Any]) -> Callable[[], bool]:
        model, limit = self.model, option["limit"]
        if option["op"] == "<":
            return lambda: model.values["mood"] < limit
        return lambda: model.values["mood"] > limit

    def effects(self, option: dict[str, Any]) -> list[Any]:
        model = self.model

        def add(name: str, amount: int) -> Callable[[], None]:
            def run() -> None:
                model.values[name] += amount

            return run

        return [
            add("mood", option["mood"]),
            add("effort", option["effort"]),
            add(option["criterion"], option["worth"]),
        ]

    def begin(self) -> None:
        self.model.values = dict(self.start)
        self.machine.set_state(self.first)

    def talk(self, picks: Talk) -> None:
        fire = self.fire
        for _, option in picks:
            if not fire[option]():
                raise ValueError(option)

    def tell(self) -> list[int]:
        return list(self.model.values.values())


if __name__ == "__main__":
    run(Bare)
