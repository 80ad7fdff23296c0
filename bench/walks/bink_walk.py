"""bink: an Ink runtime in Rust, called through ctypes."""

from __future__ import annotations

from bink.story import Story  # type: ignore[import-not-found]

from bench.walks.runner import Job, Talk, run


class Runtime:
    def __init__(self, job: Job) -> None:
        self.story = Story(job["compiled"])
        self.names: list[str] = job["names"]

    def begin(self) -> None:
        pass

    def talk(self, picks: Talk) -> None:
        story = self.story
        story.reset_state()
        for index, _ in picks:
            while story.can_continue():
                story.cont()
            story.get_current_choices()
            story.choose_choice_index(index)
        while story.can_continue():
            story.cont()

    def tell(self) -> list[int]:
        return [int(self.story.get_variable(name)) for name in self.names]


if __name__ == "__main__":
    run(Runtime)
