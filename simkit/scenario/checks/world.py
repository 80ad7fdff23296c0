"""What facts and feelings can become in a scenario: from where they start and everything that moves them."""

from __future__ import annotations

from simkit.scenario.checks.walk import asked, effects_of
from simkit.scenario.expression import Const, Value
from simkit.scenario.guards.ranges import Possible, Range, World, possible
from simkit.scenario.model import AddFact, Effect, Fact, Feel, Scenario, SetFact


def world_of(scenario: Scenario, reachable: frozenset[str]) -> World:
    """An over-estimate: a value missing here can never come about."""
    changes: dict[str, list[Effect]] = {}
    for effect in effects_of(scenario):
        name = f"{effect.cast}.{effect.feeling}" if isinstance(effect, Feel) else effect.fact
        changes.setdefault(name, []).append(effect)
    facts = {**scenario.facts, **scenario.properties}
    whole: dict[str, Possible] = {id: _declared(fact) for id, fact in facts.items()}
    outer = World(whole, reachable, frozenset())
    names: dict[str, Possible] = {id: _fact(fact, changes.get(id, []), outer) for id, fact in facts.items()}
    names.update((id, whole[id]) for id in _told(scenario))
    for member in scenario.cast.values():
        for feeling, at in member.feels.items():
            moves = [e.by for e in changes.get(f"{member.id}.{feeling}", []) if isinstance(e, Feel)]
            low = 0 if any(by < 0 for by in moves) else at.start
            high = 100 if any(by > 0 for by in moves) else at.start
            names[f"{member.id}.{feeling}"] = Range(low, high)
    options = frozenset(option.id for step in asked(scenario) for option in step.options)
    return World(names, reachable, options)


def _told(scenario: Scenario) -> set[str]:
    """What no effect changes and yet changes: by the trainee's own hand or way, or told by the session."""
    own = {fact.id for thing in scenario.objects.values() for fact in thing.properties.values()}
    filled = {
        field
        for thing in scenario.objects.values()
        for affordance in thing.affordances.values()
        for field in affordance.fields
    }
    return (scenario.properties.keys() - own) | filled


def _declared(fact: Fact) -> Possible:
    if fact.kind == "number":
        return Range(fact.low, fact.high)
    return frozenset(fact.values) if fact.kind == "choice" else frozenset((False, True))


def _fact(fact: Fact, effects: list[Effect], outer: World) -> Possible:
    sets = [e.value for e in effects if isinstance(e, SetFact)]
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
        if isinstance(effect, AddFact):
            amount = possible(effect.amount, outer)
            if not isinstance(amount, Range) or amount.low < 0:
                low = fact.low
            if not isinstance(amount, Range) or amount.high > 0:
                high = fact.high
    return Range(max(low, fact.low), min(high, fact.high))
