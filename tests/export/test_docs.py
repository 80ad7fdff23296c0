"""What the reference shows runs as it is written, and its tables name what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simkit.export.names import Names
from simkit.export.vocabulary import VERBS
from simkit.record.tables import metadata
from tests.record.world import SESSION

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def _text(page: str) -> str:
    return (REFERENCE / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["record.md", "xapi.md"])
def test_every_example_runs(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("SIMKIT_LRS_ENDPOINT", "http://127.0.0.1:9/xAPI")
    monkeypatch.setenv("SIMKIT_LRS_USERNAME", "simkit")
    monkeypatch.setenv("SIMKIT_LRS_PASSWORD", "secret")
    examples = re.findall(r"```python\n(.*?)```", _text(page), re.DOTALL)
    assert examples
    for example in examples:
        exec(compile(example, page, "exec"), {})


def test_the_record_page_names_every_table() -> None:
    named = re.findall(r"^\| `(\w+)` \| ", _text("record.md"), re.MULTILINE)
    assert set(metadata.tables) <= set(named)


def test_the_xapi_page_names_every_verb_and_the_ids_it_gives() -> None:
    page = _text("xapi.md")
    assert all(iri in page for iri in VERBS.values())
    assert Names().statement(SESSION, 12) in page
    assert Names().statement(SESSION, 12, 1) in page


def test_every_code_of_record_and_delivery_is_on_a_page() -> None:
    pages = _text("record.md") + _text("xapi.md")
    codes = {path.name[:6] for path in (REFERENCE.parent / "diagnostics").glob("SK82*.md")}
    assert codes <= set(re.findall(r"SK\d{4}", pages))
