"""A rubric as scoring uses it: skills, criteria with anchored levels, rules, and when a session is passed."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

Text = Mapping[str, str]
"""One text in several languages: language tag -> text, the source language first."""

LEVELS: Final = (1, 2, 3, 4)

RuleKind = Literal["typical", "lowest", "highest", "last", "most"]
PassKind = Literal["compensatory", "conjunctive", "none"]


Of = Literal["talk", "exercise"]


def text_in(text: Text, language: str) -> str:
    """The text in `language` (`nl-BE` falls back to `nl`), else in the first language it has."""
    return text.get(language) or text.get(language.partition("-")[0]) or next(iter(text.values()), "")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a criterion, with the behaviour that marks it."""

    number: int
    anchor: Text


@dataclass(frozen=True, slots=True)
class Skill:
    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Rule:
    """How what was seen becomes a level."""

    kind: RuleKind = "typical"
    """typical: the lower median · lowest · highest · last · most: most frequent, of equals the lower."""
    missed: int = 2
    """Level a missed opportunity counts as. A missed opportunity never raises a level."""
    harmful: Literal["counts", "caps"] = "counts"
    """counts: as level 1, like any grade.
    caps: that, and the level is at most `cap`; 1 when at least half of what was done is harmful.
    """
    cap: int = 2
    at_least: int = 1
    """Opportunities needed for a level; with fewer the criterion is not observed."""


@dataclass(frozen=True, slots=True)
class Criterion:
    id: str
    skill: str
    name: Text
    anchors: Mapping[int, Text]
    """Level 1 to 4 -> the behaviour that marks it."""
    rule: Rule = Rule()
    critical: bool = False
    weight: int = 1
    of: Of = "talk"
    """The rubric's."""

    @property
    def levels(self) -> tuple[Level, ...]:
        return tuple(Level(number, self.anchors[number]) for number in LEVELS)


@dataclass(frozen=True, slots=True)
class Passing:
    """When a session is passed.

    compensatory: each level above the first is a point, times the weight; the points are at least
    `at_least` per mille of what was possible over the observed criteria. This takes the levels to be
    equally far apart.
    conjunctive: every observed criterion is at least at level `at_least`.
    none: the rubric has no pass rule; the outcome is always undecided.
    """

    kind: PassKind = "none"
    at_least: int = 0
    """Per mille (compensatory) or a level (conjunctive)."""
    critical: tuple[str, ...] = ()
    """Criteria that fail the session by themselves; a rubric keeps `Criterion.critical` in step with it."""
    critical_on: Literal["harmful", "level"] = "harmful"
    """harmful: a critical criterion fails at level 1 and by anything harmful · level: at level 1 alone."""
    observed: int = 0
    """Per mille of the weight that must have been observed; with less the outcome is undecided."""


