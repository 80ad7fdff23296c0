"""What goes wrong around a session: one coded message, the right exit code, no traceback, nothing lost."""

from __future__ import annotations

import errno
import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from simkit.cli.entry import run
from simkit.cli.presenting import Around, Presenting, Setting, choose, present
from simkit.errors import SimkitError
from simkit.present.headless import HeadlessPresenter
from simkit.present.terminal import TerminalPresenter
from simkit.record import Home
from simkit.session import Recorder, Settings
from simkit.session.writer import JournalWriter
from tests.cli.world import AUTOPILOT, BEST, LATE, environment, program, simkit
from tests.present.world import program as late_program


def opened_and_left(tmp_path: Path) -> str:
    """The id of a session that stands at its second decision."""
    path = tmp_path / "path.txt"
    path.write_text("greeting.ask\n")
    simkit("play", LATE, *AUTOPILOT, "--path", str(path))
    return str(simkit("sessions", "--json").data["sessions"][0]["session"])


@pytest.mark.parametrize("content", [b"title: \xff\xfe caf\xe9\n", b"\x00\x01\x02"])
def test_a_scenario_in_a_wrong_encoding(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "scenario.yaml").write_bytes(content)
    for command in (("check", str(tmp_path)), ("play", str(tmp_path), *BEST)):
        ran = simkit(*command)
        assert (ran.code, ran.out) == (1, "")
        assert "SK10" in ran.err


def test_a_scenario_that_is_a_folder_by_that_name(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").mkdir()
    ran = simkit("play", str(tmp_path), *BEST)
    assert (ran.code, "SK100" in ran.err) == (2, True)


def test_a_journal_that_another_process_has_open(tmp_path: Path, home: Path) -> None:
    session = opened_and_left(tmp_path)
    path = Home(home).journal(session)
    with Recorder.resume(path, late_program(), resumed={}):
        ran = simkit("play", LATE, *BEST, "--resume", session)
    assert (ran.code, "SK8004" in ran.err) == (3, True)
    assert simkit("play", LATE, *BEST, "--resume", session).code == 0


def test_a_home_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("SIMKIT_HOME", str(blocked / "home"))
    for command in (("play", LATE, *BEST), ("sessions",), ("show",), ("doctor",)):
        if command != ("doctor",):
            ran = simkit(*command)
            assert (ran.code, "SK8204" in ran.err) == (3, True)
    assert simkit("play", LATE, *BEST, "--guest").code == 0


def test_a_database_that_another_program_has_locked(
    session: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simkit.record.dialect.LOCK_WAIT_S", 0)
    holder = sqlite3.connect(Home(home).database, isolation_level=None)
    holder.execute("begin immediate")
    ran = simkit("play", LATE, *BEST)
    holder.execute("rollback")
    holder.close()
    assert (ran.code, "SK8201" in ran.err) == (3, True)
    assert simkit("play", LATE, *BEST).code == 0


def test_a_database_that_is_none(home: Path) -> None:
    home.mkdir()
    Home(home).database.write_bytes(b"this is no database" * 100)
    ran = simkit("sessions")
    assert (ran.code, "SK8202" in ran.err) == (3, True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_full_disk(session: str, home: Path) -> None:
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))

    done = subprocess.run(
        [sys.executable, "-m", "simkit", "play", LATE, *BEST],
        capture_output=True,
        text=True,
        env=environment(home),
        preexec_fn=limit,
        timeout=120,
        check=False,
    )
    assert done.returncode == 3
    assert "SK8205" in done.stderr or "SK8005" in done.stderr
    assert "Traceback" not in done.stderr
    assert simkit("show", session).code == 0
    assert simkit("play", LATE, *BEST).code == 0


def test_a_disk_that_fills_up_in_the_talk(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = JournalWriter._write
    lines = 0

    def full(self: JournalWriter, batch: Any) -> None:
        nonlocal lines
        lines += len(batch)
        if lines > 8:
            raise OSError(errno.ENOSPC, "No space left on device")
        written(self, batch)

    with monkeypatch.context() as broken:
        broken.setattr(JournalWriter, "_write", full)
        ran = simkit("play", LATE, *BEST)
    assert ran.code == 3
    assert "SK8005" in ran.err
    assert "--resume" in ran.err
    resumed = simkit("play", LATE, *BEST, "--resume", "last", "--json")
    assert (resumed.code, resumed.data["state"]) == (0, "ended")


def test_a_presenter_that_fails_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(self: HeadlessPresenter, *_: object, **__: object) -> None:
        raise RuntimeError("the window is gone")

    with monkeypatch.context() as broken:
        broken.setattr(HeadlessPresenter, "ask", fails)
        ran = simkit("play", LATE, *BEST)
    assert ran.code == 3
    assert (
        "SK8401 presenter-failed: the headless presenter failed: RuntimeError: the window is gone" in ran.err
    )
    assert "Traceback" not in ran.err
    assert simkit("play", LATE, *BEST, "--resume", "last").code == 0


def test_an_interrupt_leaves_the_session_open(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(self: HeadlessPresenter, *_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(HeadlessPresenter, "ask", interrupted)
        ran = simkit("play", LATE, *BEST)
    assert ran.code == 130
    assert "Go on later with: simkit play" in ran.err
    assert simkit("play", LATE, *BEST, "--resume", "last").code == 0


def test_an_interrupt_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("simkit.scenario.load", interrupted)
    ran = simkit("scenarios")
    assert (ran.code, "SK8502" in ran.err) == (130, True)


def test_a_fault_of_simkit_itself_has_a_traceback_only_when_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("simkit.scenario.load", breaks)
    ran = simkit("scenarios", "--language", "nl")
    assert ran.code == 1
    assert "SK8509 internal: simkit zelf ging fout: ZeroDivisionError: oops" in ran.err
    assert "Traceback" not in ran.err
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "scenarios"])


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("plya",), "SK8529", "play"),
        (("play",), "SK8505", "SCENARIO"),
        (("play", "x", "--seeed", "1"), "SK8504", "--seed"),
        (("play", "x", "--qqqqq"), "SK8503", "--qqqqq"),
        (("play", "x", "--seed", "many"), "SK8531", "many"),
        (("show", "a", "b"), "SK8501", "b"),
    ],
)
def test_a_wrong_command_line_in_both_languages(args: tuple[str, ...], code: str, words: str) -> None:
    for language in ("en", "nl"):
        wrong = simkit(*args, f"--language={language}") if len(args) > 1 else simkit(*args)
        assert (wrong.code, wrong.out) == (2, "")
        assert code in wrong.err
        assert words in wrong.err


