"""`set`, `add` and `causes`, in the order they are written."""

from __future__ import annotations

from typing import Protocol

from simkit.scenario.build.context import Context
from simkit.scenario.expression import Const, Expr
from simkit.scenario.guards import parse_amount, parse_value
from simkit.scenario.model import AddFact, Effect, Fact, SetFact
from simkit.scenario.reading import Mapping, Node, Scalar, Sequence


class Changing(Protocol):
    @property
    def set(self) -> dict[str, str]: ...
    @property
    def add(self) -> dict[str, str]: ...
    @property
    def causes(self) -> list[str]: ...


def effects(shape: Changing, node: Mapping, context: Context) -> tuple[Effect, ...]:
    if not (shape.set or shape.add or shape.causes):
        return ()
    found: list[Effect] = []
    for key in node.items:
        if key == "set":
            found += _sets(shape.set, node.items[key], context)
        elif key == "add":
            found += _adds(shape.add, node.items[key], context)
        elif key == "causes":
            found += _causes(shape.causes, node.items[key], context)
    return tuple(found)


def _sets(values: dict[str, str], node: Node, context: Context) -> list[Effect]:
    found: list[Effect] = []
    for name in values:
        written = _value(node, name)
        if written is None or not _fact_known(name, node, context):
            continue
        fact = context.facts[name]
        expr = parse_value(written, fact, context.names, context.problems)
        if expr is None or fact is None:
            continue
        _in_range(expr, fact, written, context)
        found.append(SetFact(name, expr))
    return found


def _adds(values: dict[str, str], node: Node, context: Context) -> list[Effect]:
    found: list[Effect] = []
    for name in values:
        written = _value(node, name)
        if written is None or not _fact_known(name, node, context):
            continue
        fact = context.facts[name]
        if fact is not None and fact.kind != "number":
            context.problems.on("SK2019", _key(node, name), fact=name)
            continue
        amount = parse_amount(written, context.names, context.problems)
        if amount is not None:
            found.append(AddFact(name, amount))
    return found


def _causes(names: list[str], node: Node, context: Context) -> list[Effect]:
    found: list[Effect] = []
    for position, name in enumerate(names):
        at = node.items[position] if isinstance(node, Sequence) else node
        if context.known("SK2004", name, context.causes, at, cause=name):
            context.used_causes.add(name)
            found += context.causes[name]
    return found


def _fact_known(name: str, node: Node, context: Context) -> bool:
    if name in context.fixed:
        context.problems.on("SK2034", _key(node, name), name=name)
        return False
    return context.known("SK2002", name, context.facts, _key(node, name), name=name)


def _in_range(expr: Expr, fact: Fact, node: Scalar, context: Context) -> None:
    if fact.kind != "number" or not isinstance(expr, Const) or not isinstance(expr.value, int):
        return
    if not fact.low <= expr.value <= fact.high:
        context.problems.on("SK2016", node, fact=fact.id, low=fact.low, high=fact.high)


def _value(node: Node, name: str) -> Scalar | None:
    found = node.get(name) if isinstance(node, Mapping) else None
    return found if isinstance(found, Scalar) else None


def _key(node: Node, name: str) -> Node:
    return node.keys[name] if isinstance(node, Mapping) else node
