"""The least there is to do: guard, two effects, evidence and next scene, from tables, by hand."""

from __future__ import annotations

from typing import Any

from bench.walks.runner import Job, Talk, run


class Floor:
    def __init__(self, job: Job) -> None:
        self.start: dict[str, int] = job["start"]
        self.first: str = job["scenes"][0]["id"]
        self.options: dict[str, dict[str, Any]] = {
            scene["id"]: {
                o["id"]: (
                    o["op"] == "<",
                    o["limit"],
                    o["mood"],
                    o["effort"],
                    o["criterion"],
                    o["worth"],
                    o["to"],
                )
                for o in scene["options"]
            }
            for scene in job["scenes"]
        }
        self.state: dict[str, int] = {}

    def begin(self) -> None:
        self.state = dict(self.start)

    def talk(self, picks: Talk) -> None:
        here, options, state = self.first, self.options, self.state
        for _, option in picks:
            below, limit, mood, effort, criterion, worth, to = options[here][option]
            if not (state["mood"] < limit if below else state["mood"] > limit):
                raise ValueError(option)
            state["mood"] += mood
            state["effort"] += effort
            state[criterion] += worth
            here = to

    def tell(self) -> list[int]:
        return list(self.state.values())


if __name__ == "__main__":
    run(Floor)
