"""Places, people, voices and faces that simkit's library does not have."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from simkit.resources import resource_dir
from simkit.scenario.checks import Checked
from simkit.scenario.checks.walk import all_steps
from simkit.scenario.faces import FACES, VOICES
from simkit.scenario.model import Choose, Line, Scenario, Topics, Work
from simkit.scenario.near import hint
from simkit.scenario.places import place_names
from simkit.scenario.reading import Mapping, Node


def check(checked: Checked) -> None:
    root = checked.built.root
    scenario = checked.scenario
    places = place_names()
    kept = f"places/{scenario.setting}.yaml" in scenario.bundle
    if places and scenario.setting not in places and not kept and not _own(scenario):
        checked.problems.on(
            "SK6001", root.get("place"), name=scenario.setting, near=hint(scenario.setting, places)
        )
    people = _people()
    cast = root.get("cast")
    for id, member in scenario.cast.items():
        entry = cast.get(id) if isinstance(cast, Mapping) else None
        if people and member.person not in people:
            checked.problems.on(
                "SK6002", _at(entry, "person"), name=member.person, near=hint(member.person, people)
            )
        if member.voice not in VOICES:
            checked.problems.on(
                "SK6003", _at(entry, "voice"), name=member.voice, near=hint(member.voice, VOICES)
            )
    for place, face in _faces(checked):
        if face not in FACES:
            checked.problems.on("SK6004", place, name=face, near=hint(face, FACES))


def _faces(checked: Checked) -> Iterator[tuple[Node | None, str]]:
    nodes = checked.built.context.faces
    for step in all_steps(checked.scenario):
        if isinstance(step, Line) and step.face:
            yield nodes.get(step.id), step.face
        elif isinstance(step, Choose | Topics | Work) and step.if_silent and step.if_silent.face:
            yield nodes.get(step.if_silent.id), step.if_silent.face


def _at(entry: Node | None, key: str) -> Node | None:
    return entry.get(key) if isinstance(entry, Mapping) else None


def _own(scenario: Scenario) -> bool:
    names = [f"{scenario.setting}{end}" for end in (".yaml", ".glb")]
    folder = scenario.folder
    return any(name in scenario.bundle or (folder and (Path(folder) / name).is_file()) for name in names)


@cache
def _people() -> tuple[str, ...]:
    file = resource_dir("assets") / "people" / "people.json"
    if not file.is_file():
        return ()
    return tuple(sorted(person["name"] for person in json.loads(file.read_text(encoding="utf-8"))["people"]))
