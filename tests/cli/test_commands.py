"""Every command but `play`."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest

from simkit.cli.app import COMMANDS
from simkit.cli.reference import reference
from simkit.errors import all_pages
from simkit.session import read_journal
from tests.cli.world import AUTOPILOT, BEST, LATE, environment, simkit

ROOT = Path(__file__).parent.parent.parent


def test_the_reference_is_what_help_says() -> None:
    written = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python -m simkit.cli.reference > docs/reference/cli.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    ran = simkit(name, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"Usage: simkit {name}")


def test_without_a_command_there_is_help() -> None:
    ran = simkit()
    assert (ran.code, ran.err) == (0, "")
    assert "play" in ran.out


def test_the_version() -> None:
    assert simkit("--version").out.startswith("simkit ")


# -- scenarios and check --------------------------------------------------------------------------------------


def test_the_shipped_scenarios_are_listed() -> None:
    found = {one["id"]: one for one in simkit("scenarios", "--json").data["scenarios"]}
    assert found["late-delivery"]["scored"] is True
    assert "late-delivery" in simkit("scenarios").out


def test_a_scenario_without_faults_is_fine() -> None:
    ran = simkit("check", LATE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{LATE}: nothing wrong\n"


def test_a_fault_has_its_place_and_its_remedy_in_the_readers_language(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(Path(LATE, "scenario.yaml").read_text().replace("go to: agree", "go to: aggree"))
    (tmp_path / "rubric.yaml").write_text(Path(LATE, "rubric.yaml").read_text())
    ran = simkit("check", str(tmp_path))
    assert ran.code == 1
    line = 1 + file.read_text().splitlines().index("    - go to: aggree")
    assert f"{file.as_posix()}:{line}:" in ran.err
    assert "agree" in ran.err
    assert "1 error(s)" in ran.err
    dutch = simkit("check", str(tmp_path), "--language", "nl")
    assert "1 fout(en)" in dutch.err
    data = simkit("check", str(tmp_path), "--json").data
    assert (data["errors"], data["scenarios"][0]["diagnostics"][0]["line"]) == (1, line)


def test_a_folder_of_scenarios_stands_for_each_of_them(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").write_text("simkit: 1\n")
    ran = simkit("check", str(tmp_path), "--json")
    assert ran.code == 1
    assert [one["path"] for one in ran.data["scenarios"]] == [str(tmp_path / name) for name in ("one", "two")]


def test_fix_writes_the_ids_and_leaves_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    whole = Path(LATE, "scenario.yaml").read_text()
    file.write_text(whole.replace("      id: story.birthday\n", ""))
    (tmp_path / "rubric.yaml").write_text(Path(LATE, "rubric.yaml").read_text())
    ran = simkit("check", str(tmp_path), "--fix")
    assert ran.code == 0
    assert "1 mended" in ran.out
    assert len(file.read_text().splitlines()) == len(whole.splitlines())
    assert simkit("check", str(tmp_path), "--fix", "--json").data["scenarios"][0]["mended"] == 0


@pytest.mark.parametrize("name", ["no-such-scenario", "no/such/file.yaml"])
def test_a_scenario_that_is_not_there_is_wrong_use(name: str) -> None:
    for command in (("check", name), ("play", name, *BEST)):
        ran = simkit(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "SK10" in ran.err


# -- the record -----------------------------------------------------------------------------------------------


def test_sessions_and_show(session: str) -> None:
    assert session[:8] in simkit("sessions").out
    shown = simkit("show")
    assert "Acknowledges the loss: level 3 of 4." in shown.out
    dutch = simkit("show", session[:6], "--language", "nl", "--decisions")
    assert "Je hoorde (Sam de Vries): Mijn pakje had hier maandag moeten zijn!" in dutch.out
    data = simkit("show", "--json").data
    assert (data["session"], data["state"], data["scorecard"]["scorecard"]) == (session, "done", 1)
    assert "What it did" not in shown.out


def test_there_is_no_session_yet() -> None:
    assert simkit("sessions").err == "There is no session yet.\n"
    ran = simkit("show")
    assert (ran.code, "SK8507" in ran.err) == (2, True)


def test_an_unknown_session_and_one_of_several(session: str) -> None:
    simkit("play", LATE, *BEST)
    for command in ("show", "replay"):
        ran = simkit(command, "zzzz")
        assert (ran.code, "SK8206" in ran.err) == (2, True)
    ids = [one["session"] for one in simkit("sessions", "--json").data["sessions"]]
    while len({id[0] for id in ids}) == len(ids):
        simkit("play", LATE, *BEST)
        ids = [one["session"] for one in simkit("sessions", "--json").data["sessions"]]
    shared = next(id[0] for id in ids if sum(other[0] == id[0] for other in ids) > 1)
    ran = simkit("show", shared)
    assert (ran.code, "SK8207" in ran.err) == (2, True)


def test_another_rubric_gives_another_card_and_keeps_the_old_one(session: str, tmp_path: Path) -> None:
    mine = tmp_path / "late"
    mine.mkdir()
    for file in Path(LATE).iterdir():
        (mine / file.name).write_bytes(file.read_bytes())
    rubric = mine / "rubric.yaml"
    stricter = rubric.read_text().replace(
        "own:\n        name: Takes ownership\n", "own:\n        name: Takes ownership\n        rule: lowest\n"
    )
    rubric.write_text(stricter.replace('version: "1"', 'version: "2"'))
    ran = simkit("rescore", str(mine), "--json")
    assert (ran.code, ran.data["sessions"], ran.data["already"], ran.data["version"]) == (0, 1, 0, "2")
    assert simkit("rescore", str(mine), "--json").data["already"] == 1
    data = simkit("show", "--json").data
    assert data["scorecard"]["rubric"]["version"] == "2"
    assert [card["rubric"]["version"] for card in data["earlier"]] == ["1"]


def test_a_rubric_of_ones_own_may_be_named_and_is_checked(session: str, tmp_path: Path) -> None:
    own = tmp_path / "strict.yaml"
    text = Path(LATE, "rubric.yaml").read_text()
    own.write_text(text.replace('version: "1"', 'version: "3"').replace("at least: 2", "at least: 4"))
    assert simkit("rescore", LATE, "--rubric", str(own)).code == 0
    assert simkit("show", "--json").data["scorecard"]["rubric"]["version"] == "3"
    assert "Not yet passed." in simkit("show").out
    own.write_text(text.replace("skills:", "skils:"))
    ran = simkit("rescore", LATE, "--rubric", str(own))
    assert (ran.code, "SK41" in ran.err) == (1, True)
    missing = simkit("rescore", LATE, "--rubric", str(tmp_path / "none.yaml"))
    assert (missing.code, "SK1001" in missing.err) == (2, True)


# -- replay ---------------------------------------------------------------------------------------------------


def test_a_journal_is_verified_and_printed(session: str, home: Path) -> None:
    ran = simkit("replay")
    assert ran.code == 0
    assert ran.out.startswith("Sam de Vries: My parcel should have been here on Monday!\n")
    assert "The journal holds" in ran.out
    file = home / "journals" / f"{session}.jsonl"
    assert simkit("replay", str(file)).out == ran.out
    data = simkit("replay", session[:8], "--json", "--language", "nl").data
    assert (data["holds"], data["same_head"], data["same_events"]) == (True, True, True)
    assert data["conversation"][0]["text"] == "Mijn pakje had hier maandag moeten zijn!"


def test_replay_begins_where_it_is_told(session: str, home: Path) -> None:
    entries = read_journal(home / "journals" / f"{session}.jsonl").entries
    second = [entry.n for entry in entries if any(e.kind == "chosen" for e in entry.events)][1]
    ran = simkit("replay", "--from", str(second))
    assert ran.out.startswith("You: A birthday without a present. I see.\n")
    presented = simkit("replay", "--from", str(second), "--present", "autopilot", "--speed", "100")
    assert presented.code == 0
    assert "My parcel should have been here on Monday!" in presented.out.split("The conversation so far")[1]
    assert "You: A birthday without a present. I see." in presented.out
    assert "How it ended: You found a way." in presented.out


def test_a_journal_that_was_changed_does_not_hold(session: str, home: Path) -> None:
    file = home / "journals" / f"{session}.jsonl"
    file.write_bytes(file.read_bytes().replace(b"greeting.ask", b"greeting.ASK", 1))
    ran = simkit("replay")
    assert (ran.code, "SK8002" in ran.err) == (1, True)


def test_a_journal_made_again_whole_is_not_the_one_in_the_record(session: str, home: Path) -> None:
    other = simkit("play", LATE, *AUTOPILOT, "--strategy", "worst", "--json").data
    file = home / "journals" / f"{session}.jsonl"
    file.write_bytes(Path(other["journal"]).read_bytes())
    ran = simkit("replay", session)
    assert (ran.code, "SK8527" in ran.err) == (1, True)


def test_a_what_if_is_tried_from_a_decision_and_is_no_attempt(session: str, home: Path) -> None:
    entries = read_journal(home / "journals" / f"{session}.jsonl").entries
    first = next(entry.n for entry in entries if any(e.kind == "chosen" for e in entry.events))
    ran = simkit("replay", "--what-if", "--from", str(first), "--present", "autopilot", "--json")
    assert ran.code == 0
    assert ran.data["what_ifs"] == [ran.data["session"]]
    assert [one["session"] for one in simkit("sessions", "--json").data["sessions"]] == [session]
    both = simkit("sessions", "--what-ifs", "--json").data["sessions"]
    assert {one["what_if_of"] for one in both} == {session, None}
    wrong = simkit("replay", "--what-if", "--from", "1", "--present", "autopilot")
    assert (wrong.code, "SK8515" in wrong.err) == (2, True)


def test_an_assessment_has_no_what_if() -> None:
    simkit("play", LATE, *BEST, "--mode", "assessment")
    ran = simkit("replay", "--what-if", "--from", "2", "--present", "autopilot")
    assert (ran.code, "SK8515" in ran.err) == (2, True)


# -- export and explain ---------------------------------------------------------------------------------------


def test_export_writes_what_it_is_asked_for(session: str, home: Path, tmp_path: Path) -> None:
    ran = simkit("export", "--json")
    (document,) = ran.data["files"]
    assert json.loads(Path(document).read_text())["session"]["id"] == session
    table = tmp_path / "levels.csv"
    assert simkit("export", session[:8], "--format", "csv", "--to", str(table)).out == f"{table}\n"
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["criterion"] for row in rows] == ["acknowledge", "own"]


def test_practice_becomes_statements_only_when_it_is_named_and_an_assessment_by_itself(
    session: str, tmp_path: Path
) -> None:
    ran = simkit("export", "--all", "--format", "xapi")
    assert (ran.code, "SK8518" in ran.err) == (2, True)
    mine = tmp_path / "mine.json"
    assert simkit("export", session, "--format", "xapi", "--to", str(mine)).code == 0
    assert {one["verb"]["id"].rsplit("/", 1)[1] for one in json.loads(mine.read_text())} >= {
        "completed",
        "scored",
    }
    simkit("play", LATE, *BEST, "--mode", "assessment")
    file = tmp_path / "all.json"
    assert simkit("export", "--all", "--format", "xapi", "--to", str(file)).code == 0
    assert len(json.loads(file.read_text())) >= 8


def test_sending_wants_an_account_and_a_private_address(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = simkit("export", "--lrs", "https://lrs.example/xAPI")
    assert (ran.code, "SK9101" in ran.err) == (2, True)
    monkeypatch.setenv("SIMKIT_LRS_USERNAME", "someone")
    monkeypatch.setenv("SIMKIT_LRS_PASSWORD", "secret-of-someone")
    ran = simkit("export", "--lrs", "http://lrs.example/xAPI")
    assert (ran.code, "SK9106" in ran.err) == (2, True)
    assert "secret-of-someone" not in ran.err + ran.out


class Lrs(BaseHTTPRequestHandler):
    """Takes every statement, and remembers it."""

    taken: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        found = [one["id"] for one in (body if isinstance(body, list) else [body])]
        self.taken.extend(found)
        answer = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_the_outbox_is_sent_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIMKIT_LRS_USERNAME", "someone")
    monkeypatch.setenv("SIMKIT_LRS_PASSWORD", "secret-of-someone")
    simkit("play", LATE, *BEST, "--mode", "assessment")
    with ThreadingHTTPServer(("127.0.0.1", 0), Lrs) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/xAPI"
        first = simkit("export", "--lrs", address, "--json")
        second = simkit("export", "--lrs", address)
        server.shutdown()
        thread.join()
    assert (first.code, first.data["waiting"]) == (0, 0)
    assert first.data["sent"] == len(set(Lrs.taken)) == len(Lrs.taken) >= 8
    assert second.out.startswith("0 statement(s) sent")
    gone = simkit("export", "--lrs", address)
    assert gone.code == 0  # nothing waits, so nobody is called


def test_an_export_to_where_nothing_can_be_written(session: str, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    ran = simkit("export", "--to", str(blocked / "inside.json"))
    assert (ran.code, "SK9111" in ran.err) == (3, True)


def test_the_doctor_says_what_works_and_what_to_install(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = pytest.importorskip("simkit.stage")
    found = stage.Probe(
        "1.10", True, display=False, offscreen=True, renderer="llvmpipe", version="4.5", software=True
    )
    monkeypatch.setattr(stage, "probe", lambda: found)
    parts = simkit("doctor", "--json").data["parts"]
    assert parts["stage"] == {
        "works": True,
        "what": "llvmpipe, OpenGL 4.5 (drawn by the processor)",
        "do": None,
    }
    assert parts["window"]["works"] is False
    assert parts["record"]["what"] == str(home / "record.sqlite")
    dutch = simkit("doctor", "--language", "nl")
    assert (dutch.code, "werkt     Het dossier:" in dutch.out) == (0, True)
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert simkit("doctor", "--home", str(blocked / "home")).code == 3


def test_explain_knows_every_code_in_both_languages() -> None:
    for one in all_pages():
        ran = simkit("explain", one.code, "--language", "nl")
        assert ran.code == 0
        assert one.body in ran.out
    assert simkit("explain", "8004").out.startswith("SK8004")
    assert simkit("explain", "SK8004", "--json").data["severity"] == "error"
    ran = simkit("explain", "SK0000")
    assert (ran.code, "SK8516" in ran.err) == (2, True)


def _modules_after(args: list[str], home: Path) -> set[str]:
    code = (
        "import io, sys, contextlib\n"
        "from simkit.cli.entry import run\n"
        "with contextlib.redirect_stdout(io.StringIO()):\n"
        f"    run({args!r})\n"
        "print(' '.join({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=environment(home),
        timeout=120,
        check=True,
    )
    return set(done.stdout.split())


def test_nothing_is_loaded_that_is_not_needed(home: Path) -> None:
    assert not {"pydantic", "sqlalchemy", "rich", "panda3d", "transitions"} & _modules_after(["--help"], home)
    played = _modules_after(["play", LATE, *BEST, "--guest"], home)
    assert "transitions" in played
    assert not {"panda3d", "httpx", "sqlalchemy"} & played
