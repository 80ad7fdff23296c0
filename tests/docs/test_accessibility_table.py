"""The accessibility page names a test for each criterion, and each of them exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "accessibility.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
CRITERION = re.compile(r"^\| (\d\.\d\.\d+) ")


def rows() -> list[str]:
    return [line for line in PAGE.read_text(encoding="utf-8").splitlines() if CRITERION.match(line)]


def defined_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {one.name for one in tree.body if isinstance(one, ast.FunctionDef)}


@pytest.mark.parametrize(("file", "name"), sorted(set(NAMED.findall(PAGE.read_text(encoding="utf-8")))))
def test_a_named_test_exists(file: str, name: str) -> None:
    assert name.startswith("test_")
    assert (ROOT / file).is_file(), file
    assert name in defined_in(file), f"{file} has no {name}"


def test_every_criterion_says_what_is_done_and_names_a_test() -> None:
    assert len(rows()) > 25
    for row in rows():
        criterion, done, test = (cell.strip() for cell in row.strip("| ").split(" | "))
        assert len(done) > 15, criterion
        assert NAMED.fullmatch(test), criterion
