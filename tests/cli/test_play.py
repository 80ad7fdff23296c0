"""`simkit play`, short of a terminal and a window."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.cli.programs import program_of_session
from simkit.record import Record
from simkit.session import read_journal
from simkit.stage.voice.recording import has_recordings
from tests.cli.world import AUTOPILOT, BEST, LATE, program, simkit
from tests.present.test_work import GOOD
from tests.present.world import PACKER


def test_a_path_may_be_acts_in_words_and_is_replayed_with_what_they_did(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "path.txt"
    path.write_text(GOOD)
    played = simkit("play", str(PACKER), *AUTOPILOT, "--path", str(path), "--json").data
    assert played["ending"] == "done"
    assert set(played["because"]) == {"isolate", "look"}
    shown = simkit("replay", played["session"]).out
    assert "You: Hang on: Your padlock (Main switch)" in shown
    assert "Packer: it stands still." in shown


def test_json_is_one_object_with_all_there_is_to_know(home: Path) -> None:
    ran = program("play", LATE, *BEST, "--seed", "7", "--json", home=home)
    assert ran.code == 0
    data = ran.data
    assert data["state"] == "ended"
    assert data["scorecard"]["rubric"]["id"] == "late"
    assert set(data["because"]) == {"acknowledge", "own"}
    assert (data["mode"], data["seed"], data["pictures"], data["exports"]) == ("practice", 7, [], [])
    journal = read_journal(Path(data["journal"]))
    assert (journal.header.session, journal.head) == (data["session"], data["head"])
    assert Path(data["record"]).is_file()
    assert "You: Since Monday" in ran.err


def test_it_prints_the_conversation_the_levels_and_where_it_is_kept(home: Path) -> None:
    ran = simkit("play", LATE, *BEST)
    assert ran.code == 0
    assert "Sam de Vries (angry): My parcel should have been here on Monday!" in ran.out
    assert "In this talk, from 2 opportunities: level 3 of 4." in ran.out
    assert f"Record: {home}" in ran.out
    assert ran.err == ""


def test_an_assessment_says_whose_it_is_and_leaves_statements(home: Path) -> None:
    ran = simkit("play", LATE, *BEST, "--mode", "assessment")
    assert ran.code == 0
    assert "This is an assessment of a local trainee under a pseudonym" in ran.out
    (statements,) = (home / "exports").iterdir()
    assert f"xAPI statements: {statements}" in ran.out


@pytest.mark.parametrize("strategy", ["learner", "first", "last", "random", "best", "worst"])
def test_every_strategy_gives_the_same_session_twice(strategy: str) -> None:
    ran = [
        simkit("play", LATE, *AUTOPILOT, "--strategy", strategy, "--guest", "--json").data for _ in range(2)
    ]
    assert ran[0]["head"] == ran[1]["head"]
    assert ran[0]["state"] == "ended"


def test_a_path_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "path.txt"
    path.write_text("greeting.carrier # blames\nstory.break-in!\nstory.address story.when\nagree.silence\n")
    data = simkit("play", LATE, *AUTOPILOT, "--path", str(path), "--json").data
    assert (data["ending"], data["decisions"]) == ("lost", 5)


def test_a_wrong_path_leaves_the_session_open_and_says_how_to_go_on(tmp_path: Path) -> None:
    path = tmp_path / "path.txt"
    path.write_text("greeting.ask\nagree.call\n")
    ran = simkit("play", LATE, *AUTOPILOT, "--path", str(path))
    assert ran.code == 2
    assert "SK8520" in ran.err
    assert "--resume" in ran.err
    assert simkit("sessions", "--json").data["sessions"][0]["state"] == "open"

    resumed = simkit("play", LATE, *BEST, "--resume", "last", "--json")
    assert resumed.code == 0
    assert resumed.data["state"] == "ended"
    assert simkit("sessions", "--json").data["sessions"][0]["state"] == "done"


def test_a_guest_keeps_nothing(home: Path) -> None:
    ran = simkit("play", LATE, *BEST, "--guest")
    assert ran.code == 0
    assert "You played as a guest: nothing was kept." in ran.out
    assert not home.exists()


def test_the_home_may_be_named(tmp_path: Path, home: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    data = simkit("play", LATE, *BEST, "--home", str(elsewhere), "--json").data
    assert Path(data["journal"]).parent == elsewhere / "journals"
    assert not home.exists()


def test_the_locale_gives_the_language_where_the_scenario_speaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "nl_NL.UTF-8")
    assert "Hoe het afliep: Jullie zijn eruit." in simkit("play", LATE, *BEST, "--guest").out
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "How it ended: You found a way." in simkit("play", LATE, *BEST, "--guest").out


def test_scripted_answers_come_through_a_pipe_in_plain_lines(home: Path) -> None:
    typed = "\n2\n\n2\n1\n1\nq\n"
    ran = program("play", LATE, "--present", "plain", "--language", "nl", typed=typed, home=home)
    assert ran.code == 0
    assert "Jij: Ja. Ik bel u morgen om tien uur." in ran.out
    assert "Logboek: " in ran.out
    assert "\x1b" not in ran.out


def test_an_input_that_ends_leaves_the_session_open(home: Path) -> None:
    ran = program("play", LATE, "--present", "terminal", typed="\n2\n", home=home)
    assert ran.code == 0
    assert "You stopped. Go on later with: simkit play" in ran.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--guest", "--mode", "assessment"], "SK8512"),
        (["--guest", "--resume", "last"], "SK8524"),
        (["--path", "x", "--strategy", "best"], "SK8522"),
        (["--present", "plain", "--strategy", "best"], "SK8523"),
        (["--language", "de"], "SK8105"),
        (["--resume", "last"], "SK8525"),
        (["--resume", "abc"], "SK8206"),
        (["--path", "no-such-file"], "SK8508"),
        (["--present", "hologram"], "SK8530"),
        (["--time-limit", "0"], "SK8504"),
    ],
)
def test_options_that_cannot_be(options: list[str], code: str) -> None:
    given = options if "--present" in options else ["--present", "autopilot", "--no-pictures", *options]
    ran = simkit("play", LATE, *given)
    assert (ran.code, ran.out) == (2, "")
    assert code in ran.err


def test_a_finished_session_is_not_resumed(session: str) -> None:
    ran = simkit("play", LATE, *BEST, "--resume", session)
    assert (ran.code, "SK8513" in ran.err) == (2, True)


def test_a_session_is_resumed_in_its_own_scenario_alone(tmp_path: Path) -> None:
    path = tmp_path / "path.txt"
    path.write_text("greeting.ask\n")
    assert simkit("play", LATE, *AUTOPILOT, "--path", str(path)).code == 2
    ran = simkit("play", "late-delivery", *BEST, "--resume", "last")
    assert (ran.code, "SK8514" in ran.err) == (2, True)


def test_a_session_goes_on_in_the_program_it_began_in(tmp_path: Path) -> None:
    mine = _copy(tmp_path)
    path = tmp_path / "path.txt"
    path.write_text("greeting.ask\n")
    assert simkit("play", str(mine), *AUTOPILOT, "--path", str(path)).code == 2
    file = mine / "scenario.yaml"
    file.write_text(file.read_text().replace("A birthday without a present", "No present at all"))
    ran = simkit("play", str(mine), *BEST, "--resume", "last")
    assert ran.code == 0
    assert "A birthday without a present. I see." in ran.out


def test_a_resumed_session_has_the_recordings_of_its_scenario_again(home: Path, tmp_path: Path) -> None:
    mine = _copy(tmp_path)
    (mine / "voices" / "nl").mkdir(parents=True)
    (mine / "voices" / "nl" / "greeting.monday.ogg").write_bytes(b"")
    path = tmp_path / "path.txt"
    path.write_text("greeting.ask\n")
    assert simkit("play", str(mine), *AUTOPILOT, "--path", str(path)).code == 2
    with Record.open(home) as record:
        (row,) = record.sessions(state="open")
        scenario = program_of_session(record, row, str(mine)).scenario
        assert has_recordings(Path(scenario.folder), "nl")
        gone = program_of_session(record, row, str(tmp_path / "moved"))
    assert gone.hash == row.program
    assert gone.scenario.folder == ""


def test_an_assessment_wants_written_ids_and_a_fresh_translation(tmp_path: Path) -> None:
    mine = _copy(tmp_path)
    file = mine / "scenario.yaml"
    text = file.read_text().replace("      id: story.birthday\n", "").replace("No, never", "Never")
    file.write_text(text.replace("Thank you. Saturday, then.", "Thank you. On Saturday, then."))
    ran = simkit("play", str(mine), *BEST, "--mode", "assessment", "--language", "nl")
    assert ran.code == 2
    assert "SK8510" in ran.err
    assert "SK8511" in ran.err
    assert simkit("play", str(mine), *BEST, "--language", "nl").code == 0


def _copy(tmp_path: Path) -> Path:
    mine = tmp_path / "late"
    mine.mkdir()
    for file in Path(LATE).iterdir():
        (mine / file.name).write_bytes(file.read_bytes())
    return mine
