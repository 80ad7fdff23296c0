"""Scenario files that ship read alike in every YAML parser, and hold nothing to complain of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from simkit.errors import render
from simkit.scenario import check, load
from simkit.scenario.find import shipped
from simkit.scenario.reading import Problems, plain, read_tree
from simkit.scenario.speech import rubric_keys, scenario_keys
from tests.scenario.helpers import HERE

FOLDERS = sorted(
    {path.parent for root in (HERE / "data", shipped()) for path in root.glob("*/scenario.yaml")}
)
FILES = [
    path for folder in FOLDERS for path in (folder / "scenario.yaml", folder / "rubric.yaml") if path.exists()
]


def _ids(path: Path) -> str:
    return "/".join(path.parts[-2:])


def _words(data: Any) -> Any:
    """Every scalar as the word it is written as; parsers differ in what an empty one is."""
    if isinstance(data, dict):
        return {str(key): _words(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_words(value) for value in data]
    return "" if data is None else str(data).strip()


@pytest.mark.parametrize("path", FILES, ids=_ids)
def test_all_parsers_read_the_same(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    is_text, structural = rubric_keys() if path.name == "rubric.yaml" else scenario_keys(text)
    mine = _words(plain(read_tree(text, Problems(path.name), is_text, structural)))
    assert _words(yaml.load(text, Loader=yaml.CBaseLoader)) == mine
    assert _words(yaml.load(text, Loader=yaml.BaseLoader)) == mine
    assert _words(YAML(typ="base", pure=True).load(text)) == mine


@pytest.mark.parametrize("folder", FOLDERS, ids=_ids)
def test_files_hold_no_errors(folder: Path) -> None:
    errors = [found for found in check(folder) if found.severity == "error"]
    assert errors == [], "\n".join(map(render, errors))


def test_every_step_of_the_language_is_in_the_dutch_example() -> None:
    scenario = load(HERE / "data" / "kapotte-waterkoker")
    assert check(HERE / "data" / "kapotte-waterkoker") == ()
    assert scenario.languages == ("nl", "en")
    assert scenario.stale["en"] == frozenset()
    kinds = {type(step).__name__ for scene in scenario.scenes.values() for step in scene.steps}
    assert kinds == {"Line", "Choose", "Topics", "GoTo", "After", "Vary", "End", "Change", "Wait"}
