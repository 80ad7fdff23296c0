"""What an expression may speak of."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from simkit.scenario.model import Fact


@dataclass(slots=True)
class Names:
    facts: Mapping[str, Fact | None] = field(default_factory=dict)
    """None: a fact that is declared, but not well; nothing is said about its use."""
    feelings: Set[str] = frozenset()
    """`<cast>.<feeling>`, as declared under feels."""
    scenes: Set[str] = frozenset()
    options: Set[str] = frozenset()
    cast: Set[str] = frozenset()

    def all(self) -> list[str]:
        return [*self.facts, *sorted(self.feelings)]
