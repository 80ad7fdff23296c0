"""What facts and feelings can become in a scenario: from where they start and everything that moves them."""

from __future__ import annotations

from simkit.scenario.checks.walk import asked, effects_of
from simkit.scenario.expression import Const, Value
from simkit.scenario.guards.ranges import Possible, Range, World, possible
from simkit.scenario.model import AddFact, Effect, Fact, Feel, Scenario, SetFact


def world_of(scenario: Scenario, reachable: frozenset[str]) -> World:
    """An over-estimate: a value missing here can never come about."""
    effects = list(effects_of(scenario))
    whole: dict[str, Possible] = {id: _declared(fact) for id, fact in scenario.facts.items()}
    names: dict[str, Possible] = {}
    outer = World(whole, reachable, frozenset())
    for id, fact in scenario.facts.items():
        names[id] = _fact(fact, effects, outer)
    for member in scenario.cast.values():
        for feeling, at in member.feels.items():
            moves = [
                e.by for e in effects if isinstance(e, Feel) and (e.cast, e.feeling) == (member.id, feeling)
            ]
            low = 0 if any(by < 0 for by in moves) else at.start
            high = 100 if any(by > 0 for by in moves) else at.start
            names[f"{member.id}.{feeling}"] = Range(low, high)
    options = frozenset(option.id for step in asked(scenario) for option in step.options)
    return World(names, reachable, options)


def _declared(fact: Fact) -> Possible:
    if fact.kind == "number":
        return Range(fact.low, fact.high)
    return frozenset(fact.values) if fact.kind == "choice" else frozenset((False, True))


def _fact(fact: Fact, effects: list[Effect], outer: World) -> Possible:
    sets = [e.value for e in effects if isinstance(e, SetFact) and e.fact == fact.id]
    if fact.kind != "number":
        values: set[Value] = {fact.start}
        for value in sets:
            if not isinstance(value, Const):
                return _declared(fact)
            values.add(value.value)
        return frozenset(values)
    found = [Range(fact.low if not isinstance(fact.start, int) else fact.start, int(fact.start))]
    found += [r for r in (possible(value, outer) for value in sets) if isinstance(r, Range)]
    low, high = min(r.low for r in found), max(r.high for r in found)
    for effect in effects:
        if isinstance(effect, AddFact) and effect.fact == fact.id:
            amount = possible(effect.amount, outer)
            if not isinstance(amount, Range) or amount.low < 0:
                low = fact.low
            if not isinstance(amount, Range) or amount.high > 0:
                high = fact.high
    return Range(max(low, fact.low), min(high, fact.high))
