"""The forgiving reader: after a text key in block style the rest of the line is text, whatever it holds.

Each text is lifted out of the file and a word left in its place, so that a strict YAML parser reads the rest
and every line and column stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from simkit.scenario.reading.problems import Problems

_KEY = re.compile(
    r"""(?P<lead>[ ]*(?:-[ ]+)*)"""
    r"""(?P<key>"[^"\\]*"|'[^']*'|[^\s\-?:,\[\]{}#&*!|>'"%@`][^:]*?)[ ]*:(?:[ \t]+(?P<value>.*))?$"""
)
_DASHES = re.compile(r"[ ]*(?:-[ ]+)+")
_BLOCK_SIGN = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])[ \t]*(?:[ \t]#.*)?$")
_STAND_IN = "~"

IsText = Callable[[Sequence[str], str], bool]
"""Whether a key is a text key, from the keys around it (outermost first) and itself."""


@dataclass(slots=True)
class TextRun:
    """One text as the file has it: `lines` are its written lines without indentation, blank ones empty."""

    line: int
    col: int
    lines: list[str]
    doubtful: bool = False
    """Something was said about its lines already."""

    @property
    def value(self) -> str:
        return unfold(self.lines)

    @property
    def end(self) -> int:
        return self.col + len(self.lines[0]) if len(self.lines) == 1 else 0


@dataclass(slots=True)
class Written:
    """A file with its texts lifted out."""

    masked: str
    runs: dict[tuple[int, int], TextRun] = field(default_factory=dict)


def unfold(lines: Sequence[str]) -> str:
    """YAML's folding: a line break is a space, each blank line a line break."""
    text = lines[0]
    blank = 0
    for line in lines[1:]:
        if line:
            text += "\n" * blank + line if blank else " " + line
            blank = 0
        else:
            blank += 1
    return text


class Lifter:
    """Walks the lines once. `structural` are keys that may not turn up inside a text's next lines."""

    def __init__(
        self, lines: Sequence[str], is_text: IsText, structural: Collection[str], problems: Problems
    ) -> None:
        self.lines = lines
        self.is_text = is_text
        self.structural = structural
        self.problems = problems
        self.out = list(lines)
        self.runs: dict[tuple[int, int], TextRun] = {}

    def lift(self) -> Written:
        lines, count = self.lines, len(self.lines)
        open_keys: list[tuple[int, str]] = []
        at = 0
        while at < count:
            line = lines[at]
            bare = line.lstrip(" ")
            if not bare or bare[0] == "#":
                at += 1
                continue
            match = _KEY.match(line)
            if match is None:
                dashes = _DASHES.match(line)
                start = dashes.end() if dashes else len(line) - len(bare)
                parent = line.rfind("-", 0, start) if dashes else start - 1
                at = self._skip(at, start, parent)
                continue
            indent = match.end("lead")
            while open_keys and open_keys[-1][0] >= indent:
                open_keys.pop()
            key = match["key"].strip("\"'") if match["key"][0] in "\"'" else match["key"]
            if self.is_text([name for _, name in open_keys], key):
                value = match["value"]
                at = self._text(
                    at, indent, match.start("value") if value else len(line), (value or "").rstrip(" \t")
                )
            else:
                open_keys.append((indent, key))
                at = self._skip(at, match.start("value"), indent) if match["value"] else at + 1
        return Written("\n".join(self.out), self.runs)

    def _skip(self, at: int, start: int, indent: int) -> int:
        """The line after a value that is not text: brackets, quotes and block text may run over lines."""
        first = self.lines[at][start : start + 1]
        if first in ("[", "{"):
            return self._after_flow(at, start, indent)
        if first in ('"', "'"):
            end = self._quote_end(at, start, indent)
            return end[0] + 1 if end else at + 1
        if first in ("|", ">") and _BLOCK_SIGN.match(self.lines[at], start):
            return self._after_block(at, indent)
        return at + 1

    def _text(self, at: int, indent: int, start: int, value: str) -> int:
        if value and value[0] in "|>" and _BLOCK_SIGN.match(value):
            return self._after_block(at, indent)
        first = at
        if not value:
            first = self._next(at, indent)
            if first < 0 or self._looks_structural(self.lines[first]):
                return at + 1
            start = len(self.lines[first]) - len(self.lines[first].lstrip(" "))
            value = self.lines[first][start:].rstrip(" \t")
            if _BLOCK_SIGN.match(value):
                return at + 1
        if value[0] in "\"'" and (end := self._quote_end(first, start, indent)) is not None:
            rest = self.lines[end[0]][end[1] :]
            if not rest.strip() and not self._goes_on(end[0], indent):
                return end[0] + 1
            if rest[:1] in (" ", "\t") and rest.lstrip()[:1] == "#":
                col = end[1] + len(rest) - len(rest.lstrip())
                self.problems.at("SK1019", end[0], col, len(self.lines[end[0]].rstrip()))
                return end[0] + 1
        return self._lift(first, indent, start, value)

    def _lift(self, first: int, indent: int, start: int, value: str) -> int:
        found = [value.rstrip(" \t")]
        last = first
        doubtful = False
        at = first + 1
        while at < len(self.lines):
            line = self.lines[at]
            bare = line.strip(" \t")
            if bare:
                depth = len(line) - len(line.lstrip(" "))
                if depth <= indent:
                    break
                doubtful = doubtful or bare[0] == "#" or self._looks_structural(line)
                if bare[0] == "#":
                    self.problems.at("SK1018", at, depth, len(line.rstrip()))
                elif self._looks_structural(line):
                    self.problems.at("SK1017", at, depth, depth + bare.index(":"), key=bare.split(":")[0])
                found += [""] * (at - last - 1)
                found.append(bare)
                last = at
            at += 1
        self.out[first] = self.lines[first][:start] + _STAND_IN
        for blank in range(first + 1, last + 1):
            self.out[blank] = ""
        self.runs[first, start] = TextRun(first, start, found, doubtful)
        return last + 1

    def _goes_on(self, at: int, indent: int) -> bool:
        """Whether the next line is more of the same text: then a quoted first part is not the whole of it."""
        following = self._next(at, indent)
        return following >= 0 and not (
            self.lines[following].lstrip(" ").startswith("#") or self._looks_structural(self.lines[following])
        )

    def _next(self, at: int, indent: int) -> int:
        """The next line with anything on it if it stands deeper than `indent`, else -1."""
        for line_no in range(at + 1, len(self.lines)):
            bare = self.lines[line_no].lstrip(" ")
            if bare.strip():
                return line_no if len(self.lines[line_no]) - len(bare) > indent else -1
        return -1

    def _looks_structural(self, line: str) -> bool:
        match = _KEY.match(line)
        return match is not None and match["key"] in self.structural

    def _after_block(self, at: int, indent: int) -> int:
        at += 1
        while at < len(self.lines):
            bare = self.lines[at].lstrip(" ")
            if bare and len(self.lines[at]) - len(bare) <= indent:
                break
            at += 1
        return at

    def _quote_end(self, at: int, start: int, indent: int) -> tuple[int, int] | None:
        """Line and column after the closing quote; None when it never closes inside this value."""
        quote = self.lines[at][start]
        col = start + 1
        line_no = at
        while True:
            line = self.lines[line_no]
            while col < len(line):
                char = line[col]
                if char == "\\" and quote == '"':
                    col += 1
                elif char == quote:
                    if quote == "'" and line[col + 1 : col + 2] == "'":
                        col += 1
                    else:
                        return line_no, col + 1
                col += 1
            line_no += 1
            if line_no >= len(self.lines):
                return None
            bare = self.lines[line_no].lstrip(" ")
            col = len(self.lines[line_no]) - len(bare)
            if bare and col <= indent:
                return None

    def _after_flow(self, at: int, start: int, indent: int) -> int:
        """The line after a `{…}` or `[…]`; one that never closes ends where the next key stands."""
        depth = 0
        line_no, col, before = at, start, ":"
        while line_no < len(self.lines):
            line = self.lines[line_no]
            if line_no > at:
                bare = line.lstrip(" ")
                col = len(line) - len(bare)
                if bare and col <= indent and bare[0] not in "]}#":
                    return line_no
            while col < len(line):
                char = line[col]
                if char in "[{":
                    depth += 1
                elif char in "]}":
                    depth -= 1
                    if depth == 0:
                        return line_no + 1
                elif char in "\"'" and before in "[{,:":
                    end = self._quote_end(line_no, col, -1)
                    if end is None:
                        return line_no + 1
                    if end[0] != line_no:
                        line_no, line = end[0], self.lines[end[0]]
                    before, col = '"', end[1]
                    continue
                elif char == "#" and (col == 0 or line[col - 1] in " \t"):
                    break
                if char not in " \t":
                    before = char
                col += 1
            line_no += 1
        return line_no
