"""What an option or an act is worth, by the evidence it would be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from simkit.present.doable import Doable
from simkit.present.known import known_in, value_of
from simkit.present.task_steps import not_yet, possible_steps
from simkit.scenario.tasks import ActWords
from simkit.session import View
from simkit.session.program import Program
from simkit.session.task_walk import matches

_WORTH: Final[Mapping[str, int]] = {"harmful": -3, "weak": -1, "sound": 1, "strong": 2}
_VIOLATES: Final = 4
"""What must not happen weighs this much more than its evidence."""


class Weigh:
    def __init__(self, program: Program) -> None:
        self.program = program

    def option(self, one: Doable) -> int:
        return _sum(self.program.options[one.object].evidence)

    def at(self, view: View) -> Callable[[Doable], int]:
        """For everything that can be done at one moment: what the acts show, what they break, whose turn it is."""
        scenario, known = self.program.scenario, known_in(view)
        turn, later = possible_steps(view, scenario), not_yet(view, scenario)

        def worth(one: Doable) -> int:
            act = ActWords(one.verb, one.object, one.with_)
            found = self.option(one) if one.act is None else self._shows(one)
            for monitor in scenario.monitors.values():
                on = monitor.while_ is None or value_of(monitor.while_, known) is not False
                if on and matches(monitor.do, act):
                    found += _sum(monitor.evidence) - _VIOLATES
                elif on and matches(monitor.near, act):
                    found += _sum(monitor.near_evidence) - 1
            fitting = [step for step in turn if matches(step.act, act)]
            if fitting:
                return found + 1 + max(_sum(step.evidence) for step in fitting)
            if any(matches(step.act, act) for step in later):
                return found - 1
            return found

        return worth

    def _shows(self, one: Doable) -> int:
        thing = self.program.scenario.objects.get(one.object.partition(".")[0])
        affordance = thing.affordances.get(one.verb) if thing is not None else None
        return _sum(affordance.evidence) if affordance is not None else 0


def _sum(evidence: Sequence[tuple[str, str]]) -> int:
    return sum(_WORTH[grade] for _, grade in evidence)
