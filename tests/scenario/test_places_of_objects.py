"""Objects, zones and spots of a place: taken by name, changed by the scenario, kept with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from simkit.resources import resource_dir
from simkit.scenario import Scenario, load, load_bundle
from simkit.scenario.objects import Thing
from simkit.scenario.places import PARTS, place_names
from tests.scenario.helpers import BASE, loaded, whole

ROOM = """\
simkit-place: 1
place: hall
names: {en: Hall, nl: Hal}
camera: {eye: [0, -2, 1.5]}
stands: [{at: [0, 0, 0]}]
materials: {oak: {colour: "#c69765"}}
parts: [{shape: box, size: [6, 6, 0.05], at: [0, 0, 0], material: oak}]
spots:
  shelf: {at: [1, 2, 0.9], facing: 90}
zones:
  desk: {names: {en: the desk, nl: de balie}, circle: [0, 1, 0.5]}
  door-side: {names: {en: the door, nl: de deur}, box: [1, 1, 2, 2]}
objects:
  cabinet: {kind: door, names: {en: Cabinet, nl: Kast}, at: [1, 3, 0]}
  key: {kind: key, names: {en: Key, nl: Sleutel}, in: tray}
  tray: {kind: box, names: {en: Tray, nl: Bak}, spot: shelf}
  bell:
    kind: button
    names: {en: Bell, nl: Bel}
    spot: shelf
    rung: {start: 'no'}
    press: {only if: zone == desk, set: {rung: 'yes', cabinet.open: 'yes'}, says: {en: It rings., nl: Hij gaat.}}
"""
FILES = {"hall_yaml": ROOM}


DUTCH = 'msgid ""\nmsgstr "Language: nl\\n"\n\nmsgctxt "title"\nmsgid "A sample"\nmsgstr "Een voorbeeld"\n'


def _scenario(text: str, room: str = ROOM) -> Scenario:
    found = loaded("place: hall\n" + text, hall_yaml=room)
    assert found.diagnostics == ()
    assert found.scenario is not None
    return found.scenario


def test_what_an_object_needs_of_others_comes_along() -> None:
    scenario = _scenario("objects:\n  bell:\n  key:\n")
    assert list(scenario.objects) == ["bell", "key", "cabinet", "tray"]
    assert list(scenario.zones) == ["desk"], "the bell asks about it"
    assert scenario.properties["key.at"].start == "tray"
    bell = scenario.objects["bell"]
    assert (bell.spot, bell.affordances["press"].says) == ("shelf", "object.bell.press.says")


def test_its_words_are_there_in_each_language_without_a_translation_of_the_scenario() -> None:
    found = loaded("place: hall\nobjects:\n  bell:\n", hall_yaml=ROOM, nl_po=DUTCH)
    scenario = found.scenario
    assert scenario is not None
    assert [scenario.text("object.bell.name", language) for language in ("en", "nl")] == ["Bell", "Bel"]
    assert scenario.text("object.bell.press.says", "nl") == "Hij gaat."
    assert scenario.text("zone.desk.name", "nl") == "de balie"
    assert not [id for id in scenario.stale["nl"] if id.startswith(("object.", "zone."))]


def test_what_the_scenario_says_comes_on_top() -> None:
    scenario = _scenario(
        "facts: {told: {start: no}}\n"
        "objects:\n"
        "  bell:\n"
        "    name: The bell of the desk\n"
        "    at: [0, 0, 1]\n"
        "    press: {set: {told: yes}, takes: 2 s}\n"
        "zones:\n"
        "  desk: {name: here}\n"
        "scenes:\n  hello:\n    - free: told\n    - end: done\n"
    )
    bell = scenario.objects["bell"]
    press = bell.affordances["press"]
    assert scenario.text("object.bell.name", "en") == "The bell of the desk"
    assert (bell.at, bell.spot) == ((0, 0, 1000), None)
    assert press.takes_ms == 2_000
    assert press.says is not None
    changed = [one.fact for one in press.ways[0].effects]  # type: ignore[union-attr]
    assert changed == ["bell.rung", "cabinet.open", "told"]
    assert scenario.text("zone.desk.name", "en") == "here"
    assert scenario.zones["desk"].measures == (0, 1000, 500)


KINDS = """\
kinds:
  alarm-button:
    from: button
    names: {en: alarm button, nl: alarmknop}
    properties: {state: {start: quiet, one of: [quiet, loud]}}
    affordances:
      press: {only if: zone == desk, set: {state: loud, cabinet.open: 'yes'}, says: {en: It rings., nl: Hij gaat.}}
    words: {quiet: {en: quiet, nl: stil}, loud: {en: loud, nl: luid}}
    looks: {lamp by: state}
