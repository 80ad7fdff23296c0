"""The terminal as a trainee meets it: a real one, in both languages, resized, interrupted and closed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scoring import score
from simkit.events import Event, Felt
from simkit.present.headless import HeadlessPresenter
from simkit.present.path import follow, read_path
from simkit.scenario import load
from simkit.session import Log, Session, Settings, compile_program, observations, read_journal
from simkit.testing.play import present
from tests.cli.world import LATE, environment, simkit
from tests.present.test_work import GOOD
from tests.present.world import PACKER

if sys.platform == "win32":
    pytest.skip("a pseudo-terminal is POSIX", allow_module_level=True)

import pexpect
import pyte

PATIENCE_S = 60
"""How long to wait for what must come: much longer than it takes."""


class Terminal:
    """`simkit` in a terminal of its own, and what is on the screen."""

    def __init__(self, home: Path, *args: str, rows: int = 40, columns: int = 90, **env: str) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.Stream(self.screen)
        self.text = ""
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "simkit", *args],
            env={**environment(home), "TERM": "xterm-256color", "COLORTERM": "", **env},  # type: ignore[arg-type]
            encoding="utf-8",
            dimensions=(rows, columns),
            timeout=PATIENCE_S,
        )
        self.child.delaybeforesend = None

    def until(self, *words: str) -> None:
        """These words came, in this order; there may be colours between them."""
        for one in words:
            self.child.expect_exact(one)
            self._feed(self.child.before + self.child.after)

    def until_less(self, seconds: int) -> None:
        """The clock was drawn again, at less than so many seconds."""
        while True:
            self.child.expect(r"(\d+) s left")
            self._feed(self.child.before + self.child.after)
            if int(self.child.match[1]) < seconds:
                return

    def type(self, line: str) -> None:
        self.child.sendline(line)

    def ends(self) -> int:
        self.child.expect(pexpect.EOF)
        self._feed(self.child.before)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -1)

    def resize(self, rows: int, columns: int) -> None:
        self.screen.resize(rows, columns)
        self.child.setwinsize(rows, columns)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    def _feed(self, text: str) -> None:
        self.text += text
        self.stream.feed(text)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SIMKIT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path / "home"


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.child.close(force=True)


def test_plain_in_dutch_from_start_to_end(home: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(home, "play", LATE, "--present", "plain", "--language", "nl")
    opened.append(terminal)
    terminal.until("of typ ? voor hulp. ")
    terminal.type("")
    for ask, answer in [
        ("druk op Enter: ", "2"),
        ("of Enter: ", ""),
        ("druk op Enter: ", "2"),
        ("druk op Enter: ", "1"),
        ("druk op Enter: ", "1"),
        ("of stop. ", "stop"),
    ]:
        terminal.until(ask)
        terminal.type(answer)
    assert terminal.ends() == 0
    assert "Hoe het afliep: Jullie zijn eruit." in terminal.text
    assert "Logboek: " in terminal.text
    assert "\x1b" not in terminal.text
    assert simkit("show", "--json").data["ending"] == "agreed"


def test_rich_in_english_resized_halfway_then_interrupted_and_resumed(
    home: Path, opened: list[Terminal]
) -> None:
    terminal = Terminal(home, "play", LATE, "--language", "en", "--present", "terminal")
    opened.append(terminal)
    terminal.until("? for help.", "›")
    terminal.type("")
    terminal.until("press Enter", "›")
    shown = "\n".join(terminal.lines)
    assert "╭─  Sam de Vries · angry  ─" in shown
    assert "2  Since Monday, so three days of waiting. What was it for?" in shown

    terminal.resize(30, 50)
    terminal.until("press Enter", "›")
    assert max(map(len, terminal.lines)) <= 50
    narrow = [line for line in terminal.lines if line]
    assert any("What was it" in line for line in narrow)
    assert all(line.endswith(("│", "╮", "╯")) for line in narrow if line.lstrip().startswith(("│", "╭", "╰")))

    terminal.type("2")
    terminal.until("or Enter", "›")
    terminal.child.sendintr()
    assert terminal.ends() == 130
    found = re.search(r"--resume\s+([0-9a-f]{8})", terminal.text.replace("\r\n", ""))
    assert found

    again = Terminal(home, "play", LATE, "--present", "terminal", "--resume", found[1])
    opened.append(again)
    again.until("Press Enter to resume.", "›")
    again.type("")
    again.until("or Enter", "›")
    assert "It was for my daughter's birthday, 3 days ago." in "\n".join(again.lines)
    again.type("")
    for answer in ("2", "1", "1"):
        again.until("press Enter", "›")
        again.type(answer)
    again.until("quit.", "›")
    again.type("q")
    assert again.ends() == 0
    assert simkit("show", "--json").data["ending"] == "agreed"


def test_the_clock_runs_in_place_and_the_end_of_input_leaves_the_session_open(
    home: Path, opened: list[Terminal]
) -> None:
    terminal = Terminal(home, "play", LATE, "--present", "terminal", NO_COLOR="1")
    opened.append(terminal)
    terminal.until("? for help. ")
    terminal.type("")
    for ask, answer in [
        ("press Enter", "2"),
        ("or Enter", ""),
        ("press Enter", "2"),
        ("press Enter", "1"),
    ]:
        terminal.until(ask, "›")
        terminal.type(answer)
    terminal.until("30 s left")
    terminal.until("press Enter", "›")
    terminal.until_less(30)
    terminal.until_less(30)
    assert "\x1b[3" not in terminal.text
    clocks = [line for line in terminal.lines if "s left" in line]
    assert len(clocks) == 1
    terminal.child.sendeof()
    assert terminal.ends() == 0
    assert "The input ended." in terminal.text
    assert "You stopped. Go on later with" in terminal.text
    assert simkit("sessions", "--json").data["sessions"][0]["state"] == "open"


def test_a_dumb_terminal_gets_plain_lines(home: Path, opened: list[Terminal]) -> None:
    terminal = Terminal(home, "play", LATE, "--present", "terminal", "--guest", TERM="dumb")
    opened.append(terminal)
    terminal.until("? for help. ")
    terminal.type("q")
    assert terminal.ends() == 0
    assert "\x1b" not in terminal.text
    assert "You stopped. Nothing was kept." in terminal.text


TYPED = {
    "en": [
        ("press", ""),
        ("close: air", ""),
        ("turn: main", "off"),
        ("open: tool", ""),
        ("take: your", ""),
        ("hang on: your", "main switch"),
        ("report: puddle", "wet"),
        ("fill in", "yes"),
    ],
    "nl": [
        ("indrukken", ""),
        ("sluiten: lucht", ""),
        ("draaien: hoofd", "uit"),
        ("openen: ger", ""),
        ("pakken: jouw", ""),
        ("ophangen: jouw", "hoofdschakelaar"),
        ("melden: plas", "wet"),
        ("invullen", "ja"),
    ],
}
"""What the acts of GOOD are looked up by, and what each is done with."""
SAID = {
    "en": ("1. As long as it takes", ", and Enter: ", "the whole list: ", "or quit. "),
    "nl": ("1. Zo lang als nodig is", ", en Enter: ", "de hele lijst: ", "of stop. "),
}


@pytest.mark.parametrize("language", ["en", "nl"])
def test_a_procedure_is_done_by_letters_of_names_as_by_a_bot(
    home: Path, opened: list[Terminal], language: str
) -> None:
    options = ("--present", "plain", "--language", language, "--time-limits", "0")
    terminal = Terminal(home, "play", str(PACKER), *options, columns=160)
    opened.append(terminal)
    first, ask, back, leave = SAID[language]
    terminal.until("? voor hulp. " if language == "nl" else "? for help. ")
    terminal.type("")
    # The colleague's question ends by itself, in its own time.
    terminal.until(first, ask)
    terminal.type("1")
    for name, with_ in TYPED[language]:
        terminal.until(ask)
        terminal.type(name)
        terminal.until(back)
        terminal.type("1")
        if with_:
            terminal.until(back)
            terminal.type(with_)
    terminal.until(leave)
    terminal.type("q")
    assert terminal.ends() == 0
    assert "\x1b" not in terminal.text
    journal = read_journal(next((home / "journals").glob("*.jsonl")))
    program = compile_program(load(PACKER))
    bot = Session(program, seed=journal.header.seed, settings=Settings(language, 0))
    present(HeadlessPresenter(follow(read_path(GOOD), program)), bot)
    assert _timeless(journal.entries) == _timeless(bot.log)
    rubric = program.scenario.rubric
    assert rubric
    assert score(observations(journal.entries), rubric).levels == score(observations(bot.log), rubric).levels


def _timeless(log: Log) -> list[Event]:
    """Time runs as it does for a person, and feelings go home by it; all else is the same."""
    return [
        replace(event, at=0)
        for entry in log
        for event in entry.events
        if not isinstance(event, Felt) or event.cause != "drift"
    ]
