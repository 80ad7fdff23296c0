"""All that is wrong with one file, gathered in one run."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.errors import Diagnostic, Place, diagnostic
from simkit.scenario.reading import limits
from simkit.scenario.reading.nodes import Node, Scalar

SIZES = {
    "file": {"what": "the file is too large", "wat": "het bestand is te groot"},
    "line": {"what": "the line is too long", "wat": "de regel is te lang"},
    "values": {"what": "there are too many values", "wat": "er zijn te veel waarden"},
    "texts": {"what": "there are too many texts", "wat": "er zijn te veel teksten"},
}
"""What SK1004 says is too large."""


class Problems:
    """Diagnostics of one file. Lines and columns come in counting from 0 and go out counting from 1."""

    def __init__(self, file: str, lines: Sequence[str] = ()) -> None:
        self.file = file
        self.lines = lines
        self.found: list[Diagnostic] = []
        self._seen: set[tuple[str, int, int]] = set()

    def at(self, code: str, line: int, col: int, end: int = 0, /, **values: object) -> None:
        """One code is told once a place."""
        if (code, line, col) in self._seen:
            return
        self._seen.add((code, line, col))
        place = Place(self.file, line + 1, col + 1, end + 1 if end > col else None)
        self.found.append(diagnostic(code, place, excerpt=self._excerpt(line, col, end), **values))

    def on(self, code: str, node: Node | None, /, **values: object) -> None:
        if node is None:
            self.at(code, 0, 0, 0, **values)
        else:
            self.at(code, node.line, node.col, node.end if isinstance(node, Scalar) else 0, **values)

    def inside(self, code: str, node: Scalar, start: int, end: int, /, **values: object) -> None:
        """At characters `start` to `end` of a scalar's value, where the value stands in the file as it is."""
        offset = node.col + (1 if node.style == "quoted" else 0)
        if node.end and self._as_written(node, offset):
            self.at(code, node.line, offset + start, offset + max(end, start + 1), **values)
        else:
            self.on(code, node, **values)

    def place(self, node: Node) -> Place:
        end = node.end + 1 if isinstance(node, Scalar) and node.end else None
        return Place(self.file, node.line + 1, node.col + 1, end)

    def at_place(self, code: str, place: Place | None, /, **values: object) -> None:
        if place is None:
            self.at(code, 0, 0, 0, **values)
        else:
            self.at(code, place.line - 1, place.col - 1, place.end_col - 1 if place.end_col else 0, **values)

    def _as_written(self, node: Scalar, offset: int) -> bool:
        line = self.lines[node.line] if node.line < len(self.lines) else ""
        return line[offset : offset + len(node.value)] == node.value

    def _excerpt(self, line: int, col: int, end: int) -> str | None:
        if line >= len(self.lines) or max(col, end) > limits.EXCERPT_CHARS:
            return None
        return self.lines[line][: limits.EXCERPT_CHARS]
