"""The bench of the stage runs at a tiny size and compares like with like."""

from __future__ import annotations

from bench.stage import run


def test_it_tells_own_work_and_frames() -> None:
    rows = {row["name"].split(",")[0]: row for row in run(3, size=(320, 240), starts=0)}
    assert set(rows) == {"own work", "full stage", "bare scene"}
    assert all(row["value"] > 0 for row in rows.values())
    assert rows["full stage"]["ratio"] > 0
