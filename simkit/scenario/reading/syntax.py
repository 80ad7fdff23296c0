"""What the YAML parser stumbled over, in a designer's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from simkit.scenario.reading import limits
from simkit.scenario.reading.problems import Problems

_CODES: tuple[tuple[str, str], ...] = (
    ("exceeded maximum nesting depth", "SK1014"),
    ("undefined alias", "SK1023"),
    ("duplicate anchor", "SK1023"),
    ("another document", "SK1024"),
    ("incompatible YAML document", "SK1024"),
    ("mapping values are not allowed", "SK1025"),
    ("unexpected end of stream", "SK1026"),
    ("escape", "SK1027"),
    ("hexdecimal", "SK1027"),
)
_CLOSING = {"[": "]", "{": "}"}


def explain(error: Any, lines: Sequence[str], problems: Problems) -> None:
    """One diagnostic for a parser's error, at the place a person would look."""
    problem = str(error.problem or error.context or "")
    line, col = _place(error.problem_mark or error.context_mark, lines)
    for near in (line, line - 1):
        indent = lines[near][: len(lines[near]) - len(lines[near].lstrip())] if near >= 0 else ""
        if "\t" in indent:
            problems.at("SK1021", near, indent.index("\t"))
            return
    for part, code in _CODES:
        if part in problem:
            if code == "SK1026" and error.context_mark:
                line, col = _place(error.context_mark, lines)
            problems.at(code, line, col, most=limits.DEPTH)
            return
    if "flow" in str(error.context or "") and error.context_mark:
        opened, opened_col = _place(error.context_mark, lines)
        sign = lines[opened][opened_col : opened_col + 1]
        if sign in _CLOSING:
            problems.at("SK1028", opened, opened_col, sign=sign, closing=_CLOSING[sign])
            return
    if "cannot start any token" in problem:
        problems.at("SK1029", line, col, sign=lines[line][col : col + 1])
    elif "did not find expected key" in problem or "did not find expected '-'" in problem:
        problems.at("SK1022", line, col)
    else:
        problems.at("SK1010", line, col, reason=problem or "unreadable")


def _place(mark: Any, lines: Sequence[str]) -> tuple[int, int]:
    """Line and column of a mark; the end of the file counts as the last line."""
    if mark is None:
        return 0, 0
    if mark.line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return mark.line, mark.column
