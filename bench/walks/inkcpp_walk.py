"""inkcpp: an Ink runtime in C++, as a Python extension."""

from __future__ import annotations

import tempfile
from pathlib import Path

import inkcpp_py  # type: ignore[import-not-found]

from bench.walks.runner import Job, Talk, run


class Runtime:
    def __init__(self, job: Job) -> None:
        with tempfile.TemporaryDirectory() as folder:
            source, binary = Path(folder, "story.json"), Path(folder, "story.bin")
            source.write_text(job["compiled"], encoding="utf-8")
            inkcpp_py.compile_json(str(source), str(binary))
            self.story = inkcpp_py.Story.from_file(str(binary))
        self.runner = self.story.new_runner()

    def begin(self) -> None:
        pass

    def talk(self, picks: Talk) -> None:
        self.runner = runner = self.story.new_runner()
        for index, _ in picks:
            while runner.can_continue():
                runner.getline()
            runner.choose(index)
        while runner.can_continue():
            runner.getline()

    def tell(self) -> list[int]:
        self.runner.move_to("report")
        return [int(word) for word in self.runner.getline().split()]


if __name__ == "__main__":
    run(Runtime)
