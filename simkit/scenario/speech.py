"""Which keys hold text that people say or read, so that the forgiving reader leaves it as it stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

import yaml

from simkit.scenario.reading import IsText, Mapping, Problems, read_tree
from simkit.scenario.reading.reader import split_lines
from simkit.scenario.shape import STRUCTURAL

_SPOKEN = frozenset(("say", "do", "feedback"))
_HEAD = frozenset(("title", "briefing"))
_PROCEDURES = {
    "objects": frozenset(("name", "says", "label", "feedback")),
    "kinds": frozenset(("name", "says", "label", "feedback")),
    "zones": frozenset(("name",)),
    "tasks": frozenset(("name", "feedback", "text")),
    "never": frozenset(("feedback",)),
}
"""Section of the head -> the keys in it that hold text."""
_NOT_SPEECH = frozenset(("set", "add", "evidence", "causes", "kept", "properties", "looks"))
_TOP_KEY = re.compile(r"( *)([^\s#:-][^:]*?) *:(?:\s|$)")
_CHILD_KEY = re.compile(r" +(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z][\w-]*)) *:(?:\s|$)")


def scenario_keys(text: str) -> tuple[IsText, frozenset[str]]:
    """For a scenario file: which keys are text, and which keys show that a text ran into the next step."""
    speakers = speakers_of(text) | {"narrator"}

    def is_text(parents: Sequence[str], key: str) -> bool:
        if not parents:
            return key in _HEAD
        if parents[0] == "scenes":
            return len(parents) > 1 and (key in _SPOKEN or key in speakers) and parents[-1] not in _NOT_SPEECH
        if parents[0] == "cast":
            return len(parents) == 2 and key == "name"
        if parents[0] in _PROCEDURES:
            if parents[0] == "kinds" and parents[-1] == "words":
                return len(parents) == 3
            return len(parents) > 1 and key in _PROCEDURES[parents[0]] and parents[-1] not in _NOT_SPEECH
        return parents[0] == "endings" and len(parents) == 1

    return is_text, STRUCTURAL | speakers


def rubric_keys() -> tuple[IsText, frozenset[str]]:
    """For a rubric file: names, and the behaviour that marks a level."""

    def is_text(parents: Sequence[str], key: str) -> bool:
        return bool(parents) and (parents[-1] == "levels" or (key == "name" and parents[0] == "skills"))

    return is_text, frozenset(
        ("name", "levels", "criteria", "rule", "missed", "harmful", "critical", "weight")
    )


def speakers_of(text: str) -> frozenset[str]:
    """The names under `cast:`, wherever in the file that stands and whatever else is wrong with it."""
    section = _section(text, "cast")
    if not section:
        return frozenset()

    def names_only(parents: Sequence[str], key: str) -> bool:
        return len(parents) == 2 and key == "name"

    unheard = Problems("")
    try:
        root = read_tree("\n".join(section), unheard, names_only, ())
    except yaml.YAMLError:
        root = None
    cast = root.get("cast") if isinstance(root, Mapping) else None
    if isinstance(cast, Mapping):
        return frozenset(cast.items)
    return _by_indent(section[1:])


def _section(text: str, key: str) -> list[str]:
    """The lines of one top-level key."""
    found: list[str] = []
    indent: int | None = None
    for line in split_lines(text):
        match = _TOP_KEY.match(line)
        if match and (indent is None or len(match[1]) <= indent):
            indent = len(match[1])
            if found:
                break
            if match[2].strip("\"'") == key:
                found.append(line)
        elif found:
            found.append(line)
    return found


def _by_indent(lines: Collection[str]) -> frozenset[str]:
    least: int | None = None
    names: set[str] = set()
    for line in lines:
        match = _CHILD_KEY.match(line)
        if match is None:
            continue
        indent = len(line) - len(line.lstrip(" "))
        if least is None or indent < least:
            least, names = indent, set()
        if indent == least:
            names.add(match[1] or match[2] or match[3])
    return frozenset(names)
