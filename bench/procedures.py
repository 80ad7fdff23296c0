"""What one act costs in a place full of objects, monitors and tasks: it grows with what changed, not with the place."""

from __future__ import annotations

import json
from typing import Any

from bench.kit.rows import Row
from bench.kit.timing import best_of
from simkit.events import Act, Do
from simkit.scenario import load_text
from simkit.session import Program, Session, compile_program

TARGET = 200.0
"""µs an act."""
SIZES = ((20, 5, 3), (200, 50, 30))
"""Objects, monitors, tasks; the second is the size the target is for."""
ACTS = 400
QUICK_VALVE = {
    "name": "valve",
    "properties": {"open": {"start": "yes"}},
    "affordances": {
        "open": {"only if": "not open", "set": {"open": "yes"}},
        "close": {"only if": "open", "set": {"open": "no"}},
    },
}
"""A kind that keeps no hands busy, so that an act can follow at once."""


def run(acts: int = ACTS, *, rounds: int = 5) -> list[Row]:
    """A valve is opened and closed: some tasks and monitors ask about it, and all the others do not."""
    rows: list[Row] = []
    for objects, monitors, tasks in SIZES:
        program = program_of(objects, monitors, tasks)
        seconds = min(best_of(rounds, lambda program=program: _work(program, acts)))  # type: ignore[misc]
        row: Row = {
            "name": f"{objects} objects, {monitors} monitors, {tasks} tasks",
            "value": seconds / acts * 1e6,
            "unit": "µs an act",
        }
        if (objects, monitors, tasks) == SIZES[-1]:
            row["target"] = TARGET
        if rows:
            row |= {"ratio": rows[0]["value"] / row["value"], "against": rows[0]["name"]}
        rows.append(row)
    return rows


def program_of(objects: int, monitors: int, tasks: int) -> Program:
    """A place in which every task is at work at once, each in a region of its own."""
    half = objects // 2
    things = {f"valve-{i}": {"kind": "quick-valve"} for i in range(half)}
    things |= {f"switch-{i}": {"kind": "switch"} for i in range(half)}
    regions = {f"region-{i}": [{"task": f"task-{i}"}] for i in range(tasks)}
    main: list[dict[str, Any]] = [{"meanwhile": name} for name in regions]
    made = {
        "simkit": 1,
        "scenario": "full",
        "title": "Full",
        "language": "en",
        "minutes": 5,
        "place": "workshop",
        "briefing": "Work.",
        "cast": {"sam": {"name": "Sam", "person": "woman-50", "voice": "woman"}},
        "facts": {"over": {"start": "no"}},
        "objects": things,
        "kinds": {"quick-valve": QUICK_VALVE},
        "tasks": {
            f"task-{i}": {
                "steps": [
                    {"any order": [f"turn switch-{i} to off", f"turn switch-{i + 1} to off"]},
                    {"done when": f"not valve-{i}.open"},
                    f"open valve-{i}",
                ]
            }
            for i in range(tasks)
        },
        "never": {
            f"never-{i}": {
                "that": f"not valve-{i % half}.open and switch-{(i + 1) % half}.position == off",
                "while": f"switch-{(i + 2) % half}.position == on",
            }
            for i in range(monitors)
        },
        "start": "main",
        "scenes": {"main": [*main, {"free": "over"}, {"end": "done"}], **regions},
    }
    return compile_program(load_text(json.dumps(made, indent=1)))


def _work(program: Program, acts: int) -> None:
    session = Session(program, seed=1)
    pair: tuple[Act, Act] = (Do("close", "valve-0"), Do("open", "valve-0"))
    for number in range(acts):
        session.act(pair[number % 2])
    assert session.values[program.slots["valve-0.open"]] is (acts % 2 == 0)
