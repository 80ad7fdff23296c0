"""Guards and amounts as data: a small whitelisted subset of Python's expressions.

Names are resolved by whoever reads the file: a fact is its id, a feeling `<cast>.<feeling>`; a `one of` value
is a Const of str.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Value = int | bool | str


@dataclass(frozen=True, slots=True)
class Const:
    value: Value


@dataclass(frozen=True, slots=True)
class Name:
    """A fact (`offer`) or a feeling (`customer.anger`)."""

    id: str


@dataclass(frozen=True, slots=True)
class Not:
    of: Expr


@dataclass(frozen=True, slots=True)
class Negate:
    of: Expr


@dataclass(frozen=True, slots=True)
class All:
    """`and`"""

    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """`or`"""

    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    left: Expr
    op: Literal["==", "!=", "<", "<=", ">", ">="]
    right: Expr


@dataclass(frozen=True, slots=True)
class Arithmetic:
    left: Expr
    op: Literal["+", "-", "*"]
    right: Expr


@dataclass(frozen=True, slots=True)
class Function:
    """min, max, abs over expressions."""

    name: Literal["min", "max", "abs"]
    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Visited:
    """Whether a scene was entered before or is on now."""

    scene: str


@dataclass(frozen=True, slots=True)
class Count:
    """How often an option was chosen."""

    option: str


Expr = Const | Name | Not | Negate | All | Any | Compare | Arithmetic | Function | Visited | Count
