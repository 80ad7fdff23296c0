"""From a folder to a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.scenario import load, load_bundle, load_with_warnings
from simkit.scenario.model import Choose, Feel, GoTo, Line, Topics

DATA = Path(__file__).parent / "data"


def test_a_scenario_is_read_whole() -> None:
    scenario = load(DATA / "late-delivery")
    line, choose, jump = scenario.scenes["greeting"].steps
    assert isinstance(line, Line)
    assert (line.id, line.speaker, line.face) == ("greeting.monday", "customer", "irritated")
    assert isinstance(choose, Choose)
    assert [option.id for option in choose.options] == ["greeting.carrier", "greeting.ask", "greeting.send"]
    assert choose.about == ("acknowledge", "own")
    assert choose.options[0].effects == (
        Feel("customer", "anger", 20, "blamed"),
        Feel("customer", "trust", -10, "blamed"),
    )
    assert choose.if_silent is not None
    assert choose.if_silent.after_ms == 20_000
    assert isinstance(jump, GoTo)
    topics = scenario.scenes["story"].steps[1]
    assert isinstance(topics, Topics)
    assert [option.optional for option in topics.options] == [False, True]
    assert scenario.rubric is not None
    assert scenario.texts["greeting.ask.feedback"].startswith("You named her three days")


def test_a_kept_bundle_gives_the_same_scenario() -> None:
    scenario = load(DATA / "late-delivery")
    again = load_bundle(scenario.bundle)
    assert again.hash == scenario.hash
    assert again.texts == scenario.texts


def test_a_good_scenario_has_nothing_to_warn_of() -> None:
    assert [d for d in load_with_warnings(DATA / "late-delivery")[1] if d.severity != "note"] == []


def test_a_scenario_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(SimkitError) as nothing:
        load(tmp_path / "nothing.yaml")
    assert nothing.value.code == "SK1001"
    with pytest.raises(SimkitError) as empty:
        load(tmp_path)
    assert empty.value.code == "SK1006"
    with pytest.raises(SimkitError) as unknown:
        load("no-such-scenario-anywhere")
    assert unknown.value.code == "SK1007"
