"""Hints of `looks` that end in `by`: each names a property of the object, which the stage then shows."""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Mapping as Map

from simkit.scenario.build.context import Context
from simkit.scenario.reading import Mapping, Node, Scalar

_BY = " by"


def hints_by(looks: Node | None) -> dict[str, Node]:
    """Hint -> what is written as the property it shows."""
    items = looks.items if isinstance(looks, Mapping) else {}
    return {key: node for key, node in items.items() if key.endswith(_BY)}


def check_looks(hints: Map[str, Node], properties: Collection[str], context: Context) -> None:
    for key, node in hints.items():
        word = node.value if isinstance(node, Scalar) else "…"
        context.known("SK2050", word, properties, node, hint=key, property=word)
