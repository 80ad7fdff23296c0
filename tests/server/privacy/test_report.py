"""The privacy documents say what is set, to whom what is shown, and what changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from simkit.cli.privacy import report
from simkit.errors import SimkitError
from simkit.server.access import ROLES
from simkit.server.config import Config
from simkit.server.privacy.changes import changes
from simkit.server.privacy.documents import DOCUMENTS, document
from simkit.server.privacy.facts import facts_of, from_data, to_data
from simkit.server.privacy.report import write_report
from simkit.server.rooms import rules
from tests.server.expected import expected
from tests.server.world import World

DAY = date(2026, 11, 25)


def config(tmp_path: Path, **settings: object) -> Config:
    given = {
        "home": tmp_path,
        "organisation": "De Winkel BV",
        "contact": "privacy@winkel.example",
        "suppress_below": 7,
        "retention_months": 18,
        "database": "postgresql://simkit:secret@db.winkel.example/simkit",
    }
    return Config.model_validate({**given, **settings})


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_document_is_filled_from_the_settings(tmp_path: Path, name: str, language: str) -> None:
    facts = facts_of(config(tmp_path), {"SIMKIT_LRS_ENDPOINT": "https://lrs.winkel.example/xAPI"})
    text = document(name, facts, language, DAY)
    assert "De Winkel BV" in text
    assert "secret" not in text
    assert "7 m" in text or "7 p" in text  # 7 mensen, 7 people
    if name in ("consent", "dpia"):
        assert "PostgreSQL, db.winkel.example" in text
        assert "lrs.winkel.example" in text
        assert "18 m" in text
    if name == "notice":
        assert "privacy@winkel.example" in text


def test_who_can_see_what_is_what_the_pages_do(tmp_path: Path) -> None:
    facts, wanted = facts_of(config(tmp_path)), expected()
    for route, rule in rules().items():
        if rule.sees != "nothing" and not rule.device:
            assert set(facts.routes[route]) == set(wanted[route].roles)
    assert set(facts.sees) == set(ROLES)
    assert "own groups' sessions" not in facts.sees["manager"]
    assert "own groups' sessions" not in facts.sees["admin"]
    assert "own groups' sessions" not in facts.sees["trainee"]
    assert set(facts.own_alone["review.session"]) == set(ROLES) - {"trainer"}
    table = document("access", facts, "en", DAY)
    (line,) = [one for one in table.splitlines() if one.startswith("| `review.session`")]
    assert "manager (their own data)" in line.lower()
    assert "trainer (" not in line.lower()


def test_the_first_report_has_nothing_to_compare_with_and_the_next_has(tmp_path: Path) -> None:
    folder = tmp_path / "report"
    first = write_report(folder, facts_of(config(tmp_path), {}), "en", DAY)
    assert first.changes is None
    assert "changes.en.md" not in first.names
    again = write_report(folder, facts_of(config(tmp_path), {}), "nl", DAY)
    assert again.changes == ()
    assert "niets veranderd" in (folder / "changes.nl.md").read_text(encoding="utf-8")


def test_what_must_be_asked_before_use_is_marked(tmp_path: Path) -> None:
    before = facts_of(config(tmp_path), {})
    sees = {**before.sees, "manager": (*before.sees["manager"], "own groups' sessions")}
    recorded = (*before.recorded, "gaze")
    after = replace(before, sees=sees, recorded=recorded, suppress_below=3, contact="somebody else")
    found = {one.what: one for one in changes(before, after)}
    assert set(found) == {"sees: manager", "recorded", "suppress_below", "contact"}
    assert {what for what, one in found.items() if one.asks} == {
        "sees: manager",
        "recorded",
        "suppress_below",
    }
    assert found["recorded"].after == "gaze"


def test_facts_survive_being_written(tmp_path: Path) -> None:
    facts = facts_of(config(tmp_path), {})
    assert from_data(json.loads(json.dumps(to_data(facts)))) == facts
    assert from_data({"simkit": "0.0.1"}) is None


def test_the_command_writes_them_and_says_what_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ["--home", str(tmp_path / "home"), "--output", str(tmp_path / "out"), "--language", "en"]
    assert CliRunner().invoke(report, arguments).exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "facts.json",
        *(f"{name}.en.md" for name in DOCUMENTS),
    }
    monkeypatch.setenv("SIMKIT_SUPPRESS_BELOW", "3")
    again = CliRunner().invoke(report, arguments)
    assert "suppress_below | 5 | 3" in again.output
    assert "ask or tell before use" in again.output


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(SimkitError) as caught:
        write_report(tmp_path / "file" / "report", facts_of(config(tmp_path), {}), "en", DAY)
    assert caught.value.code == "SK9281"


def test_an_administrator_reads_them_and_everybody_the_notice(world: World) -> None:
    admin = world.browser("Amsterdam", "admin")
    assert "Data protection impact assessment" in admin.get("/privacy").text
    assert "<table>" in admin.get("/privacy/access").text
    assert admin.get("/privacy/dpia?as=file").headers["content-type"].startswith("text/markdown")
    assert admin.get("/privacy/passwords").status_code == 404
    assert "what is kept of you" in world.browser("Utrecht", "trainee").get("/notice").text
