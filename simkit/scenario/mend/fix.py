"""Mending a file by inserting at the place: comments, order and layout stay as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from simkit.errors import Diagnostic
from simkit.scenario.build import build
from simkit.scenario.build.context import Context, Missing
from simkit.scenario.find import find
from simkit.scenario.mend.ids import id_from
from simkit.scenario.mend.quoting import quoted
from simkit.scenario.reading import IsText, Mapping, Problems, TextRun, read_file, source_of
from simkit.scenario.reading.forgive import Lifter
from simkit.scenario.reading.nodes import last_line
from simkit.scenario.reading.plainly import plain_reads_alike
from simkit.scenario.reading.reader import read_tree, split_lines
from simkit.scenario.speech import rubric_keys, scenario_keys

_ODD_IN_FLOW = re.compile(r"[?:#\[\]{},&*!|>%@`\"]")
_RUBRIC = re.compile(r"^simkit-rubric *:", re.MULTILINE)
_BREAK = re.compile("\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was mended: `kind` is "quoted" or "id"; `line` counts from 1 in the new text."""

    kind: str
    line: int
    what: str
    """The text that is quoted now, or the id that was written."""


@dataclass(frozen=True, slots=True)
class Fixed:
    text: str
    changes: tuple[Change, ...]
    left: tuple[Diagnostic, ...] = ()
    """Errors because of which ids could not be written; quoting was done all the same."""


def fix(path_or_id: str | Path) -> Fixed:
    """The mended text of a scenario's file. The file itself is left as it is: the caller writes it.

    Raises SimkitError where there is no such file, or it is no text.
    """
    path = find(path_or_id)
    return fix_text(read_file(path), str(path))


def fix_folder(path_or_id: str | Path) -> dict[Path, Fixed]:
    """The mended texts of a scenario's files: its own and its rubric's. Raises as `fix`."""
    path = find(path_or_id)
    found = {path: fix(path)}
    for other in sorted(path.parent.glob("*.y*ml")):
        if other != path and _RUBRIC.search(text := read_file(other)):
            found[other] = fix_rubric_text(text, str(other))
    return found


def fix_rubric_text(text: str | bytes, name: str = "rubric.yaml") -> Fixed:
    """Quotes in a rubric's text; a rubric has no ids to write. Raises SimkitError where it is no text."""
    source = source_of(text, name)
    problems = Problems(name)
    return _mended(source, problems, *rubric_keys(), ids=False)


def fix_text(text: str | bytes, name: str = "scenario.yaml") -> Fixed:
    """As `fix`, from the text. Raises SimkitError where it is no text."""
    source = source_of(text, name)
    return _mended(source, Problems(name), *scenario_keys(source), ids=True)


def _mended(source: str, problems: Problems, is_text: IsText, structural: frozenset[str], ids: bool) -> Fixed:
    breaks = _BREAK.findall(source)
    newline = max(set(breaks), key=breaks.count) if breaks else "\n"
    lines = problems.lines = split_lines(source)
    runs = Lifter(lines, is_text, structural, problems).lift().runs
    if any(found.severity == "error" for found in problems.found):
        return Fixed(source, (), tuple(problems.found))
    edits = _quotes(runs)
    if ids:
        edits += _ids(source, problems)
    if not edits:
        return Fixed(source, (), _errors(problems))
    return Fixed(*_applied(lines, edits, newline), _errors(problems))


@dataclass(slots=True)
class _Edit:
    """Replaces `length` characters at a place by `new`, or inserts whole lines before `line`."""

    line: int
    col: int
    length: int
    new: str
    change: Change | None
    whole_line: bool = False


def _quotes(runs: dict[tuple[int, int], TextRun]) -> list[_Edit]:
    edits: list[_Edit] = []
    for run in runs.values():
        if plain_reads_alike(run.lines):
            continue
        for offset, (old, new) in enumerate(zip(run.lines, quoted(run.lines), strict=True)):
            change = Change("quoted", run.line + 1, run.value) if offset == 0 else None
            if new != old:
                edits.append(_Edit(run.line + offset, run.col if offset == 0 else -1, len(old), new, change))
    return edits


def _ids(source: str, problems: Problems) -> list[_Edit]:
    quiet = Problems(problems.file)
    is_text, structural = scenario_keys(source)
    root = read_tree(source, quiet, is_text, structural)
    if not isinstance(root, Mapping):
        problems.found += quiet.found
        return []
    context = build(root, quiet).context
    problems.found += [found for found in quiet.found if found not in problems.found]
    taken = set(context.ids)
    return [*_flow_quotes(context), *(_id_edit(missing, taken) for missing in context.missing)]


def _flow_quotes(context: Context) -> list[_Edit]:
    """Texts inside `{ }`: parsers differ on question marks and colons there."""
    found = []
    for node in context.text_nodes.values():
        if (
            node.style == "plain"
            and node.end
            and (_ODD_IN_FLOW.search(node.value) or not plain_reads_alike([node.value]))
        ):
            (new,) = quoted([node.value])
            change = Change("quoted", node.line + 1, node.value)
            found.append(_Edit(node.line, node.col, len(node.value), new, change))
    return found


def _id_edit(missing: Missing, taken: set[str]) -> _Edit:
    """The id's line, right behind the text or list it is for; in a flow map in front of it."""
    id = id_from(missing.scene, missing.text, missing.what, taken)
    taken.add(id)
    key = missing.node.keys[missing.key]
    if missing.node.flow:
        return _Edit(key.line, key.col, 0, f"id: {id}, ", Change("id", key.line + 1, id))
    line = last_line(missing.node.items[missing.key]) + 1
    return _Edit(line, 0, 0, " " * key.col + f"id: {id}", Change("id", line + 1, id), True)


def _applied(lines: list[str], edits: list[_Edit], newline: str) -> tuple[str, tuple[Change, ...]]:
    out = list(lines)
    for edit in sorted(edits, key=lambda e: (e.line, not e.whole_line, e.col), reverse=True):
        if edit.whole_line:
            out.insert(edit.line, edit.new)
            continue
        line = out[edit.line]
        col = edit.col if edit.col >= 0 else len(line) - len(line.lstrip(" \t"))
        out[edit.line] = line[:col] + edit.new + line[col + edit.length :]
    return newline.join(out), tuple(_moved(edits))


def _moved(edits: list[_Edit]) -> list[Change]:
    """The changes in file order, with their lines in the new text. Of lines inserted at one place the last made
    comes first: what is inside is made after what it is inside of."""
    inserted = sorted((edit for edit in reversed(edits) if edit.whole_line), key=lambda e: e.line)
    changes = [
        replace(edit.change, line=edit.line + before + 1)
        for before, edit in enumerate(inserted)
        if edit.change is not None
    ]
    for edit in edits:
        if edit.change is not None and not edit.whole_line:
            before = sum(1 for other in inserted if other.line <= edit.line)
            changes.append(replace(edit.change, line=edit.line + before + 1))
    return sorted(changes, key=lambda change: change.line)


def _errors(problems: Problems) -> tuple[Diagnostic, ...]:
    return tuple(found for found in problems.found if found.severity == "error")
