"""Reads, checks and compiles a scenario again and again; prints the seconds of the first time and the best."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.kit.timing import best_of
from simkit.scenario import load_text
from simkit.session import compile_program


def main() -> None:
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    text: str = job["scenario"]
    first, best = best_of(job["rounds"], lambda: compile_program(load_text(text)))
    _, loading = best_of(job["rounds"], lambda: load_text(text))
    print(json.dumps({"first": first, "best": best, "loading": loading}))


if __name__ == "__main__":
    main()
