"""A scenario's rubric: read with positions, checked by scoring."""

from __future__ import annotations

from collections.abc import Mapping as Map
from pathlib import PurePosixPath

from scoring import Problem, Rubric, ScoringError, rubric_from_data
from simkit.scenario.bundle import Bundle
from simkit.scenario.reading import Mapping, Node, Problems, Scalar, Sequence, plain, read_tree
from simkit.scenario.speech import rubric_keys


def safe_name(written: str) -> str | None:
    """The path of a file inside the scenario's folder; None for one that would leave it."""
    path = PurePosixPath(written.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in written or not path.parts or "\0" in written:
        return None
    return str(path)


def read_rubric(bundle: Bundle, written: Scalar, problems: Problems) -> Rubric | None:
    """The rubric a scenario names, None after saying what is wrong with it."""
    name = safe_name(written.value)
    if name is None or not bundle.inside(name):
        problems.on("SK6005", written, path=written.value)
        return None
    if not bundle.add(name):
        if not bundle.faults:
            problems.on("SK4006", written, file=name)
        return None
    here = Problems(bundle.shown(name))
    rubric = rubric_of(bundle.files[name], here)
    problems.found += here.found
    return rubric


def rubric_of(text: str, problems: Problems) -> Rubric | None:
    """A rubric from the text of its file."""
    is_text, structural = rubric_keys()
    root = read_tree(text, problems, is_text, structural)
    if root is None:
        return None
    try:
        return rubric_from_data(plain(root))
    except ScoringError as error:
        for problem in error.problems:
            _tell(problem, root, problems)
        return None


def _tell(problem: Problem, root: Node, problems: Problems) -> None:
    node: Node = root
    for position, part in enumerate(problem.path):
        last = position == len(problem.path) - 1
        if isinstance(node, Mapping) and str(part) in node.items:
            on_key = last and problem.code in _ON_KEY
            node = node.keys[str(part)] if on_key else node.items[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node = node.items[part]
    problems.on(problem.code, node, **_strings(problem.values))


_ON_KEY = ("SK4101", "SK4108", "SK4109", "SK4113")


def _strings(values: Map[str, str | int]) -> dict[str, object]:
    return dict(values)
