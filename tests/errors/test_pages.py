"""One code, one page, one test: found by pattern, so that none is forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simkit.errors import Page, all_pages, diagnostic, page, render
from simkit.errors.diagnostic import Place

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"\bSK\d{4}\b")
PAGES = all_pages()
BAD = re.compile("^## (Bad example|Refused)$", re.MULTILINE)


def codes_in(folder: str, pattern: str = "*.py") -> set[str]:
    found: set[str] = set()
    for path in (ROOT / folder).rglob(pattern):
        found.update(CODE.findall(path.read_text(encoding="utf-8")))
    return found


def test_every_code_in_the_program_has_a_page_and_every_page_a_use() -> None:
    used = codes_in("simkit") | codes_in("scoring")
    pages = {page.code for page in PAGES}
    assert used - pages == set(), "codes without a page"
    assert pages - used == set(), "pages that nothing raises"


def test_every_code_is_tested() -> None:
    """Scenario codes by the example on their page, the others by name."""
    tested = codes_in("tests") | codes_in("tests", "*.yaml") | codes_in("tests", "*.tsv")
    by_example = {page.code for page in PAGES if BAD.search(page.body)}
    assert {page.code for page in PAGES} - tested - by_example == set()


@pytest.mark.parametrize("one", PAGES, ids=lambda one: one.code)
def test_a_page_says_what_why_and_what_to_do_in_two_languages(one: Page) -> None:
    fields = dict(one.fields)
    assert {"en", "nl", "en-remedy", "nl-remedy"} <= set(fields)
    assert one.body.startswith("# ")
    assert "## What\n" in one.body
    assert "## Why" in one.body
    assert re.search("^## (What to do|Good example|Accepted)$", one.body, re.MULTILINE)


def test_a_diagnostic_names_place_code_fault_and_remedy_with_a_caret() -> None:
    found = diagnostic(
        "SK8101", Place("talk.yaml", 12, 9, 13), excerpt="    go to: aproved", option="aproved"
    )
    text = render(found, "en")
    head, source, caret, remedy = text.splitlines()
    assert head == "talk.yaml:12:9 SK8101 act-not-open: option aproved is not open now"
    assert source[caret.index("^") :] == "o: aproved"
    assert caret.count("^") == 4
    assert "simkit explain SK8101" in remedy
    assert "staat nu niet open" in render(found, "nl")


def test_a_missing_value_or_page_is_found_when_the_diagnostic_is_made() -> None:
    with pytest.raises(KeyError):
        diagnostic("SK8101")
    with pytest.raises(KeyError):
        page("SK0000")
