"""Observations in, a scorecard out: levels a person can trace, contest and correct. Pure; usable alone.

Agreement between raters is in `scoring.agreement`, signal detection in `scoring.detection`.
"""

from scoring.errors import Problem, ScoringError
from scoring.observation import EventRef, Grade, Observation, observation_from_data
from scoring.passing import PassResult, Reason
from scoring.rubric import (
    Criterion,
    Level,
    Passing,
    Rubric,
    Rule,
    Skill,
    Text,
    rubric_from_data,
    rubric_schema,
    text_in,
    with_translations,
)
from scoring.rules import Step
from scoring.score import score
from scoring.scorecard import Because, Counted, CriterionResult, Scorecard, SkillResult, scorecard_from_data

__all__ = [
    "Because",
    "Counted",
    "Criterion",
    "CriterionResult",
    "EventRef",
    "Grade",
    "Level",
    "Observation",
    "PassResult",
    "Passing",
    "Problem",
    "Reason",
    "Rubric",
    "Rule",
    "Scorecard",
    "ScoringError",
    "Skill",
    "SkillResult",
    "Step",
    "Text",
    "observation_from_data",
    "rubric_from_data",
    "rubric_schema",
    "score",
    "scorecard_from_data",
    "text_in",
    "with_translations",
]
