"""Conditions and amounts: what they mean, and what is refused where."""

from __future__ import annotations

import pytest

from simkit.scenario.expression import (
    All,
    Any,
    Arithmetic,
    Compare,
    Const,
    Count,
    Function,
    Name,
    Not,
    Visited,
)
from simkit.scenario.guards import Names, parse_amount, parse_guard, parse_value
from simkit.scenario.guards.ranges import Range, World, can_all_fail, can_hold, possible
from simkit.scenario.model import Fact
from simkit.scenario.reading import Problems, Scalar

FACTS = {
    "days": Fact("days", "number", 3, low=0, high=10),
    "offer": Fact("offer", "choice", "none", values=("none", "refund", "new-date")),
    "asked-twice": Fact("asked-twice", "yes-no", False),
}
NAMES = Names(
    FACTS,
    frozenset({"customer.anger"}),
    frozenset({"story"}),
    frozenset({"story.ask"}),
    frozenset({"customer"}),
)

DAYS = Name("days")


def _guard(text: str):  # type: ignore[no-untyped-def]
    problems = Problems("x", [text])
    found = parse_guard(Scalar(text, "plain", 0, 0, len(text)), NAMES, problems)
    return found, [(one.code, one.place.col if one.place else 0) for one in problems.found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("customer.anger >= 70", Compare(Name("customer.anger"), ">=", Const(70))),
        ("offer == new-date", Compare(Name("offer"), "==", Const("new-date"))),
        ("new-date != offer", Compare(Const("new-date"), "!=", Name("offer"))),
        ("asked-twice", Name("asked-twice")),
        ("not asked-twice", Not(Name("asked-twice"))),
        ("asked-twice == ja", Compare(Name("asked-twice"), "==", Const(True))),
        ("0 < days + 2 * 3", Compare(Const(0), "<", Arithmetic(DAYS, "+", Arithmetic(Const(2), "*", Const(3))))),
        ("0 < (days + 2) * 3", Compare(Const(0), "<", Arithmetic(Arithmetic(DAYS, "+", Const(2)), "*", Const(3)))),
        ("0 == days - 1 - 2", Compare(Const(0), "==", Arithmetic(Arithmetic(DAYS, "-", Const(1)), "-", Const(2)))),
        ("days > -1", Compare(Name("days"), ">", Const(-1))),
        ("0 < days < 5", All((Compare(Const(0), "<", Name("days")), Compare(Name("days"), "<", Const(5))))),
        ("visited(story)", Visited("story")),
        ("count(story.ask) > 1", Compare(Count("story.ask"), ">", Const(1))),
        ("min(days, 3) == 3", Compare(Function("min", (Name("days"), Const(3))), "==", Const(3))),
        ("asked-twice or not asked-twice and days == 1",
         Any((Name("asked-twice"), All((Not(Name("asked-twice")), Compare(Name("days"), "==", Const(1))))))),
        ("yes", Const(True)),
    ],
)  # fmt: skip
def test_a_condition_means_what_it_says(text: str, expected: object) -> None:
    assert _guard(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "code", "col"),
    [
        ("customer.anger = 70", "SK1051", 16),
        ("days > 3 && asked-twice", "SK1051", 10),
        ("days ** 2 > 3", "SK1051", 6),
        ("offer == 'refund'", "SK1051", 10),
        ("days / 2 > 1", "SK1051", 6),
        ("days.__class__ == 1", "SK2002", 1),
        ("__import__(story)", "SK1054", 1),
        ("visited(stroy)", "SK2001", 9),
        ("count(story.aks) > 1", "SK2007", 7),
        ("offer == refnd", "SK2015", 10),
        ("offer > refund", "SK1052", 1),
        ("days", "SK1052", 1),
        ("days == yes", "SK1052", 9),
        ("asked-twice + 1 > 1", "SK1052", 1),
        ("days-1 > 2", "SK2018", 1),
        ("customer.joy > 2", "SK2003", 1),
        ("custmer.anger > 2", "SK2002", 1),
        ("days >", "SK1057", 7),
        ("(days > 1", "SK1056", 1),
        ("days > 1)", "SK1050", 9),
        ("days 1", "SK1050", 6),
        ("99999999999 > days", "SK1034", 1),
        ("not " * 30 + "asked-twice", "SK1053", 81),
    ],
)
def test_a_fault_is_named_at_its_place(text: str, code: str, col: int) -> None:
    found, faults = _guard(text)
    assert found is None
    assert faults == [(code, col)]


def test_a_fact_is_set_to_what_it_can_be() -> None:
    def value(text: str, fact: str):  # type: ignore[no-untyped-def]
        problems = Problems("x", [text])
        found = parse_value(Scalar(text, "plain", 0, 0, len(text)), FACTS[fact], NAMES, problems)
        return found, [one.code for one in problems.found]

    assert value("new-date", "offer") == (Const("new-date"), [])
    assert value("nee", "asked-twice") == (Const(False), [])
    assert value("days + 1", "days") == (Arithmetic(Name("days"), "+", Const(1)), [])
    assert value("days > 3", "asked-twice") == (Compare(Name("days"), ">", Const(3)), [])
    assert value("many", "days") == (None, ["SK2002"])
    assert value("5", "offer") == (None, ["SK1052"])
    assert parse_amount(Scalar("-2", "plain", 0, 0, 2), NAMES, Problems("x")) == Const(-2)


WORLD = World(
    {
        "days": Range(0, 10),
        "offer": frozenset(("none", "refund")),
        "asked-twice": frozenset((False, True)),
        "customer.anger": Range(40, 100),
    },
    frozenset({"story"}),
    frozenset({"story.ask"}),
)


@pytest.mark.parametrize(
    ("text", "possible_at_all"),
    [
        ("days > 10", False),
        ("days >= 10", True),
        ("offer == new-date", False),
        ("offer != refund", True),
        ("customer.anger < 40", False),
        ("days > 6 and days < 4", False),
        ("days > 4 and days < 6", True),
        ("days > 4 and days < 5", False),
        ("offer == none and offer == refund", False),
        ("not (offer == none or offer == refund)", False),
        ("asked-twice and not asked-twice", False),
        ("days + customer.anger > 110", False),
        ("days * 2 - 5 > 14", True),
        ("abs(days - 20) < 10", False),
        ("min(days, 3) > 3", False),
        ("max(days, 3) < 3", False),
        ("count(story.ask) < 0", False),
        ("count(story.ask) > 3 and visited(story)", True),
        ("days == 11 or offer == refund", True),
    ],
)
def test_what_can_never_be_true_is_found(text: str, possible_at_all: bool) -> None:
    guard, faults = _guard(text)
    assert faults == []
    assert can_hold(guard, WORLD) is possible_at_all


def test_whether_all_options_can_be_closed() -> None:
    def guards(*texts: str):  # type: ignore[no-untyped-def]
        return [_guard(text)[0] for text in texts]

    assert not can_all_fail(guards("offer == none", "offer == refund"), WORLD)
    assert not can_all_fail(guards("days < 4", "days > 2"), WORLD)
    assert can_all_fail(guards("days < 4", "days > 5"), WORLD)
    assert can_all_fail(guards("days + customer.anger > 60", "asked-twice"), WORLD)
    assert not can_all_fail(guards("customer.anger >= 40"), WORLD)


def test_ranges_follow_arithmetic() -> None:
    guard, _ = _guard("(days - 3) * -2 < 0")
    assert possible(guard.left, WORLD) == Range(-14, 6)
