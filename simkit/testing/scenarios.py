"""What every scenario must do, beyond being written without faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring import score
from simkit.errors import Diagnostic, SimkitError, render
from simkit.events import Clock
from simkit.present.strategy import STRATEGIES, StrategyName, strategy
from simkit.scenario import load_with_warnings
from simkit.session import Program, Session, Settings, compile_program, observations
from simkit.session.showing import transcript
from simkit.testing.fault import ContractBroken, holds
from simkit.testing.play import TooLong, headless


@dataclass(frozen=True, slots=True)
class ScenarioReport:
    warnings: tuple[Diagnostic, ...]
    endings: frozenset[str]
    """Those that were reached; the others may need a way of playing that no strategy has."""
    levels: Mapping[str, Mapping[str, int | None]]
    """Strategy -> criterion -> level, from the first seed; empty without a rubric."""


def check_scenario(path_or_id: str | Path, *, seeds: Sequence[int] = (7, 8, 9)) -> ScenarioReport:
    """Every strategy ends it, for every seed.

    Equal decisions cause equal events in all its languages, and no text of it fails to be filled in. With a rubric,
    playing well gives no criterion a lower level than playing badly. Raises ContractBroken.
    """
    try:
        scenario, warnings = load_with_warnings(path_or_id)
    except SimkitError as error:
        raise ContractBroken("\n".join(render(one) for one in error.diagnostics)) from None
    program = compile_program(scenario)
    endings: set[str] = set()
    levels: dict[str, Mapping[str, int | None]] = {}
    for name in STRATEGIES:
        for seed in seeds:
            session = _play(program, name, seed, scenario.language)
            assert session.ending
            endings.add(session.ending)
            _same_in_every_language(session)
            if scenario.rubric is not None and name not in levels:
                levels[name] = score(observations(session.log), scenario.rubric).levels
    for criterion, worst in levels.get("worst", {}).items():
        best = levels["best"][criterion]
        if worst is not None and best is not None:
            holds(best >= worst, f"{criterion}: playing badly gives level {worst}, playing well {best}")
    return ScenarioReport(warnings, frozenset(endings), levels)


def _play(program: Program, name: StrategyName, seed: int, language: str) -> Session:
    try:
        driver = strategy(name, program, seed)
        session = headless(program, driver, seed=seed, language=language)
    except TooLong:
        raise ContractBroken(f"strategy {name}, seed {seed}: the talk has no end") from None
    holds(session.halted is None, f"strategy {name}, seed {seed}: it halts with {session.halted}")
    holds(session.ending is not None, f"strategy {name}, seed {seed}: it reaches no ending")
    return session


def _same_in_every_language(played: Session) -> None:
    program = played.program
    for language in program.scenario.languages:
        said = transcript(program, played.log, language)
        holds(all(line.text for line in said), f"{language}: a line has no text")
        again = Session(program, seed=played.seed, settings=Settings(language))
        for entry in played.log[1:]:
            if entry.after:
                again.act(Clock(entry.after))
            assert entry.act is not None
            again.act(entry.act)
        same = [entry.events for entry in again.log] == [entry.events for entry in played.log]
        holds(same, f"{language}: the same acts cause other events than in {program.scenario.language}")
