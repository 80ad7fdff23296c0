"""The stock machine of `transitions` and the lean one behave alike; expectations are argued from its documentation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from transitions import Machine, MachineError

from simkit.session.machine import LeanMachine, StockMachine, check_profile

BOTH = pytest.mark.parametrize("kind", [StockMachine, LeanMachine])


def build(kind: type[StockMachine]) -> tuple[Any, Any, list[str]]:
    machine: Any = kind()
    log: list[str] = []
    for name in ("a", "b", "c"):
        machine.add_states(
            name,
            on_enter=[lambda m, name=name: log.append(f"enter {name} in {m.state}")],
            on_exit=[lambda m, name=name: log.append(f"leave {name} in {m.state}")],
        )
    return machine, SimpleNamespace(state="a"), log


def note(log: list[str], word: str, answer: bool = True) -> Any:
    def callback(model: Any) -> bool:
        log.append(f"{word} in {model.state}")
        return answer

    return callback


@BOTH
def test_before_and_leave_see_the_old_state_enter_and_after_the_new(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("go", "a", "b", before=[note(log, "before")], after=[note(log, "after")])
    assert machine.events["go"].trigger(model, model) is True
    assert log == ["before in a", "leave a in a", "enter b in b", "after in b"]


@BOTH
def test_candidates_are_tried_in_the_order_added_and_the_first_passing_wins(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("go", "a", "b", conditions=[note(log, "first", False)])
    machine.add_transition("go", "a", "c", conditions=[note(log, "second")])
    machine.add_transition("go", "a", "a", conditions=[note(log, "third")])
    machine.events["go"].trigger(model, model)
    assert model.state == "c"
    assert "third in a" not in log


@BOTH
def test_conditions_come_before_unless_and_stop_at_the_first_that_fails(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition(
        "go",
        "a",
        "b",
        conditions=[note(log, "yes"), note(log, "no", False), note(log, "never asked")],
        unless=[note(log, "unless", False)],
    )
    assert machine.events["go"].trigger(model, model) is False
    assert log == ["yes in a", "no in a"]


@BOTH
def test_unless_lets_pass_what_is_false(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("go", "a", "b", conditions=[note(log, "if")], unless=[note(log, "unless", False)])
    assert machine.events["go"].trigger(model, model) is True
    assert log[:2] == ["if in a", "unless in a"]


@BOTH
def test_no_transition_for_the_state_raises_and_changes_nothing(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("go", "b", "c", before=[note(log, "before")])
    with pytest.raises(MachineError):
        machine.events["go"].trigger(model, model)
    assert (model.state, log) == ("a", [])


@BOTH
def test_all_guards_false_gives_false_and_changes_nothing(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("go", "a", "b", conditions=[lambda m: False])
    assert machine.events["go"].trigger(model, model) is False
    assert (model.state, log) == ("a", [])


@BOTH
def test_an_internal_transition_leaves_and_enters_nothing(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("stay", "a", None, before=[note(log, "before")], after=[note(log, "after")])
    assert machine.events["stay"].trigger(model, model) is True
    assert log == ["before in a", "after in a"]


@BOTH
def test_a_transition_to_itself_leaves_and_enters(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("again", "a", "=")
    machine.events["again"].trigger(model, model)
    assert log == ["leave a in a", "enter a in a"]


@BOTH
def test_entering_the_initial_state_calls_nothing(kind: type[StockMachine]) -> None:
    _, _, log = build(kind)
    assert log == []


@BOTH
def test_a_transition_aimed_anew_is_followed(kind: type[StockMachine]) -> None:
    machine, model, _ = build(kind)
    machine.add_transition("go", "a", "b")
    machine.events["go"].transitions["a"][0].dest = "c"
    machine.events["go"].trigger(model, model)
    assert model.state == "c"


@BOTH
def test_a_callback_added_later_is_called(kind: type[StockMachine]) -> None:
    machine, model, log = build(kind)
    machine.add_transition("go", "a", "b")
    machine.events["go"].add_callback("after", note(log, "added"))
    machine.events["go"].trigger(model, model)
    assert log[-1] == "added in b"


@BOTH
def test_an_error_in_a_callback_reaches_the_caller(kind: type[StockMachine]) -> None:
    machine, model, _ = build(kind)

    def breaks(_: Any) -> None:
        raise RuntimeError("broken")

    machine.add_transition("go", "a", "b", before=[breaks])
    with pytest.raises(RuntimeError, match="broken"):
        machine.events["go"].trigger(model, model)
    assert model.state == "a"


def test_the_profile_accepts_what_both_share() -> None:
    machine, _, log = build(LeanMachine)
    machine.add_transition("go", "a", "b", conditions=[note(log, "if")])
    check_profile(machine)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda m: m.add_transition("go", "a", "b", before=["os.getcwd"]),
        lambda m: m.add_transition("go", "a", "b", prepare=[print]),
        lambda m: m.add_transition("go", "a", "b", conditions=["os.getcwd"]),
        lambda m: m.states["a"].on_enter.append("os.getcwd"),
        lambda m: setattr(m, "before_state_change", [print]),
        lambda m: setattr(m, "finalize_event", [print]),
        lambda m: m.add_model(SimpleNamespace(), initial="a"),
    ],
)
def test_the_profile_refuses_what_would_import_or_differ(spoil: Any) -> None:
    machine, _, _ = build(LeanMachine)
    spoil(machine)
    with pytest.raises(ValueError):
        check_profile(machine)


def test_the_profile_refuses_queues_and_wrapped_events() -> None:
    for options in ({"queued": True}, {"send_event": True}):
        with pytest.raises(ValueError):
            check_profile(Machine(model=None, auto_transitions=False, **options))
