"""Each bench runs at a tiny size, says what it left out and why, and notices where contenders disagree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import __main__ as command
from bench import decisions, load, memory
from bench.kit import peers
from bench.kit.children import Stopped
from bench.kit.find import bench_names
from bench.kit.rows import Row, finished, table
from bench.story import ink_text, job_of, made_story, scenario_text
from simkit.scenario import load_text

OURS = tuple(one for one in decisions.CONTENDERS if one.interpreter is decisions._here)


@pytest.fixture
def no_peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peers, "CACHE", tmp_path / "cache")


def test_benches_are_found_by_their_run() -> None:
    assert {"decisions", "load", "memory"} <= set(bench_names())


def test_all_that_needs_no_peer_ends_in_the_state_that_the_rules_lead_to(no_peers: None) -> None:
    rows = {row["name"]: row for row in decisions.run(24, talk=8, scenes=5, passes=1, install=False)}
    ours = {one.name for one in OURS}
    assert {"simkit", "simkit+journal", "transitions", "floor, by hand"} <= ours
    assert all(rows[name]["per_second"] > 0 for name in ours)
    assert {name for name, row in rows.items() if row.get("left_out")} == rows.keys() - ours


def test_a_final_state_that_differs_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def tampered(scenes: int, count: int, talk: int) -> tuple[dict[str, object], dict[str, int]]:
        job, state = job_of(scenes, count, talk)
        return job, {**state, "effort": state["effort"] + 1}

    monkeypatch.setattr(decisions, "job_of", tampered)
    with pytest.raises(AssertionError, match="floor"):
        decisions.run(8, talk=8, scenes=5, passes=1, contenders=OURS[:1])


def test_an_option_that_is_not_open_stops_the_walk(monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(scenes: int, count: int, talk: int) -> tuple[dict[str, object], dict[str, int]]:
        job, state = job_of(scenes, count, talk)
        return {**job, "talks": [[[0, "s1.a"]]]}, state

    monkeypatch.setattr(decisions, "job_of", closed)
    for one in OURS[:2]:
        with pytest.raises(Stopped):
            decisions.run(1, talk=1, scenes=5, passes=1, contenders=(one,))


def test_the_story_is_the_same_in_yaml_and_in_ink() -> None:
    story = made_story(4)
    scenario, ink = load_text(scenario_text(story)), ink_text(story)
    assert set(scenario.scenes) == {scene.id for scene in story}
    for scene in story:
        assert f"=== {scene.id} ===\n{scene.line}\n" in ink
        assert scenario.texts[f"{scene.id}.line"] == scene.line
        for option in scene.options:
            assert f"+ {{mood {option.op} {option.limit}}} [{option.text}]" in ink
            assert scenario.texts[option.id] == option.text


def test_load_tells_milliseconds_a_line_and_why_inkjs_is_not_there(no_peers: None) -> None:
    rows = load.run(3, passes=1, rounds=1, install=False)
    assert all(row["value"] > 0 for row in rows if "left_out" not in row)
    assert rows[-1]["name"] == "inkjs compiles"
    assert rows[-1]["left_out"]


def test_a_session_that_went_on_holds_more_than_one_that_just_began() -> None:
    begun, walked = memory.run(10, talk=3)
    assert 0 < begun["value"] < walked["value"]


def test_json_is_a_list_of_rows_with_their_bench(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "run_of", lambda name: lambda: memory.run(2, talk=1))
    assert command.main(["memory", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["bench"] for row in rows] == ["memory", "memory"]
    assert rows[1]["met"] in (True, False)


def test_a_bench_whose_packages_are_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> object:
        raise ImportError("No module named 'panda3d'")

    monkeypatch.setattr(command, "run_of", missing)
    assert command.main(["memory"]) == 1
    assert "memory: cannot run: No module named 'panda3d'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"name": "a", "value": 3, "unit": "s", "target": 5.0}, "<= 5 s"),
        ({"name": "a", "value": 7, "unit": "s", "target": 5.0}, "NO"),
        ({"name": "a", "value": 7, "unit": "s", "ratio": 2.5, "against": "b"}, "2.50 x b"),
        ({"name": "a", "left_out": "no node"}, "left out: no node"),
    ],
)
def test_the_table_says_figure_target_and_ratio(row: Row, words: str) -> None:
    assert words in table([finished("made", row)])
