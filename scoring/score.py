"""From observations to a scorecard: one pure function."""

from collections.abc import Sequence

from scoring.errors import Problem, ScoringError
from scoring.observation import GRADE_LEVELS, Observation
from scoring.passing import judge
from scoring.rubric import Criterion, Rubric
from scoring.rules import level_of
from scoring.scorecard import CriterionResult, Scorecard


def score(observations: Sequence[Observation], rubric: Rubric) -> Scorecard:
    """The scorecard of one session; `observations` in the order they happened.

    Criteria the rubric does not have are named in `Scorecard.ignored`: an old session can be scored under a
    rubric that dropped one. Raises ScoringError SK4120 for a grade that is none of the four, and for forced
    evidence that is not harmful.
    """
    seen: dict[str, list[Observation]] = {criterion.id: [] for criterion in rubric.criteria}
    ignored: set[str] = set()
    for observation in observations:
        if (mine := seen.get(observation.criterion)) is None:
            ignored.add(observation.criterion)
        else:
            mine.append(observation)
    results = tuple([_result(criterion, seen[criterion.id]) for criterion in rubric.criteria])
    return Scorecard(
        rubric.id,
        rubric.version,
        rubric.hash,
        rubric.language,
        rubric.skills,
        results,
        judge(results, rubric.passing),
        tuple(sorted(ignored)),
    )


def _result(criterion: Criterion, observations: list[Observation]) -> CriterionResult:
    grades = {"harmful": 0, "weak": 0, "sound": 0, "strong": 0, "missed": 0}
    rule = criterion.rule
    answered: list[int] = []
    everything: list[int] = []
    forced = 0
    for observation in observations:
        grade = observation.grade
        if observation.forced:
            if grade != "harmful":
                raise _unusable(observation)
            forced += 1
        if grade is None:
            grades["missed"] += 1
            everything.append(rule.missed)
            continue
        if (level := GRADE_LEVELS.get(grade)) is None:
            raise _unusable(observation)
        grades[grade] += 1
        answered.append(level)
        everything.append(level)
    opportunities = len(observations) - forced
    enough = everything and (forced or opportunities >= rule.at_least)
    return CriterionResult(
        criterion,
        level_of(rule, answered, everything) if enough else None,
        opportunities,
        grades,
        tuple(observations),
    )


def _unusable(observation: Observation) -> ScoringError:
    values = {
        "criterion": observation.criterion,
        "opportunity": observation.opportunity,
        "grade": str(observation.grade),
        "allowed": "harmful" if observation.forced else ", ".join(GRADE_LEVELS),
    }
    return ScoringError([Problem("SK4120", (), values)])