def test_a_reader_that_has_had_enough_is_no_fault(home: Path) -> None:
    read_fd, write_fd = os.pipe()
    os.close(read_fd)
    with os.fdopen(write_fd, "w") as out:
        done = subprocess.run(
            [sys.executable, "-m", "simkit", "explain", "8004"],
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(home),
            timeout=120,
            check=False,
        )
    assert "Traceback" not in done.stderr
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="closing descriptors for a child is POSIX")
def test_closed_streams_do_no_harm(home: Path) -> None:
    shell = f'exec "{sys.executable}" -m simkit play "{LATE}" --present plain <&- >&-'
    done = subprocess.run(
        ["sh", "-c", shell],
        stderr=subprocess.PIPE,
        text=True,
        env=environment(home),
        timeout=120,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert "--resume" in done.stderr


# -- where to present -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("around", "kind"),
    [
        (Around(display=True, stage=True, typing=True), "stage"),
        (Around(display=True, stage=False, typing=True), "terminal"),
        (Around(display=False, stage=True, typing=True), "terminal"),
        (Around(display=False, stage=True, typing=False), "autopilot"),
    ],
)
def test_what_auto_means(around: Around, kind: str) -> None:
    assert choose("auto", around) == kind
    assert choose("plain", around) == "plain"


def setting(wanted: str) -> Setting:
    return Setting(
        wanted=wanted,
        program=late_program(),
        settings=Settings("en"),
        seed=7,
        path=None,
        strategy=None,
        real_pace=False,
        pictures=None,
        out=io.StringIO(),
    )


@pytest.fixture
def no_gl(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("panda3d")
    from simkit.errors import diagnostic

    def refuses(*_: object, **__: object) -> None:
        raise SimkitError(diagnostic("SK8302"))

    monkeypatch.setattr("simkit.stage.StagePresenter", refuses)


def test_pictures_get_a_place_with_their_session_and_are_gone_without_one(tmp_path: Path) -> None:
    def taken() -> Presenting:
        made = Presenting(HeadlessPresenter(lambda _: None), io.StringIO())
        for name in ("1-talk.png", "2-options.png"):
            path = tmp_path / "pictures" / ".123" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"PNG")
            made.pictures.append(path)
        return made

    taken().drop_pictures()
    assert list((tmp_path / "pictures").iterdir()) == []
    kept = taken().keep_pictures("a-session")
    assert kept == [tmp_path / "pictures" / "a-session" / name for name in ("1-talk.png", "2-options.png")]
    assert [one.name for one in (tmp_path / "pictures").iterdir()] == ["a-session"]


@pytest.mark.usefixtures("no_gl")
def test_without_gl_there_is_the_terminal_and_one_plain_message() -> None:
    made = present(setting("auto"), Around(display=True, stage=True, typing=True))
    assert isinstance(made.presenter, TerminalPresenter)
    assert [note.code for note in made.notes] == ["SK8402"]
    assert "\n" not in made.notes[0].message()


@pytest.mark.usefixtures("no_gl")
def test_a_stage_that_was_asked_for_by_name_is_not_replaced() -> None:
    with pytest.raises(SimkitError) as caught:
        present(setting("stage"), Around(display=True, stage=True, typing=True))
    assert caught.value.code == "SK8403"


def test_a_missing_extra_is_named_with_the_command_that_installs_it() -> None:
    with pytest.raises(SimkitError) as caught:
        present(setting("stage"), Around(display=True, stage=False, typing=True))
    assert 'pip install "simkit[stage]"' in caught.value.diagnostics[0].remedy()


def test_a_display_that_is_not_there_falls_back_with_one_message(home: Path) -> None:
    pytest.importorskip("panda3d")
    ran = program(
        "play", LATE, "--no-pictures", "--json", home=home, env={"DISPLAY": ":197", "WAYLAND_DISPLAY": ""}
    )
    assert ran.code == 0
    assert ran.data["state"] == "ended"
    assert ran.err.count("SK8402") == 2  # in the message, and in where to read more
    assert "Traceback" not in ran.err
