"""Every word a page asks for is there, in both languages, with the same values; and every word is asked for."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from simkit.server.words import table
from simkit.server.words.core import WORDS as CORE

SERVER = Path(__file__).parents[2] / "simkit" / "server"
TEMPLATES = sorted([*(SERVER / "templates").rglob("*.html"), *(SERVER / "privacy" / "texts").rglob("*.md")])
ASKED = re.compile(r"""\bt\(\s*["']([^"']+)["']\s*(~)?""")


def test_every_word_a_template_asks_for_is_there() -> None:
    missing = []
    for path in TEMPLATES:
        for key, made in ASKED.findall(path.read_text(encoding="utf-8")):
            known = any(one.startswith(key) for one in table()) if made else key in table()
            if not known:
                missing.append(f"{path.name}: {key}")
    assert not missing


def test_both_languages_have_the_same_values_and_neither_is_empty() -> None:
    def values(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}

    for key, (english, dutch) in table().items():
        assert english.strip(), key
        assert dutch.strip(), key
        assert values(english) == values(dutch), key


def test_every_word_of_a_room_is_used_somewhere() -> None:
    """The frame's own words are common stock."""
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in [*TEMPLATES, *SERVER.rglob("*.py"), *SERVER.parent.glob("cli/*.py")]
        if path.parent.name != "words"
    )
    made = {key for path in TEMPLATES for key, joined in ASKED.findall(path.read_text("utf-8")) if joined}
    made |= set(re.findall(r"""f["']([a-z.-]+\.)\{""", source))
    unused = [
        key
        for key in table()
        if key not in CORE
        and key not in source
        and key.removesuffix(".one") not in source
        and not any(key.startswith(start) for start in made)
    ]
    assert not unused


def test_no_template_has_anything_inline_or_from_elsewhere() -> None:
    for path in (SERVER / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style|javascript:", text), path.name
        assert not re.search(r"""(?:src|href|action)=["']https?://""", text), path.name
        assert not re.search(r"<script(?![^>]*(?:src=|application/json))", text), path.name
