"""A table that a spreadsheet opens without surprises."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

import pytest

from simkit.export import table, write_table
from simkit.record import Record, Trainee
from simkit.session import compile_program
from tests.record.world import BAD, GOOD, STARTED, begin, practise, rubric, scenario


def _rows(record: Record, **how: str) -> list[dict[str, str]]:
    heading, *rows = table(record, record.sessions(), **how)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_a_row_for_each_criterion_of_each_session(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee, acts=BAD)
    practise(record, trainee, acts=GOOD, started=STARTED + timedelta(hours=1))
    found = _rows(record)
    levels = [(row["attempt"], row["criterion"], row["level"]) for row in found]
    assert levels == [
        ("2", "acknowledge", "4"),
        ("2", "own", "3"),
        ("2", "solve", "4"),
        ("1", "acknowledge", "2"),
        ("1", "own", "1"),
        ("1", "solve", "1"),
    ]
    last = found[-1]
    assert (last["session"], last["journal_head"], last["ending"]) == (
        first.row.id,
        first.journal.head,
        "lost",
    )
    assert (last["outcome"], last["harmful"], last["strong"], last["mode"]) == (
        "not_yet",
        "1",
        "0",
        "practice",
    )


def test_names_come_in_the_language_asked_for(record: Record, trainee: Trainee) -> None:
    practise(record, trainee)
    assert [row["criterion_name"] for row in _rows(record, language="nl")] == ["Erkennen", "Own it", "Solve"]


def test_it_is_the_newest_card_that_is_told(record: Record, trainee: Trainee) -> None:
    practise(record, trainee)
    record.rescore(rubric(version="2", rule="lowest"), "late-delivery", at=STARTED)
    assert {row["rubric_version"] for row in _rows(record)} == {"2"}


def test_a_session_without_a_card_has_a_row_of_its_own(record: Record, trainee: Trainee) -> None:
    begin(record, trainee)
    (row,) = _rows(record)
    assert (row["criterion"], row["level"], row["ended"], row["attempt"]) == ("", "", "", "1")


def test_nothing_in_it_is_run_as_a_formula(record: Record, trainee: Trainee) -> None:
    made = compile_program(scenario(title='"=HYPERLINK(1)"'))
    practise(record, trainee, program=made)
    assert {row["title"] for row in _rows(record)} == {"'=HYPERLINK(1)"}


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_file_reads_back_in_any_spreadsheet(
    record: Record, trainee: Trainee, tmp_path: Path, delimiter: str
) -> None:
    made = compile_program(scenario(title="Te laat; een pakje, ’t zoveelste: ‘é’"))
    practise(record, trainee, program=made)
    told: list[tuple[int, int]] = []
    path = write_table(
        record,
        record.sessions(),
        tmp_path / "out.csv",
        delimiter=delimiter,
        progress=lambda *now: told.append(now),
    )
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file, delimiter=delimiter)
    assert {row[heading.index("title")] for row in rows} == {"Te laat; een pakje, ’t zoveelste: ‘é’"}
    assert told == [(1, 1)]