@dataclass(frozen=True, slots=True)
class Rubric:
    id: str
    version: str
    language: str
    """Language of the source texts."""
    skills: tuple[Skill, ...]
    criteria: tuple[Criterion, ...]
    passing: Passing = Passing()
    of: Of = "talk"
    """What sentences call a session: "In this talk …", "In this exercise …"."""
    hash: str = field(init=False)
    """sha256 (hex) over the canonical JSON of `to_data()` without `of`; translations do not change it."""

    def __post_init__(self) -> None:
        critical = {c.id for c in self.criteria if c.critical} | set(self.passing.critical)
        criteria = tuple(replace(c, critical=c.id in critical, of=self.of) for c in self.criteria)
        object.__setattr__(self, "criteria", criteria)
        named = tuple(c.id for c in criteria if c.critical)
        object.__setattr__(self, "passing", replace(self.passing, critical=named))
        data = {key: value for key, value in self.to_data().items() if key != "of"}
        canonical = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        object.__setattr__(self, "hash", hashlib.sha256(canonical.encode()).hexdigest())

    def text_ids(self) -> dict[str, str]:
        """Id (the context in a .po file) -> source text, in the order of the file."""
        texts: dict[str, str] = {}
        for skill in self.skills:
            texts[f"rubric.skill.{skill.id}.name"] = text_in(skill.name, self.language)
        for criterion in self.criteria:
            texts[f"rubric.{criterion.id}.name"] = text_in(criterion.name, self.language)
            for level, anchor in criterion.anchors.items():
                texts[f"rubric.{criterion.id}.level.{level}"] = text_in(anchor, self.language)
        return texts

    def to_data(self) -> dict[str, Any]:
        """The rubric as a rubric file holds it, in the source language; `rubric_from_data` reads it back.

        Default values are left out, so that a setting added later does not change the hash of older rubrics.
        """
        skills: dict[str, Any] = {
            skill.id: {
                "name": text_in(skill.name, self.language),
                "criteria": {
                    c.id: _criterion_data(c, self.language) for c in self.criteria if c.skill == skill.id
                },
            }
            for skill in self.skills
        }
        data: dict[str, Any] = {
            "simkit-rubric": 1,
            "rubric": self.id,
            "version": self.version,
            "language": self.language,
            "skills": skills,
        }
        if self.of != "talk":
            data["of"] = self.of
        if self.passing.kind != "none":
            data["pass"] = _passing_data(self.passing)
        return data


def with_translations(rubric: Rubric, translations: Mapping[str, Mapping[str, str]]) -> Rubric:
    """The rubric with texts added: language -> (id of `Rubric.text_ids` -> text). Unknown ids are ignored."""

    def merged(text: Text, id: str) -> Text:
        added = {language: texts[id] for language, texts in translations.items() if texts.get(id)}
        return {**text, **added, **{rubric.language: text_in(text, rubric.language)}}

    return replace(
        rubric,
        skills=tuple(replace(s, name=merged(s.name, f"rubric.skill.{s.id}.name")) for s in rubric.skills),
        criteria=tuple(
            replace(
                c,
                name=merged(c.name, f"rubric.{c.id}.name"),
                anchors={n: merged(anchor, f"rubric.{c.id}.level.{n}") for n, anchor in c.anchors.items()},
            )
            for c in rubric.criteria
        ),
    )


def rubric_from_data(data: Any) -> Rubric:
    """A rubric from the data of a rubric file; all faults are collected in one `ScoringError`."""
    from scoring.rubric_file import read  # pydantic is loaded only where a rubric is read

    return read(data)


def rubric_schema(language: str = "en") -> dict[str, Any]:
    """The JSON schema of a rubric file, its descriptions (an editor's hovers) in English or Dutch."""
    from scoring.rubric_file import schema

    return schema(language)


def _criterion_data(criterion: Criterion, language: str) -> dict[str, Any]:
    rule, usual = criterion.rule, Rule()
    data: dict[str, Any] = {
        "name": text_in(criterion.name, language),
        "levels": {str(level): text_in(anchor, language) for level, anchor in criterion.anchors.items()},
    }
    given = {
        "rule": (rule.kind, usual.kind),
        "missed": (rule.missed, usual.missed),
        "harmful": (rule.harmful, usual.harmful),
        "cap": (rule.cap, usual.cap),
        "at least": (rule.at_least, usual.at_least),
        "critical": (criterion.critical, False),
        "weight": (criterion.weight, 1),
    }
    return data | {key: value for key, (value, default) in given.items() if value != default}


def _passing_data(passing: Passing) -> dict[str, Any]:
    level = passing.kind == "conjunctive"
    data: dict[str, Any] = {
        "rule": passing.kind,
        "at least": passing.at_least if level else _percent(passing.at_least),
        "observed": _percent(passing.observed),
    }
    if passing.critical_on != "harmful":
        data["critical on"] = passing.critical_on
    return data


def _percent(per_mille: int) -> str:
    whole, tenths = divmod(per_mille, 10)
    return f"{whole}.{tenths} %" if tenths else f"{whole} %"
