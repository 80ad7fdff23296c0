"""The JSON schema for editors, made from the very models that check a file."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field, create_model

from simkit.scenario.shape.head import CastShape, FactShape, HeadShape
from simkit.scenario.shape.hovers import hover
from simkit.scenario.shape.steps import StepShape
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
    return create_model(
        "Scenario",
        __base__=HeadShape,
        cast=(dict[Name, CastShape], Field(min_length=1)),
        facts=(dict[Name, FactShape], Field(default_factory=dict)),
        scenes=(dict[Name, list[StepShape]], Field(min_length=1)),
    )


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
