"""Conditions, judged by what can be seen in a view: true, false, or not to be known (None)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from simkit.scenario import expression as ex
from simkit.scenario.expression import Expr, Value
from simkit.scenario.objects import ZONE
from simkit.session import View

Known = Mapping[str, Value]
Want = tuple[str, Callable[[Value], bool]]
"""A name in guards, and whether a value of it will do."""

_COMPARE: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}
_COUNT: Final[Mapping[str, Callable[[int, int], int]]] = {
    "+": int.__add__,
    "-": int.__sub__,
    "*": int.__mul__,
}


def known_in(view: View) -> dict[str, Value]:
    """Properties of objects and the zone, by their names in guards."""
    found: dict[str, Value] = {
        f"{thing.id}.{name}": value for thing in view.objects for name, value in thing.properties.items()
    }
    found[ZONE] = view.zone
    return found


def value_of(expr: Expr, known: Known) -> Value | None:
    match expr:
        case ex.Const(value=value):
            return value
        case ex.Name(id=id):
            return known.get(id)
        case ex.Not(of=of):
            found = value_of(of, known)
            return None if found is None else not found
        case ex.Negate(of=of):
            found = value_of(of, known)
            return -found if isinstance(found, int) else None
        case ex.All(of=of):
            values = [value_of(one, known) for one in of]
            return False if False in values else None if None in values else all(values)
        case ex.Any(of=of):
            values = [value_of(one, known) for one in of]
            return True if True in values else None if None in values else any(values)
        case ex.Compare(left=left, op=op, right=right):
            return _compared(value_of(left, known), op, value_of(right, known))
        case ex.Arithmetic(left=left, op=op, right=right):
            one, other = value_of(left, known), value_of(right, known)
            return _COUNT[op](one, other) if isinstance(one, int) and isinstance(other, int) else None
    return None


def wants(expr: Expr, known: Known, *, holds: bool = True) -> Iterator[Want]:
    """What would have to change for a condition to hold (or not), nearest first; nothing for what cannot be known."""
    if value_of(expr, known) is holds:
        return
    match expr:
        case ex.Name(id=id):
            yield id, lambda value: value is holds
        case ex.Not(of=of):
            yield from wants(of, known, holds=not holds)
        case ex.All(of=of) | ex.Any(of=of):
            for one in of:
                yield from wants(one, known, holds=holds)
        case ex.Compare(left=ex.Name(id=id), op=op, right=right):
            other = value_of(right, known)
            if other is not None:
                yield id, lambda value: _compared(value, op, other) is holds
        case _:
            pass


def said_in(expr: Expr) -> Iterator[str]:
    """Options whose saying a condition asks for."""
    match expr:
        case ex.Count(option=option):
            yield option
        case ex.All(of=of) | ex.Any(of=of):
            for one in of:
                yield from said_in(one)
        case ex.Compare(left=left, op=(">" | ">=")):
            yield from said_in(left)
        case _:
            pass


def _compared(one: Value | None, op: str, other: Value | None) -> bool | None:
    if one is None or other is None:
        return None
    if op == "==":
        return one == other
    if op == "!=":
        return one != other
    return _COMPARE[op](one, other) if isinstance(one, int) and isinstance(other, int) else None
