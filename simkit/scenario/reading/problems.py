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
        self._others: list[tuple[int, str]] = []
        self._seen: set[tuple[str, int, int]] = set()

    def beside(self, file: str, lines: Sequence[str]) -> int:
        """Takes in the lines of another file. Its nodes, moved down by what this returns, may stand in the same tree:
        what is wrong at them is said of that file."""
        first = len(self.lines)
        self._others.append((first, file))
        self.lines = [*self.lines, *lines]
        return first

    def at(self, code: str, line: int, col: int, end: int = 0, /, **values: object) -> None:
        """One code is told once a place."""
        if (code, line, col) in self._seen:
            return
        self._seen.add((code, line, col))
        file, first = self._file_of(line)
        place = Place(file, line - first + 1, col + 1, end + 1 if end > col else None)
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
        file, first = self._file_of(node.line)
        return Place(file, node.line - first + 1, node.col + 1, end)

    def at_place(self, code: str, place: Place | None, /, **values: object) -> None:
        if place is None:
            self.at(code, 0, 0, 0, **values)
        else:
            first = next((first for first, file in self._others if file == place.file), 0)
            line, end = first + place.line - 1, place.end_col - 1 if place.end_col else 0
            self.at(code, line, place.col - 1, end, **values)

    def _file_of(self, line: int) -> tuple[str, int]:
        """The file a line is of, and the number of that file's first line."""
        found = (self.file, 0)
        for first, file in self._others:
            if line >= first:
                found = (file, first)
        return found

    def _as_written(self, node: Scalar, offset: int) -> bool:
        line = self.lines[node.line] if node.line < len(self.lines) else ""
        return line[offset : offset + len(node.value)] == node.value

    def _excerpt(self, line: int, col: int, end: int) -> str | None:
        if line >= len(self.lines) or max(col, end) > limits.EXCERPT_CHARS:
            return None
        return self.lines[line][: limits.EXCERPT_CHARS]
