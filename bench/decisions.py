"""What one decision costs, in simkit and in others that run the same story, checked by the state they end in."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.kit.children import Stopped, result_of
from bench.kit.peers import Missing, node_modules, python_with
from bench.kit.rows import Row
from bench.story import job_of

WALKS = Path(__file__).parent / "walks"
DECISIONS = 20_000
TALK = 16
"""Decisions a talk: as many as a full scenario has."""
SCENES = 50
PASSES = 5
SLOW_PASSES = 2
TARGET = 2.5
YARDSTICK = "inkjs"


@dataclass(frozen=True, slots=True)
class Contender:
    name: str
    script: str
    interpreter: Callable[[bool], str]
    """Given whether it may install what it needs. Raises Missing."""
    variant: str = ""
    ink: bool = False
    rounds: int = 3
    slow: bool = False
    """Takes part in the first passes alone, a round each."""


def _here(install: bool) -> str:
    return sys.executable


def _node(install: bool) -> str:
    node_modules(install=install)
    return shutil.which("node") or "node"


def _peer(requirement: str) -> Callable[[bool], str]:
    return lambda install: python_with(requirement, install=install)


CONTENDERS = (
    Contender("floor, by hand", "floor_walk.py", _here),
    Contender("simkit", "simkit_walk.py", _here),
    Contender("simkit+cues", "simkit_walk.py", _here, variant="cues"),
    Contender("simkit+journal", "simkit_walk.py", _here, variant="journal"),
    Contender(YARDSTICK, "inkjs_walk.cjs", _node, ink=True, rounds=5),
    Contender("bink", "bink_walk.py", _peer("bink==0.7.1"), ink=True),
    Contender("inkcpp", "inkcpp_walk.py", _peer("inkcpp-py==0.1.12"), ink=True),
    Contender("transitions", "transitions_walk.py", _here),
    Contender(
        "python-statemachine",
        "statemachine_walk.py",
        _peer("python-statemachine==3.2.2"),
        rounds=1,
        slow=True,
    ),
    Contender("sismic", "sismic_walk.py", _peer("sismic==1.6.14"), rounds=1, slow=True),
)


def run(
    decisions: int = DECISIONS,
    *,
    talk: int = TALK,
    scenes: int = SCENES,
    passes: int = PASSES,
    install: bool = True,
    contenders: tuple[Contender, ...] = CONTENDERS,
) -> list[Row]:
    """Contenders take turns, `passes` times; each figure is its best round. Raises AssertionError where a final
    state is not the one that the rules of the story lead to, Stopped where simkit itself fails."""
    job, expected = job_of(scenes, decisions, talk)
    left_out: dict[str, str] = {}
    best: dict[str, float] = {}
    compiled = None
    for turn in range(passes):
        for one in contenders:
            if one.name in left_out or (one.slow and turn >= SLOW_PASSES):
                continue
            try:
                interpreter = one.interpreter(install)
                extra: dict[str, Any] = {"rounds": one.rounds, "variant": one.variant}
                if one.ink:
                    compiled = compiled or _compiled(job["ink"], install)
                    extra |= {"compiled": compiled, "modules": str(node_modules(install=install))}
                result = result_of([interpreter, str(WALKS / one.script)], job | extra)
            except Missing as missing:
                left_out[one.name] = str(missing)
                continue
            except Stopped as stopped:
                if one.interpreter is _here:
                    raise
                left_out[one.name] = str(stopped)
                continue
            assert result["state"] == expected, f"{one.name} ends in {result['state']}, not in {expected}"
            took = min(result["seconds"]) / decisions
            best[one.name] = min(took, best.get(one.name, took))
    return [_row(one.name, best, left_out) for one in contenders]


def _compiled(ink: str, install: bool) -> str:
    modules = node_modules(install=install)
    job = {"ink": ink, "rounds": 1, "modules": str(modules)}
    compiled: str = result_of([_node(install), str(WALKS / "ink_compile.cjs")], job)["compiled"]
    return compiled


def _row(name: str, best: dict[str, float], left_out: dict[str, str]) -> Row:
    if name in left_out:
        return {"name": name, "left_out": left_out[name]}
    took = best[name]
    row: Row = {"name": name, "value": took * 1e6, "unit": "µs a decision", "per_second": round(1 / took)}
    if YARDSTICK in best and name != YARDSTICK:
        row |= {"ratio": best[YARDSTICK] / took, "against": YARDSTICK}
    if name == "simkit":
        row["target"] = f">= {TARGET} x {YARDSTICK}"
        if "ratio" in row:
            row["met"] = row["ratio"] >= TARGET
    return row
