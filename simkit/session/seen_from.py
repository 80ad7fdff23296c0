"""From which zones an object is there for the trainee: where something can be done with it."""

from __future__ import annotations

from simkit.scenario import expression as ex
from simkit.scenario.objects import ZONE, Thing


def seen_from(thing: Thing) -> frozenset[str] | None:
    """Zones; None where the conditions of its affordances do not tie it to any: it is in view everywhere."""
    found: set[str] = set()
    for affordance in thing.affordances.values():
        for way in affordance.ways:
            zones = _zones(way.guard)
            if zones is None:
                return None
            found |= zones
    return frozenset(found) or None


def _zones(guard: ex.Expr | None) -> frozenset[str] | None:
    """The zones a condition allows; None where it says nothing of them."""
    match guard:
        case ex.Compare(ex.Name(id), "==", ex.Const(value)) if id == ZONE:
            return frozenset((str(value),))
        case ex.Any(of):
            each = [_zones(one) for one in of]
            return None if None in each else frozenset().union(*(one for one in each if one is not None))
        case ex.All(of):
            told = [zones for one in of if (zones := _zones(one)) is not None]
            return frozenset.intersection(*told) if told else None
    return None
