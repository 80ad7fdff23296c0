"""The JSON schema for editors, made from the very models that check a file."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, create_model

from simkit.scenario.objects import AFFORDANCES
from simkit.scenario.shape import procedures
from simkit.scenario.shape.head import CastShape, FactShape, HeadShape, Shape
from simkit.scenario.shape.hovers import hover
from simkit.scenario.shape.steps import SceneShape, StepShape
from simkit.scenario.shape.words import Name


def scenario_schema(language: str = "en") -> dict[str, Any]:
    """JSON schema (2020-12) of scenario.yaml; descriptions, an editor's hovers, in English or Dutch."""
    made: dict[str, Any] = _whole().model_json_schema(by_alias=True)
    for part in (made, *made["$defs"].values()):
        part.pop("description", None)
        part.pop("title", None)
        for key, entry in part.get("properties", {}).items():
            entry.pop("title", None)
            entry.pop("default", None)
            if (said := hover(key, language)) is not None:
                entry["description"] = said
    for speaking in ("LineShape", "SilentShape"):
        made["$defs"][speaking]["additionalProperties"] = {"type": ["string", "number", "boolean"]}
    _plain_unions(made)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "simkit scenario", **made}


def _whole() -> type[BaseModel]:
    kind: Any = _whole_kind()
    thing: Any = _whole_object()
    fields: Any = {
        "cast": (dict[Name, CastShape], Field(min_length=1)),
        "facts": (dict[Name, FactShape], Field(default_factory=dict)),
        "scenes": (dict[Name, list[StepShape] | _WholeScene], Field(min_length=1)),
        "kinds": (dict[Name, kind], Field(default_factory=dict)),
        "objects": (dict[Name, thing | None], Field(default_factory=dict)),
        "zones": (dict[Name, procedures.ZoneShape | None], Field(default_factory=dict)),
        "tasks": (dict[Name, procedures.TaskShape], Field(default_factory=dict)),
        "never": (dict[Name, procedures.MonitorShape], Field(default_factory=dict)),
    }
    made: type[BaseModel] = create_model("Scenario", __base__=HeadShape, **fields)
    return made


class _WholeScene(SceneShape):
    scenes: dict[Name, list[StepShape] | _WholeScene] = Field(default_factory=dict)
    steps: list[StepShape] = Field(default_factory=list)
    then: list[StepShape] = Field(default_factory=list)


def _whole_kind() -> Any:
    return create_model(
        "Kind",
        __base__=procedures.KindShape,
        properties=(dict[Name, FactShape], Field(default_factory=dict)),
        affordances=(_affordances("Affordances", Shape), None),
    )


def _whole_object() -> Any:
    """A key such as `open` is an affordance or, as a word alone, the start of a property: an editor takes either.
    An object of the place has its `kind` there."""
    made: Any = create_model("Thing", __base__=procedures.ObjectShape, kind=(Name | None, None))
    return _affordances("Object", made)


def _affordances(name: str, base: type[BaseModel]) -> Any:
    either = procedures.AffordanceShape | bool | str | None
    fields: Any = {f"{word.replace(' ', '_')}_": (either, Field(None, alias=word)) for word in AFFORDANCES}
    return create_model(name, __base__=base, **fields)


def _plain_unions(part: Any) -> None:
    """An editor tries every kind of step: the first that fits, so oneOf becomes anyOf."""
    if isinstance(part, dict):
        if "oneOf" in part:
            part["anyOf"] = part.pop("oneOf")
        part.pop("discriminator", None)
        for value in part.values():
            _plain_unions(value)
    elif isinstance(part, list):
        for value in part:
            _plain_unions(value)
