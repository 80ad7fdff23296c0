"""Checks over a whole scenario, one module a question; each is found by its file."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from simkit.scenario.build import Built
from simkit.scenario.model import Scenario
from simkit.scenario.reading import Problems

Check = Callable[[Scenario, Built, Problems], None]


def run_checks(scenario: Scenario, built: Built, problems: Problems) -> None:
    """Runs every check; what they find goes to `problems`."""
    for check in all_checks():
        check(scenario, built, problems)


@cache
def all_checks() -> tuple[Check, ...]:
    """The function `check` of every module in this package whose name starts with `check_`."""
    names = sorted(path.stem for path in Path(__file__).parent.glob("check_*.py"))
    return tuple(import_module(f"{__name__}.{name}").check for name in names)
