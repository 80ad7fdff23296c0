"""A compiled scenario: the machine and the tables that sessions share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from simkit.clock import SEMANTICS
from simkit.scenario.expression import Value
from simkit.scenario.model import Choose, Otherwise, Prompt, Scenario, Topics, Work
from simkit.scenario.model import Line as LineStep
from simkit.scenario.model import Option as OptionStep
from simkit.session.effects import Run
from simkit.session.points import Point
from simkit.session.world_program import WorldProgram


@dataclass(frozen=True, slots=True)
class Drifting:
    """A feeling's slot, and where and how fast it goes home."""

    slot: int
    cast: str
    feeling: str
    home: int
    half_life_ms: int


@dataclass(frozen=True, eq=False)
class Program:
    """Immutable by agreement once compiled. `hash` is the source bundle's; `semantics` the rules it was made for."""

    scenario: Scenario
    machine: Any
    """A transitions Machine without a model: the one definition of what follows what."""
    points: Mapping[str, Point]
    start: str
    slots: Mapping[str, int]
    """Fact id or `<cast>.<feeling>` -> index in Session.values."""
    initial: tuple[Value, ...]
    feelings: tuple[Drifting, ...]
    chooses: Mapping[str, Choose | Topics | Work]
    options: Mapping[str, OptionStep | Otherwise]
    lines: Mapping[str, LineStep | Prompt]
    reopens: Mapping[str, Run]
    """Choose state -> look again at which options are open, after something changed meanwhile."""
    world: WorldProgram | None = None
    """Objects, tasks, monitors, regions and events; None for a talk without any of them."""
    entries: Mapping[str, Sequence[Run]] = field(default_factory=dict)
    """State that needs the floor -> what entering it does."""
    shown: tuple[str, ...] = ()
    """Facts and properties that some text names, in any language."""
    semantics: int = SEMANTICS

    @property
    def hash(self) -> str:
        return self.scenario.hash
