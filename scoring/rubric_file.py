"""A rubric file's shape, as pydantic models: they check it, and are its JSON schema."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from scoring.errors import Problem, ScoringError
from scoring.rubric import LEVELS, Criterion, Passing, Rubric, Rule, Skill
from scoring.rubric_hovers import HOVERS
from scoring.rubric_problems import problems, suggested

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LANGUAGE_PATTERN: Final = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
_PERCENT_PATTERN: Final = r"^\d{1,3}([.,]\d)? ?%$"
_YES: Final = {"yes": True, "ja": True, "true": True, "no": False, "nee": False, "false": False}


def _text(value: Any) -> Any:
    """Text stays text: a reader may hand in `1` for a version, never a fraction (1.10 would become 1.1)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise PydanticCustomError("simkit_text", "not a text")
    return value.strip()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number within bounds, as pydantic metadata; takes `2` and `"2"`, not `2.0` or `true`."""

    low: int
    high: int

    def check(self, value: Any) -> Any:
        if isinstance(value, str) and re.fullmatch(r"\d{1,9}", value.strip()):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not self.low <= value <= self.high:
            bounds = {"low": self.low, "high": self.high}
            raise PydanticCustomError("simkit_number", "not a whole number within bounds", bounds)
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            self.check, core_schema.int_schema(ge=self.low, le=self.high)
        )


def _yes_no(value: Any) -> Any:
    if isinstance(value, str) and value.strip().lower() in _YES:
        return _YES[value.strip().lower()]
    if not isinstance(value, bool):
        raise PydanticCustomError("simkit_word", "not yes or no", {"allowed": ("yes", "no")})
    return value


def _per_mille(value: Any) -> Any:
    """`62.5 %` -> 625."""
    written = value.strip() if isinstance(value, str) else ""
    if not re.fullmatch(_PERCENT_PATTERN, written):
        raise PydanticCustomError("simkit_percent", "not a percentage")
    whole, _, tenths = written.rstrip(" %").replace(",", ".").partition(".")
    if (per_mille := int(whole) * 10 + int(tenths or 0)) > 1000:
        raise PydanticCustomError("simkit_percent", "more than 100 %")
    return per_mille


def _string_keys(value: Any) -> Any:
    return {str(key): entry for key, entry in value.items()} if isinstance(value, dict) else value


Words = Annotated[
    str, BeforeValidator(_text), WithJsonSchema({"type": ["string", "integer"], "minLength": 1})
]
Id = Annotated[str, Field(pattern=ID_PATTERN)]
YesNo = Annotated[
    bool,
    BeforeValidator(_yes_no),
    WithJsonSchema({"enum": [True, False, *_YES]}),
]
PerMille = Annotated[
    int,
    BeforeValidator(_per_mille),
    WithJsonSchema({"type": "string", "pattern": _PERCENT_PATTERN}),
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class LevelsPart(_Part):
    one: Words = Field(alias="1")
    two: Words = Field(alias="2")
    three: Words = Field(alias="3")
    four: Words = Field(alias="4")


class CriterionPart(_Part):
    name: Words
    levels: Annotated[LevelsPart, BeforeValidator(_string_keys)]
    rule: Literal["typical", "lowest", "highest", "last", "most"] = "typical"
    missed: Annotated[int, Whole(1, 3)] = 2
    harmful: Literal["counts", "caps"] = "counts"
    cap: Annotated[int, Whole(1, 3)] = 2
    at_least: Annotated[int, Whole(1, 20)] = Field(1, alias="at least")
    critical: YesNo = False
    weight: Annotated[int, Whole(1, 100)] = 1


class SkillPart(_Part):
    name: Words
    criteria: Annotated[dict[Id, CriterionPart], Field(min_length=1)]


class _PassPart(_Part):
    critical: tuple[Words, ...] = ()
    critical_on: Literal["harmful", "level"] = Field("harmful", alias="critical on")


class CompensatoryPart(_PassPart):
    rule: Literal["compensatory"]
    at_least: PerMille = Field(alias="at least")
    observed: PerMille = Field(750, json_schema_extra={"default": "75 %"})


class ConjunctivePart(_PassPart):
    rule: Literal["conjunctive"]
    at_least: Annotated[int, Whole(1, 4)] = Field(alias="at least")
    observed: PerMille = Field(1000, json_schema_extra={"default": "100 %"})


class RubricPart(_Part):
    simkit_rubric: Annotated[int, Whole(1, 1)] = Field(alias="simkit-rubric")
    rubric: Id
    version: Words
    language: Annotated[str, Field(pattern=LANGUAGE_PATTERN)]
    of: Literal["talk", "exercise"] = "talk"
    skills: Annotated[dict[Id, SkillPart], Field(min_length=1)]
    passing: Annotated[CompensatoryPart | ConjunctivePart, Field(discriminator="rule")] | None = Field(
        None, alias="pass"
    )


_PARTS: Final[Mapping[int, type[BaseModel]]] = {1: RubricPart, 3: SkillPart, 5: CriterionPart, 6: LevelsPart}
"""Length of a key's path -> the part of the file the key is in; `pass` stands apart."""


