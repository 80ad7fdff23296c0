"""The head of a scenario file: everything but the steps."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from simkit.clock import HALF_LIFE_MS
from simkit.scenario.model import FEELINGS
from simkit.scenario.reading import limits
from simkit.scenario.shape.words import (
    Id,
    Language,
    Name,
    OneOf,
    Text,
    Time,
    Whole,
    fault,
)

Feeling = Annotated[str, OneOf(*FEELINGS)]
Amount = Annotated[int, Whole(-limits.NUMBER, limits.NUMBER)]
Path = Annotated[Text, Field(max_length=200)]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, defer_build=True)


class FeelingShape(Shape):
    start: Annotated[int, Whole(0, 100)]
    half_life: Time = Field(HALF_LIFE_MS, alias="half-life")


def _feeling(value: Any) -> Any:
    return value if isinstance(value, dict) else {"start": value}


class CastShape(Shape):
    name: Text
    person: Name
    voice: Name
    feels: dict[
        Feeling,
        Annotated[
            FeelingShape,
            BeforeValidator(_feeling),
            WithJsonSchema(
                {
                    "anyOf": [
                        {"type": "integer", "minimum": 0, "maximum": 100},
                        {
                            "type": "object",
                            "properties": {
                                "start": {"type": "integer", "minimum": 0, "maximum": 100},
                                "half-life": {"type": "string"},
                            },
                            "required": ["start"],
                            "additionalProperties": False,
                        },
                    ]
                }
            ),
        ],
    ] = Field(default_factory=dict)
    outfit: dict[Name, Text] = Field(default_factory=dict)


def _range(value: Any) -> Any:
    if isinstance(value, list) and len(value) != 2:
        raise fault("SK1045")
    return value


class FactShape(Shape):
    start: Text
    range: Annotated[list[Amount], BeforeValidator(_range)] | None = None
    one_of: Annotated[list[Name], Field(min_length=1, max_length=64)] | None = Field(None, alias="one of")


class HeadShape(Shape):
    simkit: Annotated[int, Whole(1, 1)]
    scenario: Name
    title: Text
    language: Language
    minutes: Annotated[int, Whole(1, 120)]
    place: Path
    rubric: Path | None = None
    briefing: Text
    cast: dict[Name, Any] = Field(min_length=1)
    causes: dict[Name, dict[Id, Amount]] = Field(default_factory=dict)
    facts: dict[Name, Any] = Field(default_factory=dict)
    endings: dict[Name, Text] = Field(default_factory=dict)
    start: Name | None = None
    scenes: dict[Name, Any] = Field(min_length=1)
    kinds: dict[Name, Any] = Field(default_factory=dict)
    objects: dict[Name, Any] = Field(default_factory=dict)
    zones: dict[Name, Any] = Field(default_factory=dict)
    hands: Annotated[int, Whole(1, 2)] = 1
    tasks: dict[Name, Any] = Field(default_factory=dict)
    never: dict[Name, Any] = Field(default_factory=dict)
