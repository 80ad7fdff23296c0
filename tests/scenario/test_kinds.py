"""The library of kinds: each can be used as it is, speaks both languages, and reads alike in every YAML program."""

from __future__ import annotations

import pytest
import yaml

from simkit.scenario.library import kind_names, kind_text
from simkit.scenario.objects import AFFORDANCES
from tests.scenario.helpers import codes, loaded


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


def test_a_hint_names_a_property_of_the_object_it_is_of() -> None:
    own = loaded("objects:\n  hatch:\n    kind: door\n    looks: {swings by: opne}\n")
    (found,) = own.diagnostics
    assert found.place is not None
    assert (found.code, found.place.line, found.place.col) == ("SK2050", 4, 24)
    assert '"open"' in found.remedy()
    assert '"opne"' in found.message("nl")


def test_a_hint_of_a_kind_is_told_once_and_may_name_what_each_object_adds() -> None:
    kind = "kinds:\n  lamp: {from: thing, name: lamp, looks: {lamp by: lit}}\n"
    assert codes(loaded(kind).diagnostics) == ["SK2050"], "no object is of it"
    two = "objects:\n  a: {kind: lamp}\n  b: {kind: lamp}\n"
    assert codes(loaded(kind + two).diagnostics) == ["SK2050"]
    assert loaded(kind + "objects:\n  a: {kind: lamp, lit: {start: no}}\n").diagnostics == ()


def test_a_hint_may_show_where_a_thing_lies() -> None:
    assert loaded("objects:\n  key: {kind: key, looks: {shows by: at}}\n").diagnostics == ()


def test_a_fault_in_a_kind_of_the_library_is_told_in_its_file() -> None:
    bad = kind_text("door").replace("swings by: open", "swings by: opne")
    (found,) = loaded("objects:\n  it: {kind: door}\n", **{"kinds/door_yaml": bad}).diagnostics
    assert found.place is not None
    assert (found.code, found.place.file) == ("SK2050", "kinds/door.yaml")
    assert bad.split("\n")[found.place.line - 1].startswith("looks:")
