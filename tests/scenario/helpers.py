"""Small scenarios for tests."""

from __future__ import annotations

from pathlib import Path

from simkit.errors import Diagnostic
from simkit.scenario import Loaded, read_text

HERE = Path(__file__).parent

BASE = {
    "simkit": "simkit: 1",
    "scenario": "scenario: sample",
    "title": "title: A sample",
    "language": "language: en",
    "minutes": "minutes: 5",
    "place": "place: shop-counter",
    "briefing": "briefing: You are at the counter.",
    "cast": "cast:\n  customer: {name: Sam, person: woman-50, voice: woman, feels: {anger: 50}}",
    "scenes": "scenes:\n  hello:\n    - customer: Hello.\n      id: hello.hello\n    - end: done",
}
"""Top-level key -> its lines: what an example leaves out is added behind it."""


def whole(example: str) -> str:
    """An example with all it leaves out added at the end, so that its own lines keep their numbers."""
    own = {line.split(":")[0] for line in example.splitlines() if line[:1].isalpha() and ":" in line}
    rest = [text for key, text in BASE.items() if key not in own]
    return example.rstrip("\n") + "\n" + "\n".join(rest) + "\n"


def loaded(example: str, **files: str) -> Loaded:
    return read_text(whole(example), files={name.replace("_", "."): text for name, text in files.items()})


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


def sentences() -> list[str]:
    """Everyday sentences, Dutch and English, one as a line of a talk each."""
    lines = (HERE / "sentences.tsv").read_text(encoding="utf-8").split("\n")
    return [line.split("\t", 1)[1] for line in lines if line]
