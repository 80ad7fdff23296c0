"""The bench of the stage runs at a tiny size and compares like with like."""

from __future__ import annotations

from bench.kit.stage_life import play_on
from bench.stage import _first_frames, run
from tests.stage.mug import FOLDER


def test_it_tells_own_work_and_frames() -> None:
    rows = {row["name"].split(",")[0]: row for row in run(3, size=(320, 240), starts=0)}
    assert set(rows) == {"own work", "full stage", "bare scene"}
    assert all(row["value"] > 0 for row in rows.values())
    assert rows["full stage"]["ratio"] > 0


def test_a_long_run_tells_time_nodes_and_memory() -> None:
    samples, sessions = play_on(0.3, size=(320, 240), scenario=FOLDER)
    assert sessions == 1
    assert samples[-1].minute > 0.2
    assert min(one.nodes for one in samples) > 10
    assert max(one.nodes for one in samples) < 200


def test_the_start_that_is_measured_is_the_command_with_a_record() -> None:
    assert len(_first_frames(1)) == 1