def read(data: Any) -> Rubric:
    """A rubric from a rubric file's data; raises ScoringError with every fault found."""
    try:
        part = RubricPart.model_validate(data)
    except ValidationError as error:
        raise ScoringError(problems(error, _known)) from None
    if faults := list(_references(part)):
        raise ScoringError(faults)
    language = part.language
    criteria = tuple(
        Criterion(
            id,
            skill_id,
            {language: criterion.name},
            dict(zip(LEVELS, ({language: text} for text in _anchors(criterion.levels)), strict=True)),
            Rule(criterion.rule, criterion.missed, criterion.harmful, criterion.cap, criterion.at_least),
            criterion.critical,
            criterion.weight,
        )
        for skill_id, skill in part.skills.items()
        for id, criterion in skill.criteria.items()
    )
    return Rubric(
        part.rubric,
        part.version,
        language,
        tuple(Skill(id, {language: skill.name}) for id, skill in part.skills.items()),
        criteria,
        _passing(part),
        part.of,
    )


def schema(language: str) -> dict[str, Any]:
    made = RubricPart.model_json_schema(by_alias=True)
    column = 1 if language.partition("-")[0] == "nl" else 0
    for part in (made, *made["$defs"].values()):
        part.pop("description", None)
        part.pop("title", None)
        for key, entry in part.get("properties", {}).items():
            entry.pop("title", None)
            if "patternProperties" in entry:
                entry["additionalProperties"] = False
            if (hover := HOVERS.get(f"{_owner(part)}.{key}") or HOVERS.get(key)) is not None:
                entry["description"] = hover[column]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def _known(path: tuple[str | int, ...]) -> list[str]:
    """The keys that may stand where the last of `path` stands."""
    part = CompensatoryPart if path[0] == "pass" and len(path) == 2 else _PARTS[len(path)]
    return [field.alias or name for name, field in part.model_fields.items()]


def _owner(part: dict[str, Any]) -> str:
    """Which part of the file a schema is about, by a key only that part has."""
    keys = part.get("properties", {})
    return (
        "pass"
        if "critical on" in keys
        else "criterion"
        if "levels" in keys
        else "skill"
        if "criteria" in keys
        else ""
    )


def _anchors(levels: LevelsPart) -> tuple[str, str, str, str]:
    return levels.one, levels.two, levels.three, levels.four


def _passing(part: RubricPart) -> Passing:
    if (rule := part.passing) is None:
        return Passing()
    return Passing(rule.rule, rule.at_least, rule.critical, rule.critical_on, rule.observed)


def _references(part: RubricPart) -> Iterator[Problem]:
    """Criteria named twice, and pass rules that name a criterion there is not."""
    first: dict[str, str] = {}
    for skill_id, skill in part.skills.items():
        for id in skill.criteria:
            if id in first:
                values = {"criterion": id, "skill": first[id]}
                yield Problem("SK4109", ("skills", skill_id, "criteria", id), values)
            first.setdefault(id, skill_id)
    for index, id in enumerate(part.passing.critical if part.passing else ()):
        if id not in first:
            yield Problem("SK4110", ("pass", "critical", index), {"criterion": id} | suggested(id, first))
