"""A sheet: a title, lines under it, and tables with a caption each."""

from __future__ import annotations

from dataclasses import dataclass

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    title: str
    lines: tuple[str, ...]
    """What a reader has to know: of when it is, what is left out."""
    tables: tuple[Table, ...]
    language: str = "en"
    hidden: str = "–"
    """What stands for a figure that is not shown."""
