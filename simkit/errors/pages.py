"""The pages of docs/diagnostics: one a code, holding severity, message templates and the explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, cast

from simkit.resources import resource_dir

_NAME = re.compile(r"(SK\d{4})-([a-z0-9-]+)\.md")


@dataclass(frozen=True, slots=True)
class Page:
    code: str
    slug: str
    severity: Literal["error", "warning", "note"]
    fields: tuple[tuple[str, str], ...]
    body: str
    """Markdown below the front matter."""

    def message(self, language: str) -> str:
        fields = dict(self.fields)
        return fields.get(language, fields["en"])

    def remedy(self, language: str) -> str:
        fields = dict(self.fields)
        return fields.get(f"{language}-remedy", fields["en-remedy"])


@cache
def page(code: str) -> Page:
    """Raises KeyError for a code without a page."""
    path = _paths().get(code)
    if path is None:
        raise KeyError(code)
    return _read(path)


def all_pages() -> tuple[Page, ...]:
    return tuple(page(code) for code in sorted(_paths()))


@cache
def _paths() -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(resource_dir("docs/diagnostics").glob("SK*.md")):
        if match := _NAME.fullmatch(path.name):
            found[match[1]] = path
    return found


def _read(path: Path) -> Page:
    match = _NAME.fullmatch(path.name)
    assert match
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = {}
    for line in head.splitlines():
        key, _, value = line.partition(":")
        fields[key.strip()] = value.strip()
    severity = fields.pop("severity")
    if severity not in ("error", "warning", "note"):
        raise ValueError(f"{path.name}: severity is {severity!r}")
    kind = cast(Literal["error", "warning", "note"], severity)
    return Page(match[1], match[2], kind, tuple(fields.items()), body.strip() + "\n")
