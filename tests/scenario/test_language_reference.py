"""The language reference: every example loads without a word, every key of the language is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simkit.errors import render
from simkit.scenario import read_text
from simkit.scenario.faces import FACES
from simkit.scenario.model import FEELINGS, GRADES
from simkit.scenario.shape import KEYWORDS
from tests.scenario.helpers import whole

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
RUBRIC = """\
simkit-rubric: 1
rubric: sample
version: 1
language: en
skills:
  listening:
    name: Listening
    criteria:
      listen:
        name: Hears people out
        levels: {1: Talks over them, 2: Lets them finish, 3: Asks on, 4: Asks on in their words}
"""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: text.split("\n", 1)[0])
def test_an_example_loads(example: str) -> None:
    loaded = read_text(whole(example), files={"rubric.yaml": RUBRIC})
    told = [found for found in loaded.diagnostics if found.code != "SK1020"]
    assert told == [], "\n".join(map(render, told))


@pytest.mark.parametrize(
    "words", [KEYWORDS, FACES, FEELINGS, GRADES], ids=["keys", "faces", "feelings", "grades"]
)
def test_every_word_is_explained(words: frozenset[str] | tuple[str, ...]) -> None:
    prose = re.sub(r"^```.*?^```$", "", PAGE, flags=re.MULTILINE | re.DOTALL)
    code = " ".join(re.findall(r"`([^`]+)`", prose))
    missing = [word for word in words if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", code)]
    assert missing == []


def test_every_hint_that_the_stage_reads_is_explained() -> None:
    objects = Path(__file__).parents[2] / "simkit" / "stage" / "objects"
    source = "".join(file.read_text(encoding="utf-8") for file in sorted(objects.glob("*.py")))
    hints = set(re.findall(r'(?:\.by|hints\.get|_number)\("([a-z ]+)"', source))
    shapes = set(re.findall(r'^    "([a-z ]+)": [a-z]+\.[a-z_]+,$', source, re.MULTILINE))
    assert {"turns by", "lowest", "positions", "guarded", "signs by"} <= hints
    assert {"alarm", "wheel"} <= shapes
    section = PAGE.split("### How things look")[1].split("\n### ")[0]
    assert [word for word in sorted(hints | shapes) if f"`{word}" not in section] == []
