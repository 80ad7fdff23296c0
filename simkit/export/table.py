"""A table for a spreadsheet: one row a session and criterion."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from scoring import CriterionResult, Scorecard, text_in
from simkit.export.whole import write_whole
from simkit.record import Record, SessionRow

COLUMNS = (
    "session",
    "trainee",
    "scenario",
    "title",
    "program",
    "mode",
    "attempt",
    "started",
    "ended",
    "story_seconds",
    "decisions",
    "ending",
    "rubric",
    "rubric_version",
    "rubric_hash",
    "outcome",
    "skill",
    "skill_name",
    "criterion",
    "criterion_name",
    "level",
    "opportunities",
    "harmful",
    "weak",
    "sound",
    "strong",
    "missed",
    "journal_head",
)
_AT_ONCE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(
    record: Record,
    sessions: Sequence[SessionRow],
    *,
    language: str = "en",
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[tuple[str, ...]]:
    """The heading, then the rows, under the newest card of each session; `level` is empty where not observed.

    A session without a card has one row without a criterion.
    """
    yield COLUMNS
    waiting = iter(sessions)
    done = 0
    while batch := list(islice(waiting, _AT_ONCE)):
        cards = record.newest_scorecards([row.id for row in batch])
        for row in batch:
            card = cards[row.id].card if row.id in cards else None
            for cells in _rows(row, card, language):
                yield tuple(_safe(cell) for cell in cells)
        done += len(batch)
        if progress is not None:
            progress(done, len(sessions))


def write_table(
    record: Record,
    sessions: Sequence[SessionRow],
    path: Path,
    *,
    language: str = "en",
    delimiter: str = ",",
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """UTF-8 with a byte-order mark, without which Excel misreads accents. A Dutch Excel wants `;`. Raises SK9111."""

    def parts() -> Iterator[bytes]:
        yield b"\xef\xbb\xbf"
        for cells in table(record, sessions, language=language, progress=progress):
            line = io.StringIO(newline="")
            csv.writer(line, delimiter=delimiter).writerow(cells)
            yield line.getvalue().encode()

    return write_whole(path, parts())


def _rows(row: SessionRow, card: Scorecard | None, language: str) -> Iterator[tuple[object, ...]]:
    head = (
        row.id,
        row.trainee,
        row.scenario,
        row.title,
        row.program,
        row.mode,
        row.attempt,
        row.started.isoformat(timespec="seconds"),
        row.ended.isoformat(timespec="seconds") if row.ended else None,
        row.duration_ms // 1000 if row.duration_ms is not None else None,
        row.decisions,
        row.ending,
    )
    if card is None:
        yield *head, *([None] * 15), row.head
        return
    judged = (card.rubric_id, card.rubric_version, card.rubric_hash, card.passing.outcome)
    for skill in card.skills:
        name = text_in(skill.skill.name, language)
        for result in skill.results:
            yield *head, *judged, skill.skill.id, name, *_criterion(result, language), row.head


def _criterion(result: CriterionResult, language: str) -> tuple[object, ...]:
    grades = [result.grades[grade] for grade in ("harmful", "weak", "sound", "strong", "missed")]
    name = text_in(result.definition.name, language)
    return result.definition.id, name, result.level, result.opportunities, *grades


def _safe(cell: object) -> str:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text
