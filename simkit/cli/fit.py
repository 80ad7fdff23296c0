"""Whether a scenario may be used to assess."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from simkit.errors import Diagnostic, SimkitError, diagnostic
from simkit.scenario.model import Scenario

_NAMED: Final = 5


def check_fit_for_assessment(scenario: Scenario, language: str) -> None:
    """Raises SimkitError: SK8510 the translation is behind its source, SK8511 ids that nobody wrote."""
    found: list[Diagnostic] = []
    if stale := scenario.stale.get(language):
        found.append(diagnostic("SK8510", language=language, count=len(stale), ids=_some(stale)))
    if scenario.derived:
        found.append(
            diagnostic(
                "SK8511", scenario=scenario.id, count=len(scenario.derived), ids=_some(scenario.derived)
            )
        )
    if found:
        raise SimkitError(found)


def _some(ids: Iterable[str]) -> str:
    named = sorted(ids)
    return ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
