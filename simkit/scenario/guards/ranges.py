"""What an expression can come to, given what its names can be: guards that can never hold are found so.

Values are sets small enough to list, or intervals of whole numbers; what is not sure counts as possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from simkit.scenario.expression import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Count,
    Expr,
    Function,
    Name,
    Negate,
    Not,
    Value,
    Visited,
)

MANY = 1 << 40
_MOST_CASES = 4_000


@dataclass(frozen=True, slots=True)
class Range:
    low: int
    high: int


Possible = Range | frozenset[Value]
"""A whole number between two bounds, or one of these values."""
Truth = frozenset[bool]
_EITHER: Truth = frozenset((False, True))


@dataclass(slots=True)
class World:
    """What every name can be, and which scenes and options can come about."""

    names: Mapping[str, Possible]
    scenes: frozenset[str]
    options: frozenset[str]


def can_hold(guard: Expr, world: World) -> bool:
    """False only when no combination of possible values makes the guard true."""
    if True not in truth(guard, world):
        return False
    cases = _cases([guard], world)
    return cases is None or any(True in truth(guard, case) for case in cases)


def can_all_fail(guards: list[Expr], world: World) -> bool:
    """Whether some combination of possible values may make every guard false."""
    if any(False not in truth(guard, world) for guard in guards):
        return False
    cases = _cases(guards, world)
    if cases is None:
        return True
    return any(all(False in truth(guard, case) for guard in guards) for case in cases)


def truth(expr: Expr, world: World) -> Truth:
    """Which of true and false a yes/no expression can be."""
    match expr:
        case Const(bool() as value):
            return frozenset((value,))
        case Name(id):
            found = world.names.get(id)
            return frozenset(bool(v) for v in found) if isinstance(found, frozenset) else _EITHER
        case Not(of):
            return frozenset(not value for value in truth(of, world))
        case All(of):
            parts = [truth(part, world) for part in of]
            return _both(all(True in part for part in parts), any(False in part for part in parts))
        case Any(of):
            parts = [truth(part, world) for part in of]
            return _both(any(True in part for part in parts), all(False in part for part in parts))
        case Compare(left, op, right):
            return _compare(possible(left, world), op, possible(right, world))
        case Visited(scene):
            return _EITHER if scene in world.scenes else frozenset((False,))
        case _:
            return _EITHER


def possible(expr: Expr, world: World) -> Possible:
    """What an expression can come to."""
    match expr:
        case Const(value):
            if isinstance(value, int) and not isinstance(value, bool):
                return Range(value, value)
            return frozenset((value,))
        case Name(id):
            return world.names.get(id, Range(-MANY, MANY))
        case Negate(of):
            inner = _range(possible(of, world))
            return Range(-inner.high, -inner.low)
        case Arithmetic(left, op, right):
            return _arithmetic(_range(possible(left, world)), op, _range(possible(right, world)))
        case Function(name, of):
            return _function(name, [_range(possible(part, world)) for part in of])
        case Count(option):
            return Range(0, MANY if option in world.options else 0)
        case _:
            return truth(expr, world)


def _both(can_hold: bool, can_fail: bool) -> Truth:
    return frozenset(value for value, there in ((True, can_hold), (False, can_fail)) if there)


def _compare(left: Possible, op: str, right: Possible) -> Truth:
    if isinstance(left, frozenset) and isinstance(right, frozenset):
        outcomes = {(a == b) is (op == "==") for a in left for b in right}
        return frozenset(outcomes)
    a, b = _range(left), _range(right)
    match op:
        case "<":
            return _both(a.low < b.high, a.high >= b.low)
        case "<=":
            return _both(a.low <= b.high, a.high > b.low)
        case ">":
            return _both(a.high > b.low, a.low <= b.high)
        case ">=":
            return _both(a.high >= b.low, a.low < b.high)
    meet = a.low <= b.high and b.low <= a.high
    same = a.low == a.high == b.low == b.high
    return _both(meet, not same) if op == "==" else _both(not same, meet)


def _range(found: Possible) -> Range:
    if isinstance(found, Range):
        return found
    numbers = [value for value in found if isinstance(value, int) and not isinstance(value, bool)]
    return Range(min(numbers), max(numbers)) if numbers else Range(-MANY, MANY)


def _arithmetic(left: Range, op: str, right: Range) -> Range:
    if op == "+":
        return Range(left.low + right.low, left.high + right.high)
    if op == "-":
        return Range(left.low - right.high, left.high - right.low)
    corners = [a * b for a in (left.low, left.high) for b in (right.low, right.high)]
    return Range(min(corners), max(corners))


def _function(name: str, of: list[Range]) -> Range:
    if name == "min":
        return Range(min(part.low for part in of), min(part.high for part in of))
    if name == "max":
        return Range(max(part.low for part in of), max(part.high for part in of))
    (part,) = of
    low = 0 if part.low <= 0 <= part.high else min(abs(part.low), abs(part.high))
    return Range(low, max(abs(part.low), abs(part.high)))


def _cases(guards: list[Expr], world: World) -> Iterator[World] | None:
    """Worlds in which every name has one value, enough of them to decide the guards exactly; None: too many.

    For a number that is only compared with fixed numbers, one value from each stretch between those decides.
    """
    points: dict[str, list[Value]] = {}
    for guard in guards:
        if not _collect(guard, world, points):
            return None
    count = 1
    for values in points.values():
        count *= max(1, len(values))
    if count > _MOST_CASES:
        return None
    names = list(points)
    return (
        World(
            {**world.names, **{name: _single(value) for name, value in zip(names, case, strict=True)}},
            world.scenes,
            world.options,
        )
        for case in product(*points.values())
    )


def _single(value: Value) -> Possible:
    if isinstance(value, int) and not isinstance(value, bool):
        return Range(value, value)
    return frozenset((value,))


def _collect(expr: Expr, world: World, points: dict[str, list[Value]]) -> bool:
    match expr:
        case Not(of):
            return _collect(of, world, points)
        case All(of) | Any(of):
            return all(_collect(part, world, points) for part in of)
        case (
            Name(id)
            | Compare(Name(id), _, Const(bool() | str()))
            | Compare(Const(bool() | str()), _, Name(id))
        ):
            found = world.names.get(id)
            if isinstance(found, frozenset):
                points[id] = sorted(found, key=str)
            return isinstance(found, frozenset)
        case Compare(Name(id), _, Const(int() as fixed)) | Compare(Const(int() as fixed), _, Name(id)):
            return _number_points(id, fixed, world, points)
        case Const() | Visited():
            return True
        case _:
            return False


def _number_points(id: str, fixed: int, world: World, points: dict[str, list[Value]]) -> bool:
    found = world.names.get(id)
    if found is None:
        return False
    bounds = _range(found)
    if isinstance(found, frozenset):
        points[id] = sorted(found, key=str)
        return True
    known = set(points.get(id, ()))
    known.update((bounds.low, bounds.high))
    known.update(value for value in (fixed - 1, fixed, fixed + 1) if bounds.low <= value <= bounds.high)
    points[id] = sorted(known, key=str)
    return True
