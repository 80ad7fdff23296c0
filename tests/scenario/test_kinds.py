"""The library of kinds: each can be used as it is, speaks both languages, and reads alike in every YAML program."""

from __future__ import annotations

import pytest
import yaml

from simkit.scenario.library import kind_names, kind_text
from simkit.scenario.objects import AFFORDANCES
from tests.scenario.helpers import loaded


@pytest.mark.parametrize("kind", kind_names())
def test_a_kind_can_be_used_as_it_is(kind: str) -> None:
    found = loaded(f"objects:\n  it: {{kind: {kind}}}\n")
    assert found.diagnostics == ()
    assert found.scenario is not None
    thing = found.scenario.objects["it"]
    assert thing.affordances.keys() <= set(AFFORDANCES)
    assert "inspect" in thing.affordances
    assert f"kinds/{kind}.yaml" in found.scenario.bundle, "what it does is part of the scenario's hash"


@pytest.mark.parametrize("kind", kind_names())
def test_a_kind_speaks_both_languages_and_reads_alike(kind: str) -> None:
    text = kind_text(kind)
    data = yaml.safe_load(text)
    assert data["kind"] == kind
    assert set(data["names"]) == {"en", "nl"}
    words = data.get("words", {})
    assert all(isinstance(word, str) and set(said) == {"en", "nl"} for word, said in words.items())
    as_words = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(data) == set(as_words)


def test_a_kept_bundle_needs_no_library() -> None:
    scenario = loaded("objects:\n  it: {kind: lever}\n").scenario
    assert scenario is not None
    assert {"kinds/lever.yaml", "kinds/switch.yaml", "kinds/thing.yaml"} <= set(scenario.bundle)
