"""Every code's page shows it: the bad example yields exactly that code at the marked line, the good one none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simkit.errors import Page, all_pages, as_data, render
from simkit.scenario import Loaded, read_text
from tests.scenario.helpers import whole

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(yaml|po)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"[ ]*# <- here$")
_OF_SCENARIOS = re.compile(r"SK([1-3]\d\d\d|40\d\d|5\d\d\d|60\d\d|7\d\d\d)")
MINE = [page for page in all_pages() if _OF_SCENARIOS.fullmatch(page.code)]
WITH_EXAMPLE = [page for page in MINE if "## Bad example" in page.body]


def _section(page: Page, title: str) -> dict[str, str]:
    body = page.body.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    return {name or "scenario.yaml": text for _, name, text in _FENCE.findall(body)}


def _marked(files: dict[str, str]) -> tuple[dict[str, str], str, int]:
    """The files without the mark, and where it stood."""
    where = ("", 0)
    clean = {}
    for name, text in files.items():
        lines = text.split("\n")
        for number, line in enumerate(lines, 1):
            if _MARK.search(line):
                where = (name, number)
        clean[name] = "\n".join(_MARK.sub("", line) for line in lines)
    return clean, *where


def _read(files: dict[str, str]) -> Loaded:
    rest = {name: text for name, text in files.items() if name != "scenario.yaml"}
    return read_text(whole(files["scenario.yaml"]), files=rest)


@pytest.mark.parametrize("page", WITH_EXAMPLE, ids=lambda page: page.code)
def test_the_bad_example_yields_exactly_its_code_at_the_mark(page: Page) -> None:
    files, name, line = _marked(_section(page, "Bad example"))
    found = _read(files).diagnostics
    shown = "\n".join(map(render, found))
    assert [one.code for one in found] == [page.code], shown
    assert found[0].place is not None
    assert (found[0].place.file, found[0].place.line) == (name, line), shown


@pytest.mark.parametrize("page", WITH_EXAMPLE, ids=lambda page: page.code)
def test_the_good_example_yields_none(page: Page) -> None:
    found = _read(_section(page, "Good example")).diagnostics
    assert found == (), "\n".join(map(render, found))


def _codes_used() -> set[str]:
    sources = (ROOT / "simkit" / "scenario").rglob("*.py")
    return {code for path in sources for code in re.findall(r'"(SK\d{4})"', path.read_text(encoding="utf-8"))}


def test_every_code_has_its_page_and_every_page_its_code() -> None:
    used = {code for code in _codes_used() if _OF_SCENARIOS.fullmatch(code)}
    assert used == {page.code for page in MINE}


@pytest.mark.parametrize("page", MINE, ids=lambda page: page.code)
def test_a_page_explains_in_two_languages(page: Page) -> None:
    for title in ("## What\n", "## Why\n"):
        assert title in page.body
    assert ("## Bad example" in page.body) is ("## Good example" in page.body)
    assert ("## Bad example" in page.body) is not ("## What to do" in page.body)
    fields = dict(page.fields)
    assert set(fields) == {"en", "nl", "en-remedy", "nl-remedy"}
    for part in ("", "-remedy"):
        names = {
            language: set(re.findall(r"(?<!\{)\{(\w+)\}", fields[language + part]))
            for language in ("en", "nl")
        }
        dutch_words = {
            "gevonden": "found",
            "gewenst": "wanted",
            "reden": "reason",
            "soort": "what",
            "wat": "what",
        }
        assert {dutch_words.get(name, name) for name in names["nl"]} == names["en"]


def test_a_diagnostic_is_text_for_people_and_data_for_machines() -> None:
    page = next(page for page in WITH_EXAMPLE if page.code == "SK2005")
    (found,) = _read(_marked(_section(page, "Bad example"))[0]).diagnostics
    assert render(found, "nl").splitlines()[0] == (
        'scenario.yaml:3:7 SK2005 speaker-unknown: "custommer" is geen spreker en geen sleutel'
    )
    assert render(found).splitlines()[2].strip() == "^^^^^^^^^"
    assert as_data(found)["line"] == 3
