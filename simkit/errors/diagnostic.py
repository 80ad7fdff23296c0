"""A diagnostic is data; its words live on the page of its code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from simkit.errors.pages import page

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file. `line` and `col` count from 1; `end_col` is exclusive and on the same line."""

    file: str
    line: int = 1
    col: int = 1
    end_col: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    code: str
    place: Place | None
    values: tuple[tuple[str, str], ...] = ()
    """What fills the message's `{names}`."""
    excerpt: str | None = None
    """The source line the place points at, for the caret; None where there is no source."""

    @property
    def severity(self) -> Severity:
        return page(self.code).severity

    @property
    def slug(self) -> str:
        return page(self.code).slug

    def message(self, language: str = "en") -> str:
        return page(self.code).message(language).format_map(dict(self.values))

    def remedy(self, language: str = "en") -> str:
        return page(self.code).remedy(language).format_map(dict(self.values))


def diagnostic(
    code: str, place: Place | None = None, *, excerpt: str | None = None, **values: object
) -> Diagnostic:
    """Raises KeyError for a code without a page, or a value missing that the page's message names."""
    made = Diagnostic(code, place, tuple((key, str(value)) for key, value in values.items()), excerpt)
    for language in ("en", "nl"):
        made.message(language), made.remedy(language)
    return made


class SimkitError(Exception):
    """One or more diagnostics that stop the work; `str()` is the first one in English."""

    def __init__(self, diagnostics: Diagnostic | Iterable[Diagnostic]) -> None:
        found = (diagnostics,) if isinstance(diagnostics, Diagnostic) else tuple(diagnostics)
        self.diagnostics: tuple[Diagnostic, ...] = found
        first = found[0]
        super().__init__(f"{first.place or 'simkit'}: {first.code} {first.message()} {first.remedy()}")

    @property
    def code(self) -> str:
        return self.diagnostics[0].code
