"""Acts and events as JSON data and back; what comes from a file is checked by pydantic."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from operator import attrgetter
from typing import Any, get_args

from pydantic import TypeAdapter

from simkit.events.act import Act
from simkit.events.union import Event


def data_of(value: Act | Event) -> dict[str, Any]:
    """`{"kind": …, field: value, …}`: integers, strings, booleans, null and lists of strings only."""
    cls: Any = type(value)
    names, get = _fields(cls)
    data = {"kind": value.kind}
    data.update(zip(names, get(value), strict=True))
    return data


def event_from_data(data: Mapping[str, Any]) -> Event:
    """Raises KeyError for an unknown kind, ValueError (pydantic) for a wrong field."""
    return _read(Event, data)  # type: ignore[no-any-return]


def act_from_data(data: Mapping[str, Any]) -> Act:
    """Raises KeyError for an unknown kind, ValueError (pydantic) for a wrong field."""
    return _read(Act, data)  # type: ignore[no-any-return]


@cache
def _fields(cls: Any) -> tuple[tuple[str, ...], Any]:
    names = tuple(cls.__dataclass_fields__)
    if len(names) == 1:
        only = attrgetter(names[0])
        return names, lambda value: (only(value),)
    return names, attrgetter(*names)


@cache
def _adapters(union: Any) -> dict[str, TypeAdapter[Any]]:
    return {member.kind: TypeAdapter(member) for member in get_args(union)}


def _read(union: Any, data: Mapping[str, Any]) -> Any:
    fields = dict(data)
    adapter = _adapters(union)[fields.pop("kind")]
    return adapter.validate_python(fields)
