"""When a skill is sure, and when it is a gap."""

from __future__ import annotations

from simkit.server.figures.standing import Seen, criteria, lower_median, skills


def seen(
    level: int, *, scenario: str = "a", criterion: str = "ask", opportunities: int = 2, who: str = "kim"
) -> Seen:
    return Seen(who, scenario, criterion, "listening", level, opportunities)


def test_one_scenario_is_not_enough_however_many_opportunities() -> None:
    (row,) = skills([seen(4, opportunities=9)])
    assert (row.on_level, row.gap, row.not_sure) == (frozenset(), frozenset(), {"kim"})


def test_two_scenarios_with_two_opportunities_are_not_enough() -> None:
    (row,) = skills([seen(4, opportunities=1), seen(4, scenario="b", opportunities=1)])
    assert row.not_sure == {"kim"}


def test_two_scenarios_with_three_are() -> None:
    (row,) = skills([seen(3), seen(4, scenario="b", opportunities=1)])
    assert row.on_level == {"kim"}


def test_below_what_does_it_is_a_gap_by_the_lower_median() -> None:
    (row,) = skills([seen(2), seen(4, scenario="b")])
    assert lower_median([2, 4]) == 2
    assert row.gap == {"kim"}


def test_criteria_count_people_by_level() -> None:
    rows = criteria([seen(1), seen(4, who="sam"), seen(4, who="ali"), seen(2, scenario="b")])
    assert [(row.scenario, row.counts) for row in rows] == [("a", (1, 0, 0, 2)), ("b", (0, 1, 0, 0))]
