"""The state machine of a program: `transitions`, with a leaner trigger that keeps its stock semantics.

`transitions` lets a Machine name the class of its events (`event_cls`). LeanEvent reads the live transitions and
states, so re-aiming a transition changes play; it leaves out what the profile below forbids, and logging.
"""

from __future__ import annotations

from typing import Any

from transitions import Event, Machine, MachineError


class LeanEvent(Event):
    """Candidates in the order added, first passing wins; before, leave, set, enter, after; False if none passed."""

    def trigger(self, model: Any, subject: Any) -> bool:
        """`subject` is what conditions and callbacks are called with.

        Raises transitions.MachineError where the model's state has no transition for this trigger.
        """
        states: dict[str, Any] = self.machine.states
        source = model.state
        candidates: list[Any] | None = self.transitions.get(source)
        if candidates is None:
            raise MachineError(f"Can't trigger event {self.name} from state {source}!")
        for candidate in candidates:
            for condition in candidate.conditions:
                if condition.func(subject) != condition.target:
                    break
            else:
                for callback in candidate.before:
                    callback(subject)
                dest = candidate.dest
                if dest:
                    for callback in states[source].on_exit:
                        callback(subject)
                    model.state = dest
                    for callback in states[dest].on_enter:
                        callback(subject)
                for callback in candidate.after:
                    callback(subject)
                return True
        return False


class StockMachine(Machine):
    """`transitions` as it comes, without a model: state lives in the session."""

    def __init__(self) -> None:
        super().__init__(model=None, states=[], initial=None, auto_transitions=False)


class LeanMachine(StockMachine):
    event_cls = LeanEvent


def check_profile(machine: Any) -> None:
    """Raises ValueError for a feature that lean and stock do not share, or that reads code from a string."""
    if machine.models:
        raise ValueError("a program's machine has no model")
    if machine.send_event or machine.has_queue:
        raise ValueError("no send_event and no queue")
    for name in (
        "prepare_event",
        "before_state_change",
        "after_state_change",
        "finalize_event",
        "on_exception",
        "on_final",
    ):
        if getattr(machine, name):
            raise ValueError(f"no machine-level callbacks: {name}")
    for state in machine.states.values():
        _check_callables(f"state {state.name}", [*state.on_enter, *state.on_exit])
    for event in machine.events.values():
        for candidates in event.transitions.values():
            for candidate in candidates:
                if candidate.prepare:
                    raise ValueError(f"no prepare: {event.name}")
                conditions = [condition.func for condition in candidate.conditions]
                _check_callables(f"event {event.name}", [*conditions, *candidate.before, *candidate.after])


def _check_callables(where: str, callbacks: list[Any]) -> None:
    for callback in callbacks:
        if not callable(callback):
            raise ValueError(f"{where}: a callback given as text would be imported: {callback!r}")
