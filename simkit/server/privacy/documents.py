"""The four documents, as Markdown, from templates in each language and the facts of an installation."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from simkit.server.privacy.changes import Change
from simkit.server.privacy.facts import Facts
from simkit.server.words import word

DOCUMENTS: Final = ("consent", "dpia", "notice", "access")
_TEXTS = Path(__file__).parent / "texts"


def document(name: str, facts: Facts, language: str, on: date) -> str:
    """KeyError for a name that is none of DOCUMENTS."""
    if name not in DOCUMENTS:
        raise KeyError(name)
    return _render(f"{language}/{name}.md", facts=facts, on=on, language=language)


def changes_document(changes: tuple[Change, ...], language: str, on: date) -> str:
    return _render(f"{language}/changes.md", changes=changes, on=on, language=language)


def _render(template: str, **values: object) -> str:
    language = str(values["language"])
    made = _environment().get_template(template)
    return made.render(t=lambda key, **more: word(language, key, **more), **values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_TEXTS),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # Markdown, written to files and shown as text
    )
    made.filters["cell"] = lambda text: str(text).replace("|", "\\|").replace("\n", " ")
    return made
