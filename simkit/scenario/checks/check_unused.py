"""Ids nobody wrote; facts and causes nobody uses."""

from __future__ import annotations

from collections.abc import Iterator

from simkit.scenario import text as message
from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import effects_of, expressions_of, parts_of
from simkit.scenario.expression import Name
from simkit.scenario.model import Feel, Scenario
from simkit.scenario.reading import Mapping, Node


def check(checked: Checked) -> None:
    context = checked.built.context
    asked = set(_asked(checked.scenario))
    changed = {effect.fact for effect in effects_of(checked.scenario) if not isinstance(effect, Feel)}
    for id in checked.scenario.facts:
        if id not in asked:
            changes = id in changed
            code = "SK2013" if changes else "SK2012"
            checked.problems.on(code, _key(checked.built.root.get("facts"), id), fact=id)
    for id in checked.scenario.causes:
        if id not in context.used_causes:
            checked.problems.on("SK2014", _key(checked.built.root.get("causes"), id), cause=id)


def _asked(scenario: Scenario) -> Iterator[str]:
    for expr in expressions_of(scenario):
        for part in parts_of(expr):
            if isinstance(part, Name):
                yield part.id
    for text in scenario.texts.values():
        for use in message.used(text):
            yield use.name


def _key(node: Node | None, id: str) -> Node | None:
    return node.keys.get(id) if isinstance(node, Mapping) else None
