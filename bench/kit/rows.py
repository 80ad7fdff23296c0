"""Rows: what a bench gives, and the table they are printed as.

A row is a dict: `name`, `value`, `unit`; where there is one, `target` (a number that `value` may not exceed, or words,
then with `met`), `ratio` with `against` (the row it is compared with), and figures of the bench's own such as
`per_second`. A row of a peer that could not be run has `name` and `left_out`, the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Row = dict[str, Any]
HEADS = ("name", "figure", "ratio", "target", "met")


def finished(bench: str, row: Row) -> Row:
    """The row as printed and as JSON: with the bench's name, and whether it met a target given as a number."""
    made = {"bench": bench, **row}
    target = row.get("target")
    if "met" not in row and isinstance(target, int | float) and "value" in row:
        made["met"] = row["value"] <= target
    return made


def table(rows: Sequence[Row]) -> str:
    lines = [HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    return "\n".join(_line(line, widths) for line in lines) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    name = str(row["name"])
    if "left_out" in row:
        return name, f"left out: {row['left_out']}", "", "", ""
    figure = f"{_number(row['value'])} {row['unit']}"
    ratio = f"{row['ratio']:.2f} x {row['against']}" if row.get("ratio") is not None else ""
    target = row.get("target")
    wanted = (
        "" if target is None else target if isinstance(target, str) else f"<= {_number(target)} {row['unit']}"
    )
    met = {True: "yes", False: "NO"}.get(row.get("met"), "")  # type: ignore[arg-type]
    return name, figure, ratio, wanted, met


def _number(value: float) -> str:
    if isinstance(value, int) or value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
