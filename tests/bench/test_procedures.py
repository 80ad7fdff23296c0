"""The bench of procedures runs at a tiny size, on the same place as at its full one."""

from __future__ import annotations

from bench.procedures import SIZES, program_of, run


def test_it_gives_a_row_a_size_and_a_target_for_the_largest() -> None:
    rows = run(6, rounds=1)
    assert [row["value"] > 0 for row in rows] == [True, True]
    assert [row.get("target") for row in rows] == [None, 200.0]


def test_the_place_is_as_full_as_it_says() -> None:
    objects, monitors, tasks = SIZES[0]
    scenario = program_of(objects, monitors, tasks).scenario
    assert (len(scenario.objects), len(scenario.monitors), len(scenario.tasks)) == SIZES[0]
