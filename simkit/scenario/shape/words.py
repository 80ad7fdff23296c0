"""The kinds of value a key can have. Everything in the file is a word; these say what the word means."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from simkit.scenario.reading import limits

NAME_PATTERN = r"^[A-Za-z][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*$"
ID_PATTERN = r"^[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*$"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
TIME_PATTERN = r"^[0-9]{1,7}([.,][0-9]{1,3})? *(ms|s|min)$"
YES_NO = {"yes": True, "ja": True, "true": True, "no": False, "nee": False, "false": False}
LONGEST_MS = 3_600_000

_NAME = re.compile(NAME_PATTERN)
_ID = re.compile(ID_PATTERN)
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_TIME = re.compile(TIME_PATTERN)
_WHOLE = re.compile(r"[+-]?[0-9]{1,10}")
_UNIT_MS = {"ms": 1, "s": 1_000, "min": 60_000}


def fault(code: str, **values: Any) -> PydanticCustomError:
    """An error that carries a diagnostic's code and values through pydantic."""
    return PydanticCustomError("simkit", "{code}", {"code": code, "values": values})


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise fault("SK1032", wanted="text")
    return value


def text(value: Any) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise fault("SK1042")
    if len(_word(value)) > limits.TEXT_CHARS:
        raise fault("SK1043", most=limits.TEXT_CHARS)
    return str(value).strip(" \t\n")


def yes_no(value: Any) -> bool:
    found = YES_NO.get(value.lower()) if isinstance(value, str) else None
    if found is None:
        raise fault("SK1035", found=_shown(value))
    return found


def time_ms(value: Any) -> int:
    if not isinstance(value, str) or not _TIME.match(value):
        raise fault("SK1036", found=_shown(value))
    number = value.rstrip("mins ").replace(",", ".")
    whole_part, _, decimals = number.partition(".")
    unit = _UNIT_MS[value[len(number) :].strip()]
    ms = int(whole_part) * unit + int((decimals or "0").ljust(3, "0")) * unit // 1_000
    if not 0 < ms <= LONGEST_MS:
        raise fault("SK1034", low="1 ms", high="60 min")
    return ms


def name(value: Any) -> str:
    if not _NAME.match(_word(value)) or len(value) > 80:
        raise fault("SK1038", found=_shown(value))
    return str(value)


def id_(value: Any) -> str:
    if not _ID.match(_word(value)) or len(value) > 120:
        raise fault("SK1038", found=_shown(value))
    return str(value)


def language(value: Any) -> str:
    if not _LANGUAGE.match(_word(value)):
        raise fault("SK5006", found=_shown(value))
    return str(value)


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    shown = "" if value is None else str(value)
    return shown[:40] + "…" if len(shown) > 40 else shown


class Whole:
    """A whole number within bounds, written in digits."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def check(self, value: Any) -> int:
        if not isinstance(value, str) or not _WHOLE.fullmatch(value):
            raise fault("SK1033", found=_shown(value))
        if not self.low <= int(value) <= self.high:
            raise fault("SK1034", low=self.low, high=self.high)
        return int(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        whole = core_schema.int_schema(ge=self.low, le=self.high)
        return core_schema.no_info_before_validator_function(self.check, whole)


class OneOf:
    """One word of a closed list."""

    def __init__(self, *allowed: str) -> None:
        self.allowed = allowed

    def check(self, value: Any) -> str:
        if value not in self.allowed:
            raise fault("SK1037", found=_shown(value), allowed=self.allowed)
        return str(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        words = core_schema.literal_schema(list(self.allowed))
        return core_schema.no_info_before_validator_function(self.check, words)


_ANY_SCALAR = ["string", "number", "boolean"]

Text = Annotated[str, BeforeValidator(text), WithJsonSchema({"type": _ANY_SCALAR, "minLength": 1})]
Words = Annotated[str, BeforeValidator(text), WithJsonSchema({"type": _ANY_SCALAR})]
"""An expression; checked by simkit.scenario.guards, which knows the names."""
YesNo = Annotated[bool, BeforeValidator(yes_no), WithJsonSchema({"enum": [True, False, *YES_NO]})]
Time = Annotated[
    int,
    BeforeValidator(time_ms),
    WithJsonSchema({"type": "string", "pattern": TIME_PATTERN, "examples": ["30 s"]}),
]
Name = Annotated[str, BeforeValidator(name), WithJsonSchema({"type": "string", "pattern": NAME_PATTERN})]
Id = Annotated[str, BeforeValidator(id_), WithJsonSchema({"type": "string", "pattern": ID_PATTERN})]
Language = Annotated[
    str, BeforeValidator(language), WithJsonSchema({"type": "string", "pattern": LANGUAGE_PATTERN})
]
NameOrNames = Annotated[
    list[Name],
    BeforeValidator(_listed),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": NAME_PATTERN},
                {"type": "array", "items": {"type": "string", "pattern": NAME_PATTERN}, "minItems": 1},
            ]
        }
    ),
]
