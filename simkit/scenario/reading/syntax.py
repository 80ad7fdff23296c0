"""What the YAML parser stumbled over, in a designer's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def explain(error: Any, lines: Sequence[str], problems: Problems) -> None:
    """One diagnostic for a parser's error, at the place a person would look."""
    problem = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    line, col = (mark.line, mark.column) if mark else (0, 0)
    line = min(line, len(lines) - 1)
    for near in (line, line - 1):
        indent = lines[near][: len(lines[near]) - len(lines[near].lstrip())] if near >= 0 else ""
        if "\t" in indent:
            problems.at("SK1021", near, indent.index("\t"))
            return
    for part, code in _CODES:
        if part in problem:
            if code in ("SK1026",) and error.context_mark:
                line, col = error.context_mark.line, error.context_mark.column
            problems.at(code, line, col, most=40)
            return
    context = str(error.context or "")
    if "flow" in context and error.context_mark:
        opened = error.context_mark
        sign = lines[opened.line][opened.column : opened.column + 1]
        closing = {"[": "]", "{": "}"}.get(sign, "")
        if closing and opened.line < len(lines):
            problems.at("SK1028", opened.line, opened.column, sign=sign, closing=closing)
            return
    if "cannot start any token" in problem:
        sign = lines[line][col : col + 1]
        problems.at("SK1029", line, col, sign=sign)
        return
    if "did not find expected key" in problem or "did not find expected '-'" in problem:
        problems.at("SK1022", line, col)
        return
    problems.at("SK1010", line, col, reason=problem or "unreadable")
