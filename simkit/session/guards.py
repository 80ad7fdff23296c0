"""Expressions made into functions of a region; closures over slots, nothing is ever evaluated from text."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from simkit.scenario import expression as ex

if TYPE_CHECKING:
    from simkit.session.region import Region

Reader = Callable[["Region"], Any]

_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


def reader(expr: ex.Expr, slots: Mapping[str, int]) -> Reader:
    """`slots` maps facts and feelings to their place in Session.values. Guards give a bool."""
    match expr:
        case ex.Const(value):
            return lambda r: value
        case ex.Name(id):
            slot = slots[id]
            return lambda r: r.session.values[slot]
        case ex.Not(of):
            inner = reader(of, slots)
            return lambda r: not inner(r)
        case ex.Negate(of):
            inner = reader(of, slots)
            return lambda r: -inner(r)
        case ex.Compare(ex.Name(id), op, ex.Const(value)):
            return _against(slots[id], op, value)
        case ex.Compare(left, op, right):
            first, second, compare = reader(left, slots), reader(right, slots), _COMPARE[op]
            return lambda r: compare(first(r), second(r))
        case ex.Arithmetic(left, op, right):
            first, second, compute = reader(left, slots), reader(right, slots), _ARITHMETIC[op]
            return lambda r: compute(first(r), second(r))
        case ex.Visited(scene):
            return lambda r: scene in r.session.visits
        case ex.Count(option):
            return lambda r: r.session.counts.get(option, 0)
        case ex.All(of) | ex.Any(of):
            return _joined(expr, tuple(reader(one, slots) for one in of))
        case ex.Function(name, of):
            return _function(name, tuple(reader(one, slots) for one in of))


def _against(slot: int, op: str, value: Any) -> Reader:
    """The commonest guard, a name against a constant: one function a sign, so that it is one call."""
    match op:
        case "==":
            return lambda r: r.session.values[slot] == value
        case "!=":
            return lambda r: r.session.values[slot] != value
        case "<":
            return lambda r: r.session.values[slot] < value
        case "<=":
            return lambda r: r.session.values[slot] <= value
        case ">":
            return lambda r: r.session.values[slot] > value
        case _:
            return lambda r: r.session.values[slot] >= value


def _joined(expr: ex.All | ex.Any, parts: tuple[Reader, ...]) -> Reader:
    if len(parts) == 2:
        first, second = parts
        if isinstance(expr, ex.All):
            return lambda r: bool(first(r) and second(r))
        return lambda r: bool(first(r) or second(r))
    if isinstance(expr, ex.All):
        return lambda r: all(part(r) for part in parts)
    return lambda r: any(part(r) for part in parts)


def _function(name: str, parts: tuple[Reader, ...]) -> Reader:
    if name == "abs":
        (only,) = parts
        return lambda r: abs(only(r))
    choose: Callable[..., Any] = min if name == "min" else max
    return lambda r: choose(part(r) for part in parts)
