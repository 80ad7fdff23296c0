"""One session as a document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring import scorecard_from_data
from simkit.export import SessionData, session_document, write_session
from simkit.record import Record, Trainee
from simkit.session import Parent
from tests.export.samples import PLAYED, SENT, assessed, practised
from tests.record.world import BAD, GOOD, begin, codes_of, practise


@pytest.mark.parametrize("case", sorted(PLAYED))
def test_the_document_is_the_golden_one(
    record: Record, trainee: Trainee, golden: Callable[[str, str], None], case: str
) -> None:
    document = session_document(assessed(record, trainee, PLAYED[case]))
    golden(f"export/session-{case}.json", json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def test_it_says_what_was_said_with_the_facts_as_they_were(record: Record, trainee: Trainee) -> None:
    first, second = session_document(practised(record, trainee, SENT))["decisions"]
    assert first["said"] == "We send a new one, in 3 days."
    assert (first["open"], first["option"]) == (["ask", "carrier", "send"], "send")
    assert (second["took_ms"], second["evidence"]) == (4_000, {"solve": "strong"})


def test_its_scorecard_can_be_read_back(record: Record, trainee: Trainee) -> None:
    data = practised(record, trainee)
    assert scorecard_from_data(session_document(data)["scorecard"]) == data.card


def test_it_names_the_journal_it_came_from(record: Record, trainee: Trainee) -> None:
    data = practised(record, trainee)
    assert session_document(data)["journal"] == {"entries": 4, "head": data.row.head}


def test_a_what_if_says_so(record: Record, trainee: Trainee) -> None:
    first = practise(record, trainee)
    parent = Parent(first.row.id, 2, first.journal.head)
    said = session_document(practised(record, trainee, BAD, parent=parent))["session"]
    assert said["attempt"] is None
    assert said["parent"] == {"session": first.row.id, "entry": 2, "head": first.journal.head}


def test_a_session_halfway_is_not_exported(record: Record, trainee: Trainee) -> None:
    begun = begin(record, trainee, acts=GOOD[:3])
    data = SessionData(begun.row, trainee, begun.program, begun.journal, None)
    assert codes_of(lambda: session_document(data)) == ["SK9112"]


def test_a_file_is_written_whole_or_not_at_all(record: Record, trainee: Trainee, tmp_path: Path) -> None:
    data = practised(record, trainee)
    path = write_session(data, tmp_path / "session.json")
    assert json.loads(path.read_text(encoding="utf-8")) == session_document(data)
    assert codes_of(lambda: write_session(data, tmp_path / "no" / "folder.json")) == ["SK9111"]
    (tmp_path / "taken").mkdir()
    assert codes_of(lambda: write_session(data, tmp_path / "taken")) == ["SK9111"]
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []
