"""What a session showed: a level for each criterion, with everything that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from scoring.observation import GRADE_LEVELS, EventRef, Observation
from scoring.passing import PassResult
from scoring.rubric import Criterion, Of, Rule, Skill
from scoring.rules import Step, steps
from scoring.sentences import because_sentence, counted_sentence, rule_sentence


@dataclass(frozen=True, slots=True)
class Because:
    """Why a criterion has its level: the events, the rule, and the sentence for a person."""

    result: "CriterionResult" = field(repr=False)

    @property
    def events(self) -> tuple[EventRef, ...]:
        """Every event behind the level, in the order it happened."""
        return tuple(ref for observation in self.result.observations for ref in observation.events)

    @property
    def rule(self) -> Rule:
        return self.result.definition.rule

    def rule_text(self, language: str = "en") -> str:
        """The rule in words, the same for every session."""
        return rule_sentence(language, self.rule)

    def sentence(self, language: str = "en") -> str:
        """Why this level, in this talk or exercise; other languages than en and nl get English."""
        result = self.result
        grades = tuple(sorted(result.grades.items()))
        return because_sentence(
            language,
            self.rule,
            result.level,
            result.opportunities,
            result.forced,
            grades,
            result.definition.of,
        )


@dataclass(frozen=True, slots=True)
class Counted:
    """What one observation counted as, and why."""

    criterion: str
    observation: Observation
    level: int
    why: Literal["grade", "missed", "forced"]

    def sentence(self, language: str = "en") -> str:
        return counted_sentence(language, self.why, self.observation.grade, self.level)


@dataclass(frozen=True, slots=True)
class CriterionResult:
    definition: Criterion
    level: int | None
    """1 to 4; None: not observed, which is neither missed nor zero."""
    opportunities: int
    grades: Mapping[str, int]
    """harmful, weak, sound, strong, missed -> how often; harmful includes what was outside an opportunity."""
    observations: tuple[Observation, ...]
    """All that bears on this criterion, in the order it happened."""

    @property
    def criterion(self) -> str:
        return self.definition.id

    @property
    def skill(self) -> str:
        return self.definition.skill

    @property
    def observed(self) -> bool:
        return self.level is not None

    @property
    def harmful(self) -> int:
        return self.grades["harmful"]

    @property
    def forced(self) -> int:
        """How many harmful acts lay outside an opportunity."""
        return len(self.observations) - self.opportunities

    @property
    def because(self) -> Because:
        return Because(self)

    @property
    def trace(self) -> tuple[Step, ...]:
        """The steps from observations to level."""
        rule = self.definition.rule
        answered = [GRADE_LEVELS[o.grade] for o in self.observations if o.grade is not None]
        everything = [rule.missed if o.grade is None else GRADE_LEVELS[o.grade] for o in self.observations]
        return steps(rule, answered, everything, self.forced)

    def what_counted(self) -> tuple[Counted, ...]:
        missed = self.definition.rule.missed
        return tuple(
            Counted(self.criterion, o, missed, "missed")
            if o.grade is None
            else Counted(self.criterion, o, GRADE_LEVELS[o.grade], "forced" if o.forced else "grade")
            for o in self.observations
        )


@dataclass(frozen=True, slots=True)
class SkillResult:
    """A skill's criteria in one session. One session gives a skill no level: see the record for that."""

    skill: Skill
    results: tuple[CriterionResult, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    rubric_id: str
    rubric_version: str
    rubric_hash: str
    language: str
    """Language of the rubric's source texts."""
    skill_list: tuple[Skill, ...]
    results: tuple[CriterionResult, ...]
    """In the order of the rubric."""
    passing: PassResult
    ignored: tuple[str, ...] = ()
    """Criteria there was evidence for that this rubric does not have, sorted."""

    @property
    def of(self) -> Of:
        """What its sentences call the session."""
        return self.results[0].definition.of if self.results else "talk"

    def __getitem__(self, criterion: str) -> CriterionResult:
        """The result of a criterion; KeyError when the rubric has none of that id."""
        for result in self.results:
            if result.definition.id == criterion:
                return result
        raise KeyError(criterion)

    @property
    def skills(self) -> tuple[SkillResult, ...]:
        return tuple(
            SkillResult(skill, tuple(r for r in self.results if r.skill == skill.id))
            for skill in self.skill_list
        )

    @property
    def levels(self) -> dict[str, int | None]:
        """Criterion -> level, None where not observed."""
        return {result.criterion: result.level for result in self.results}

    def what_counted(self) -> tuple[Counted, ...]:
        """For each observation what it counted as and why, criterion by criterion."""
        return tuple(counted for result in self.results for counted in result.what_counted())

    def pass_sentences(self, language: str = "en") -> list[str]:
        """The outcome and its reasons, as sentences for a person."""
        return self.passing.sentences(language, (r.definition for r in self.results))

    def to_data(self) -> dict[str, Any]:
        """JSON-able, without floats; `scorecard_from_data` reads it back."""
        from scoring.scorecard_data import to_data

        return to_data(self)


def scorecard_from_data(data: Any) -> Scorecard:
    """Read what `Scorecard.to_data` wrote; raises ScoringError SK4121 when it cannot be read."""
    from scoring.scorecard_data import from_data

    return from_data(data)
