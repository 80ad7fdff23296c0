"""Commands that look after the record and the editor: rebuild, erase, schema, and a fresh seed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simkit.record import Home
from simkit.session import read_journal
from tests.cli.world import BEST, LATE, program, simkit


def test_a_record_that_was_lost_is_made_again_from_its_journals(session: str, home: Path) -> None:
    before = simkit("show", session, "--json").data
    for file in home.glob("record.sqlite*"):
        file.unlink()
    assert simkit("sessions", "--json").data["sessions"] == []
    ran = simkit("rebuild", "--json")
    assert (ran.code, ran.data["added"]) == (0, 1)
    assert simkit("show", session, "--json").data == before


def test_a_journal_that_cannot_be_read_is_told_and_the_others_are_put_back(session: str, home: Path) -> None:
    (home / "journals" / "0.jsonl").write_text("no journal\n", encoding="utf-8")
    for file in home.glob("record.sqlite*"):
        file.unlink()
    ran = simkit("rebuild")
    assert (ran.code, "SK8002" in ran.err) == (1, True)
    assert simkit("sessions", "--json").data["sessions"][0]["session"] == session


def test_erasing_asks_first_and_then_leaves_no_journal(session: str, home: Path) -> None:
    assert program("erase", session, home=home, typed="n\n").code != 0
    assert len(list(Home(home).journals.glob("*.jsonl"))) == 1
    ran = simkit("erase", session, "--yes", "--reason", "a test", "--json")
    assert (ran.code, ran.data["reason"]) == (0, "a test")
    assert list(Home(home).journals.glob("*.jsonl")) == []
    assert simkit("show", session).code == 2


@pytest.mark.parametrize(("kind", "key"), [("scenario", "scenes"), ("rubric", "skills")])
def test_the_schema_is_for_editors(kind: str, key: str) -> None:
    schema = json.loads(simkit("schema", kind).out)
    assert key in schema["properties"]
    assert simkit("schema", kind, "--language", "nl").out != simkit("schema", kind).out


def test_a_person_gets_a_fresh_seed_and_the_autopilot_the_same_one(home: Path) -> None:
    for _ in range(2):
        program("play", LATE, "--present", "plain", home=home, typed="q\n")
    people = {read_journal(path).header.seed for path in (home / "journals").glob("*.jsonl")}
    assert len(people) == 2
    simkit("play", LATE, *BEST)
    seeds = {read_journal(path).header.seed for path in (home / "journals").glob("*.jsonl")}
    assert 7 in seeds
