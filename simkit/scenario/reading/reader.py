"""YAML text to a tree of words, maps and lists, every node with its place, every fault with its code."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import Any

import yaml
from yaml.resolver import BaseResolver

from simkit.scenario.reading import limits
from simkit.scenario.reading.forgive import IsText, Lifter, Written
from simkit.scenario.reading.nodes import Mapping, Node, Scalar, Sequence
from simkit.scenario.reading.plainly import plain_reads_alike
from simkit.scenario.reading.problems import SIZES, Problems
from simkit.scenario.reading.syntax import explain

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:  # PyYAML built without libyaml: the same tree, slower

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser, yaml.composer.Composer):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            yaml.reader.Reader.__init__(self, stream)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)
            yaml.composer.Composer.__init__(self)


_ODD_BREAKS = re.compile("[\x85\u2028\u2029]")
_LINE_END = re.compile("\r\n|\r|\n")


class _TooMuch(Exception):
    pass


class _Composer(_Parser, BaseResolver):
    """Composes nodes without guessing what a word means, and no deeper than allowed."""

    def __init__(self, text: str) -> None:
        _Parser.__init__(self, text)
        self.depth = 0
        self.count = 0
        self.line = 0

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > limits.DEPTH or self.count > limits.NODES:
            self.line = current_node.start_mark.line if current_node is not None else 0
            raise _TooMuch

    def ascend_resolver(self) -> None:
        self.depth -= 1

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        return ""


def split_lines(text: str) -> list[str]:
    """Lines as an editor counts them: U+2028 and its like end none."""
    return _LINE_END.split(text)


def read_tree(text: str, problems: Problems, is_text: IsText, structural: Collection[str]) -> Node | None:
    """The tree, or None when the text is no YAML; faults are added to `problems`, whose lines it sets."""
    lines = split_lines(text)
    problems.lines = lines
    for number, line in enumerate(lines):
        if len(line) > limits.LINE_CHARS:
            problems.at("SK1004", number, 0, most=limits.LINE_CHARS, **SIZES["line"])
            return None
    written = Lifter(lines, is_text, structural, problems).lift()
    for run in written.runs.values():
        if not run.doubtful and not plain_reads_alike(run.lines):
            problems.at("SK1020", run.line, run.col, run.end)
    composer = None
    try:
        composer = _Composer(written.masked)
        root = composer.get_single_node()
    except _TooMuch:
        assert composer is not None
        _too_much(composer, problems)
        return None
    except RecursionError:
        problems.at("SK1014", 0, 0, most=limits.DEPTH)
        return None
    except yaml.MarkedYAMLError as error:
        explain(error, lines, problems)
        return None
    except yaml.YAMLError as error:
        problems.at("SK1010", 0, 0, reason=str(error).splitlines()[0])
        return None
    finally:
        if composer is not None and hasattr(composer, "dispose"):
            composer.dispose()
    if root is None:
        problems.at("SK1005", 0, 0, file=problems.file)
        return None
    return _Walk(written, problems).node(root)


def _too_much(composer: _Composer, problems: Problems) -> None:
    if composer.depth > limits.DEPTH:
        problems.at("SK1014", composer.line, 0, most=limits.DEPTH)
    else:
        problems.at("SK1004", composer.line, 0, most=limits.NODES, **SIZES["values"])


class _Walk:
    def __init__(self, written: Written, problems: Problems) -> None:
        self.runs = written.runs
        self.problems = problems
        self.odd = _OddLines(written.masked) if _ODD_BREAKS.search(written.masked) else None
        self.made: dict[int, Node] = {}
        self.aliases = 0
        self.repeated = 0
        self.endless = False
        self.open: set[int] = set()

    def node(self, found: Any) -> Node | None:
        root = self._node(found)
        if self.endless:
            return None
        if self.aliases > limits.ALIASES or self.repeated > limits.ALIAS_NODES:
            self.problems.at("SK1013", 0, 0, most=limits.ALIASES)
            return None
        for run in self.runs.values():
            self.problems.at("SK1022", run.line, run.col)
        return root

    def _node(self, found: Any) -> Node:
        line, col = self._mark(found.start_mark)
        known = self.made.get(id(found))
        if known is not None:
            return self._again(found, known, line, col)
        if found.tag:
            self.problems.at("SK1012", line, col, col + len(self._word(line, col)), tag=_shown(found.tag))
        if isinstance(found, yaml.ScalarNode):
            made: Node = self._scalar(found, line, col)
            self.made[id(found)] = made
            return made
        if isinstance(found, yaml.SequenceNode):
            listed = Sequence(line, col, flow=bool(found.flow_style), last=self._mark(found.end_mark)[0])
            self.made[id(found)] = listed
            self.open.add(id(found))
            listed.items = [self._node(item) for item in found.value]
            self.open.discard(id(found))
            return listed
        mapped = Mapping(line, col, flow=bool(found.flow_style), last=self._mark(found.end_mark)[0])
        self.made[id(found)] = mapped
        self.open.add(id(found))
        self._pairs(found, mapped)
        self.open.discard(id(found))
        return mapped

    def _pairs(self, found: Any, into: Mapping) -> None:
        for key_node, value_node in found.value:
            if not isinstance(key_node, yaml.ScalarNode):
                line, col = self._mark(key_node.start_mark)
                self.problems.at("SK1016", line, col)
                continue
            key = self._node(key_node)
            value = self._node(value_node)
            assert isinstance(key, Scalar)
            if key.value == "<<" and key.style == "plain":
                self.problems.on("SK1016", key)
            elif key.value in into.items:
                self.problems.on("SK1011", key, key=key.value, line=into.keys[key.value].line + 1)
            else:
                into.items[key.value] = value
                into.keys[key.value] = key

    def _scalar(self, found: Any, line: int, col: int) -> Scalar:
        run = self.runs.pop((line, col), None)
        if run is not None:
            return Scalar(run.value, "text", line, col, run.end, run.line + len(run.lines) - 1)
        end_line, end_col = self._mark(found.end_mark)
        end = end_col if end_line == line else 0
        if not found.style:  # libyaml gives an empty word, the pure parser None
            return Scalar(found.value, "plain", line, col, end, end_line)
        if found.style in "'\"":
            return Scalar(found.value, "quoted", line, col, end, end_line)
        while end_line > line and not self._line(end_line, end_col).strip():
            end_line, end_col = end_line - 1, 1
        return Scalar(found.value, "block", line, col, 0, end_line)

    def _line(self, number: int, col: int) -> str:
        """What of a line belongs to a block text: nothing where its end mark stands at the line's start."""
        return self.problems.lines[number] if col and number < len(self.problems.lines) else ""

    def _again(self, found: Any, known: Node, line: int, col: int) -> Node:
        """An alias. It shares the node: nothing is copied, however often it is named."""
        self.aliases += 1
        self.repeated += _size(known, limits.ALIAS_NODES)
        if id(found) in self.open:
            self.endless = True
            self.problems.at("SK1013", line, col, most=limits.ALIASES)
            return Scalar("", "plain", line, col)
        return known

    def _mark(self, mark: Any) -> tuple[int, int]:
        return self.odd.at(mark.index) if self.odd else (mark.line, mark.column)

    def _word(self, line: int, col: int) -> str:
        rest = self.problems.lines[line][col:] if line < len(self.problems.lines) else ""
        return rest.split(" ", 1)[0]


class _OddLines:
    """libyaml counts U+0085, U+2028 and U+2029 as line ends; editors, and simkit, do not."""

    def __init__(self, masked: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", masked))]

    def at(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.starts, index) - 1
        return line, index - self.starts[line]


def _size(node: Node, most: int) -> int:
    """How many nodes hang below, counted no further than `most`."""
    count, waiting = 0, [node]
    while waiting and count <= most:
        count += 1
        current = waiting.pop()
        if isinstance(current, Mapping):
            waiting += current.items.values()
        elif isinstance(current, Sequence):
            waiting += current.items
    return count


def _shown(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")[:60]
