"""Runs of steps. Each kind of step registers its maker here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from simkit.scenario.build.context import Context
from simkit.scenario.expression import Expr
from simkit.scenario.guards import parse_guard
from simkit.scenario.model import Step
from simkit.scenario.reading import Mapping, Node, Scalar, Sequence

Maker = Callable[[Any, Mapping, str, Context], Step | None]
_MAKERS: dict[type, Maker] = {}


def makes(shape: type) -> Callable[[Maker], Maker]:
    """Registers the maker of the model's step for one shape; it gets the shape, its node, the key and the context."""

    def register(maker: Maker) -> Maker:
        _MAKERS[shape] = maker
        return maker

    return register


def run_of(shapes: list[Any], node: Node | None, key: str, context: Context) -> tuple[Step, ...]:
    """The steps of a `then` or an alternative; `key` is the path they hang on."""
    nodes = node.items if isinstance(node, Sequence) else [node]
    found: list[Step] = []
    for position, (step, entry) in enumerate(zip(shapes, nodes, strict=False)):
        assert isinstance(entry, Mapping)
        made = step_of(step, entry, f"{key}/{position}", context)
        if made is None:
            context.incomplete = True
        else:
            found.append(made)
    return tuple(found)


def step_of(step: Any, node: Mapping, path: str, context: Context) -> Step | None:
    return _MAKERS[type(step)](step, node, path, context)


def key_of(step: Any, node: Mapping, path: str, context: Context) -> str:
    """The key of a step that need not have an id."""
    if step.id is None:
        return path
    context.claim(step.id, node.items["id"])
    return str(step.id)


def guard_of(step: Any, node: Mapping, context: Context) -> Expr | None:
    written = node.get("only if")
    if step.only_if is None or not isinstance(written, Scalar):
        return None
    guard = parse_guard(written, context.names, context.problems)
    if guard is None:
        context.incomplete = True
    else:
        context.guards[id(guard)] = written
    return guard
