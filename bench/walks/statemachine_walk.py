"""`python-statemachine`: a class made from the story. No line, no list of options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from statemachine import State, StateMachine  # type: ignore[import-not-found]

from bench.walks.runner import Job, Talk, run


def _name(id: str) -> str:
    return id.replace(".", "_")


def _guard(option: dict[str, Any]) -> Callable[..., bool]:
    limit = option["limit"]
    if option["op"] == "<":
        return lambda machine: machine.values["mood"] < limit
    return lambda machine: machine.values["mood"] > limit


def _effects(option: dict[str, Any]) -> Callable[..., None]:
    mood, effort, criterion, worth = (option[key] for key in ("mood", "effort", "criterion", "worth"))

    def run(machine: Any) -> None:
        machine.values["mood"] += mood
        machine.values["effort"] += effort
        machine.values[criterion] += worth

    return run


class Chart:
    def __init__(self, job: Job) -> None:
        self.start: dict[str, int] = job["start"]
        scenes = job["scenes"]
        states = {s["id"]: State(s["id"], initial=not index) for index, s in enumerate(scenes)}
        members: dict[str, Any] = {_name(id): state for id, state in states.items()}
        for scene in scenes:
            for option in scene["options"]:
                source, to = states[scene["id"]], states[option["to"]]
                members[_name(option["id"])] = source.to(to, cond=_guard(option), on=_effects(option))
        members["values"] = {}
        self.make: Any = type("Story", (StateMachine,), members)
        self.machine: Any = None

    def begin(self) -> None:
        self.machine = self.make()
        self.machine.values = dict(self.start)

    def talk(self, picks: Talk) -> None:
        send = self.machine.send
        for _, option in picks:
            send(option.replace(".", "_"))

    def tell(self) -> list[int]:
        return list(self.machine.values.values())


if __name__ == "__main__":
    run(Chart)