"""
WITH_KINDS = ROOM + "  alarm: {kind: alarm-button, spot: shelf}\n" + KINDS


def test_a_kind_of_the_place_serves_the_place_and_the_scenario() -> None:
    written = "objects:\n  alarm:\n  other: {kind: alarm-button}\n"
    scenario = loaded("place: hall\n" + written, hall_yaml=WITH_KINDS, nl_po=DUTCH).scenario
    assert scenario is not None
    assert list(scenario.objects) == ["alarm", "other", "cabinet"], "what the kind opens comes along"
    assert list(scenario.zones) == ["desk"]
    assert scenario.objects["alarm"].kinds == ("alarm-button", "button", "thing")
    assert scenario.text(scenario.objects["alarm"].text, "nl") == "alarmknop"
    assert scenario.text("kind.alarm-button.word.loud", "nl") == "luid"
    assert scenario.text(scenario.objects["alarm"].affordances["press"].says or "", "nl") == "Hij gaat."


def test_a_kind_of_the_place_is_there_where_no_object_is_taken() -> None:
    own = "kinds:\n  bell-push: {from: alarm-button, name: bell push}\nobjects:\n  push: {kind: bell-push}\n"
    scenario = _scenario(own, WITH_KINDS)
    assert list(scenario.objects) == ["push", "cabinet"]
    kept = {name: text for name, text in scenario.bundle.items() if name != "hall.yaml"}
    assert _bare(load_bundle(kept)) == _bare(scenario)


def test_a_place_that_has_kinds_is_no_part_of_a_scenario_that_uses_none_of_it() -> None:
    scenario = _scenario("objects:\n  phone: {kind: phone}\n", WITH_KINDS)
    assert not any(name.startswith("places/") for name in scenario.bundle)


def test_a_kind_of_the_scenario_comes_before_that_of_the_place() -> None:
    own = "kinds:\n  alarm-button: {from: lever, name: a lever}\nobjects:\n  alarm: {spot: shelf}\n"
    assert _scenario(own, WITH_KINDS).objects["alarm"].kinds == ("alarm-button", "lever", "switch", "thing")


@pytest.mark.parametrize(
    ("code", "good", "bad"),
    [
        ("SK2050", "lamp by: state", "lamp by: stat"),
        ("SK2038", "from: button", "from: buton"),
        ("SK2039", "press: {only", "pres: {only"),
        ("SK2002", "cabinet.open: 'yes'}, says: {en: It rings., nl: Hij gaat.}}\n    words", ""),
        ("SK1031", "    names: {en: alarm button, nl: alarmknop}\n", ""),
        ("SK1030", "    looks:", "    look:"),
    ],
)
def test_a_fault_in_a_kind_of_the_place_is_told_in_its_file(code: str, good: str, bad: str) -> None:
    if code == "SK2002":
        bad = good.replace("cabinet.open", "cabinet.opn")
    if code == "SK1031":
        good, bad = "    from: button\n" + good, bad
    room = WITH_KINDS.replace(good, bad)
    assert room != WITH_KINDS
    found = loaded("place: hall\nobjects:\n  alarm:\n", hall_yaml=room).diagnostics
    assert found[0].code == code, [one.code for one in found]
    assert {one.place.file for one in found if one.place} == {"hall.yaml"}
    first = room.split("\n")[: (found[0].place.line if found[0].place else 0)]
    assert "kinds:" in first, "it is told inside the kinds"


def test_an_object_with_a_kind_is_the_scenarios_own() -> None:
    scenario = _scenario("objects:\n  bell: {kind: phone}\n")
    assert list(scenario.objects) == ["bell"]
    assert scenario.objects["bell"].spot is None
    assert not any(name.startswith("places/") for name in scenario.bundle), "nothing was taken"


def test_a_fault_in_the_place_is_told_in_its_file() -> None:
    room = ROOM.replace("cabinet.open: 'yes'", "cabinet.opn: 'yes'")
    (found,) = loaded("place: hall\nobjects:\n  bell:\n", hall_yaml=room).diagnostics
    assert found.place is not None
    line = 1 + next(number for number, text in enumerate(room.split("\n")) if "cabinet.opn" in text)
    assert (found.code, found.place.file, found.place.line) == ("SK2002", "hall.yaml", line)
    assert room.split("\n")[line - 1][found.place.col - 1 :].startswith("cabinet.opn")


def test_a_fault_in_one_of_its_languages_is_told_there() -> None:
    room = ROOM.replace("nl: Hij gaat.", "nl: 'Hij gaat {vaak}.'")
    (found,) = loaded("place: hall\nobjects:\n  bell:\n", hall_yaml=room).diagnostics
    assert found.place is not None
    assert (found.code, found.place.file) == ("SK2021", "hall.yaml")


def test_a_kept_bundle_needs_no_place_and_changes_with_what_can_be_done_alone() -> None:
    scenario = _scenario("objects:\n  bell:\n")
    kept = {name: text for name, text in scenario.bundle.items() if name != "hall.yaml"}
    again = load_bundle(kept)
    assert _bare(again) == _bare(scenario)
    assert load_bundle(again.bundle).hash == again.hash


def test_how_the_room_looks_is_no_part_of_the_program(tmp_path: Path) -> None:
    def made(room: str) -> str:
        (tmp_path / "scenario.yaml").write_text(whole("place: hall\nobjects:\n  bell:\n"))
        (tmp_path / "hall.yaml").write_text(room)
        return load(tmp_path).hash

    first = made(ROOM)
    assert made("# painted\n" + ROOM.replace("#c69765", "#ffffff")) == first
    assert made(ROOM.replace("rung: 'yes'", "rung: 'no'")) != first


@pytest.mark.parametrize("name", place_names())
def test_all_that_a_shipped_place_holds_can_be_taken(name: str) -> None:
    text = (resource_dir("assets") / "places" / f"{name}.yaml").read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    parts: dict[str, dict[str, Any]] = {part: data.get(part, {}) for part in PARTS}
    words = yaml.load(text, Loader=yaml.BaseLoader)
    written = "".join(
        f"{part}:\n" + "".join(f"  {id}:\n" for id in parts[part])
        for part in ("objects", "zones")
        if parts[part]
    )
    found = loaded(f"place: {name}\n{written}")
    assert found.diagnostics == ()
    assert found.scenario is not None
    assert found.scenario.objects.keys() == parts["objects"].keys()
    for entry in [*parts["objects"].values(), *parts["zones"].values()]:
        assert entry["names"].keys() == {"en", "nl"}
    for id, entry in parts["objects"].items():
        for key, value in entry.items():
            assert not isinstance(value, bool), (
                f"{id}.{key} reads as yes or no in some YAML programs: quote it"
            )
        assert words["objects"][id].keys() == entry.keys()


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.sets(st.sampled_from(["cabinet", "key", "tray", "bell"]), min_size=1), st.booleans())
def test_taken_from_a_place_is_as_written_in_the_scenario(taken: set[str], zoned: bool) -> None:
    order = sorted(taken)
    entries = "".join(f"  {id}:\n" for id in order)
    zone = "zones:\n  door-side:\n" if zoned else ""
    scenario = _scenario(f"objects:\n{entries}{zone}")
    data = yaml.load(ROOM, Loader=yaml.BaseLoader)
    for part in ("objects", "zones"):
        for entry in data[part].values():
            entry["name"] = entry.pop("names")["en"]
    data["objects"]["bell"]["press"]["says"] = "It rings."
    for entry in data["objects"].values():
        if entry.pop("spot", None):
            entry["at"] = data["spots"]["shelf"]["at"]
    inline = {
        "objects": {id: data["objects"][id] for id in scenario.objects},
        "zones": {id: data["zones"][id] for id in scenario.zones},
    }
    head = "\n".join(text for key, text in BASE.items() if key != "scenes")
    text = f"{head}\n{BASE['scenes']}\n" + yaml.safe_dump(inline, sort_keys=False)
    found = loaded(text)
    assert found.scenario is not None, found.diagnostics
    mine, theirs = _bare(scenario), _bare(found.scenario)
    assert mine[1:] == theirs[1:]
    for id, thing in mine[0].items():
        assert replace(thing, spot=None, at=None) == replace(theirs[0][id], spot=None, at=None)


def _bare(scenario: Scenario) -> tuple[dict[str, Thing], Any, Any, Any]:
    """What can be done, without where in the files it is written."""
    objects = {
        id: replace(
            thing,
            place=None,
            properties={name: replace(fact, place=None) for name, fact in thing.properties.items()},
            affordances={name: replace(one, place=None) for name, one in thing.affordances.items()},
        )
        for id, thing in scenario.objects.items()
    }
    zones = {id: replace(zone, place=None) for id, zone in scenario.zones.items()}
    values = {id: replace(fact, place=None) for id, fact in scenario.properties.items()}
    words = {id: text for id, text in scenario.texts.items() if id.startswith(("object.", "zone."))}
    return objects, zones, values, words
