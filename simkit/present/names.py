"""Names a person reads for what the rubric holds."""

from __future__ import annotations

from scoring import text_in
from simkit.scenario.model import Scenario


def criterion_names(scenario: Scenario, language: str) -> dict[str, str]:
    rubric = scenario.rubric
    return {c.id: text_in(c.name, language) for c in rubric.criteria} if rubric else {}


def skill_names(scenario: Scenario, language: str) -> tuple[str, ...]:
    rubric = scenario.rubric
    return tuple(text_in(skill.name, language) for skill in rubric.skills) if rubric else ()
