"""`sismic`: a statechart whose guards and actions are Python text. No line, no list of options."""

from __future__ import annotations

from sismic.interpreter import Interpreter  # type: ignore[import-not-found]
from sismic.model import BasicState, CompoundState, Statechart, Transition  # type: ignore[import-not-found]

from bench.walks.runner import Job, Talk, run


class Chart:
    def __init__(self, job: Job) -> None:
        start: dict[str, int] = job["start"]
        self.names: list[str] = job["names"]
        reset = "\n".join(f"{name} = {value}" for name, value in start.items())
        chart = Statechart("story", preamble=reset)
        scenes = job["scenes"]
        first = scenes[0]["id"]
        chart.add_state(CompoundState("talk", initial=first), None)
        for scene in scenes:
            chart.add_state(BasicState(scene["id"]), "talk")
        chart.add_transition(Transition("talk", first, event="again", action=reset))
        for scene in scenes:
            for o in scene["options"]:
                action = f"mood += {o['mood']}\neffort += {o['effort']}\n{o['criterion']} += {o['worth']}"
                guard = f"mood {o['op']} {o['limit']}"
                chart.add_transition(
                    Transition(scene["id"], o["to"], event=o["id"], guard=guard, action=action)
                )
        self.interpreter = Interpreter(chart)

    def begin(self) -> None:
        self.interpreter.queue("again").execute()

    def talk(self, picks: Talk) -> None:
        interpreter = self.interpreter
        for _, option in picks:
            if not interpreter.queue(option).execute():
                raise ValueError(option)

    def tell(self) -> list[int]:
        return [self.interpreter.context[name] for name in self.names]


if __name__ == "__main__":
    run(Chart)
