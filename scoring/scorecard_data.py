"""A scorecard as stored: complete enough to be read back, and to be understood without simkit."""

from collections.abc import Mapping
from typing import Any, Final

from scoring.errors import Problem, ScoringError
from scoring.observation import observation_from_data
from scoring.passing import PassResult, Reason
from scoring.rubric import Criterion, Of, Passing, Rule, Skill
from scoring.scorecard import CriterionResult, Scorecard
from scoring.sentences import LANGUAGES

FORMAT: Final = 1


def to_data(card: Scorecard) -> dict[str, Any]:
    return {
        "scorecard": FORMAT,
        "rubric": {
            "id": card.rubric_id,
            "version": card.rubric_version,
            "hash": card.rubric_hash,
            "language": card.language,
            "of": card.of,
        },
        "skills": [{"id": skill.id, "name": dict(skill.name)} for skill in card.skill_list],
        "criteria": [_criterion_data(result) for result in card.results],
        "passing": {
            **card.passing.to_data(),
            "sentences": {language: card.pass_sentences(language) for language in LANGUAGES},
        },
        "ignored": list(card.ignored),
    }


def from_data(data: Any) -> Scorecard:
    """Sentences and trace are derived again, not read."""
    if not isinstance(data, Mapping):
        raise _unreadable("-", (), "scorecard")
    if data.get("scorecard") != FORMAT:
        raise _unreadable(data.get("scorecard"), (), "scorecard")
    try:
        rubric = data["rubric"]
        return Scorecard(
            rubric["id"],
            rubric["version"],
            rubric["hash"],
            rubric["language"],
            tuple(Skill(skill["id"], skill["name"]) for skill in data["skills"]),
            tuple(_criterion(entry, rubric.get("of", "talk")) for entry in data["criteria"]),
            _passing(data["passing"]),
            tuple(data["ignored"]),
        )
    except KeyError as missing:
        raise _unreadable(FORMAT, (), str(missing.args[0])) from missing
    except (TypeError, ValueError, AttributeError) as wrong:
        raise _unreadable(FORMAT, (), str(wrong)) from wrong


def _criterion_data(result: CriterionResult) -> dict[str, Any]:
    definition, rule, because = result.definition, result.definition.rule, result.because
    return {
        "id": definition.id,
        "skill": definition.skill,
        "name": dict(definition.name),
        "anchors": {str(level): dict(anchor) for level, anchor in definition.anchors.items()},
        "critical": definition.critical,
        "weight": definition.weight,
        "rule": {
            "kind": rule.kind,
            "missed": rule.missed,
            "harmful": rule.harmful,
            "cap": rule.cap,
            "at_least": rule.at_least,
            "text": {language: because.rule_text(language) for language in LANGUAGES},
        },
        "level": result.level,
        "observed": result.observed,
        "opportunities": result.opportunities,
        "grades": dict(result.grades),
        "observations": [
            {**counted.observation.to_data(), "level": counted.level, "why": counted.why}
            for counted in result.what_counted()
        ],
        "trace": [step.to_data() for step in result.trace],
        "sentence": {language: because.sentence(language) for language in LANGUAGES},
    }


def _criterion(data: Mapping[str, Any], of: Of) -> CriterionResult:
    rule = data["rule"]
    return CriterionResult(
        Criterion(
            data["id"],
            data["skill"],
            data["name"],
            {int(level): anchor for level, anchor in data["anchors"].items()},
            Rule(rule["kind"], rule["missed"], rule["harmful"], rule["cap"], rule["at_least"]),
            data["critical"],
            data["weight"],
            of,
        ),
        data["level"],
        data["opportunities"],
        data["grades"],
        tuple(observation_from_data(entry) for entry in data["observations"]),
    )


def _passing(data: Mapping[str, Any]) -> PassResult:
    rule = data["rule"]
    return PassResult(
        data["outcome"],
        Passing(
            rule["kind"], rule["at_least"], tuple(rule["critical"]), rule["critical_on"], rule["observed"]
        ),
        data["observed"],
        data["points"],
        tuple(Reason(r["kind"], r["criterion"], r["value"], r["needed"]) for r in data["reasons"]),
    )


def _unreadable(found: object, path: tuple[str | int, ...], key: str) -> ScoringError:
    return ScoringError([Problem("SK4121", path, {"format": str(found), "reads": FORMAT, "key": key})])
