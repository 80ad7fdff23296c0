"""Checks over a whole scenario, one module a question; each is found by its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from simkit.errors import Place
from simkit.scenario.build import Built
from simkit.scenario.checks.flow import Flow
from simkit.scenario.model import Scenario
from simkit.scenario.reading import Problems


@dataclass(slots=True)
class Checked:
    """What a check looks at. What it finds goes to `problems`."""

    scenario: Scenario
    built: Built
    problems: Problems
    translated: Mapping[str, Mapping[str, Place]] = field(default_factory=dict)
    """Language -> text id -> where its translation is written."""
    flow: Flow = field(init=False)

    def __post_init__(self) -> None:
        self.flow = Flow(self.scenario)


Check = Callable[[Checked], None]


def run_checks(
    scenario: Scenario,
    built: Built,
    problems: Problems,
    translated: Mapping[str, Mapping[str, Place]],
) -> None:
    """Adds what the checks find to `problems`; beside errors that were there before, further errors alone:
    a warning may be no more than their consequence."""
    before = len(problems.found)
    broken = any(found.severity == "error" for found in problems.found)
    checked = Checked(scenario, built, problems, translated)
    for check in all_checks():
        check(checked)
    if broken:
        problems.found[before:] = [found for found in problems.found[before:] if found.severity == "error"]


@cache
def all_checks() -> tuple[Check, ...]:
    """The function `check` of every module in this package whose name starts with `check_`."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("check_*.py"))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)
