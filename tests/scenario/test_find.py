"""From a name to a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.scenario.find import find


def test_a_folder_with_a_scenario_s_name_does_not_hide_the_scenario(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "late-delivery").mkdir()
    assert find("late-delivery").parent.name == "late-delivery"
    assert find("late-delivery").is_file()
