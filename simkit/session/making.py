"""Frozen values made at the cost of plain ones: a session makes half a dozen events a decision.

A frozen dataclass sets each of its fields through `object.__setattr__`, which costs most of a decision. Here a twin
class of the same layout, which is not frozen, sets the fields and then hands the object over to the real class: it
comes out frozen, and equal to one made the usual way. Only for classes with slots.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, field, fields, make_dataclass
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def maker(cls: Callable[P, T]) -> Callable[P, T]:
    """`maker(Said)(…)` is `Said(…)`, three to four times as fast."""
    real: Any = cls

    def hand_over(made: Any) -> None:
        made.__class__ = real

    twin: Any = make_dataclass(
        real.__name__,
        [_field(one) for one in fields(real)],
        namespace={"__post_init__": hand_over},
        eq=False,
        repr=False,
        slots=True,
    )
    return twin  # type: ignore[no-any-return]


def _field(one: Any) -> Any:
    if one.default is MISSING:
        return one.name, Any
    return one.name, Any, field(default=one.default)
