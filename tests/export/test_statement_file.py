"""Statements in a file: an array, or a line each."""

from __future__ import annotations

import json
from pathlib import Path

from simkit.export import statements, write_statements
from simkit.record import Record, Trainee
from tests.export.samples import EXPORTER, NAMES, assessed, practised


def test_an_array_where_the_name_does_not_say_lines(record: Record, trainee: Trainee, tmp_path: Path) -> None:
    made = statements(practised(record, trainee), NAMES)
    path = write_statements(made, tmp_path / "out.json")
    assert json.loads(path.read_bytes()) == list(made)


def test_lines_hold_the_very_bytes_of_the_outbox(record: Record, trainee: Trainee, tmp_path: Path) -> None:
    made = statements(assessed(record, trainee), NAMES, exporter=EXPORTER)
    path = write_statements(made, tmp_path / "out.jsonl")
    assert path.read_bytes().splitlines() == [one.body for one in record.outbox.all()]


def test_no_statements_are_an_empty_array(tmp_path: Path) -> None:
    assert json.loads(write_statements([], tmp_path / "out.json").read_bytes()) == []
    assert write_statements([], tmp_path / "out.jsonl").read_bytes() == b""
