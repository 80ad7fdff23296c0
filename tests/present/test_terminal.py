"""The terminal presenter, with a script on a pipe and a clock in hand."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from typing import Any

import pytest

from simkit.events import Choose, Chosen, Clock, Opened, Prompted, TimedOut
from simkit.present.headless import HeadlessPresenter
from simkit.present.protocol import Again, Quit, TryFrom
from simkit.present.run import Outcome, run
from simkit.present.strategy import follow
from simkit.present.terminal import LineReader, PlainScreen, SayFirst, TerminalPresenter
from simkit.present.terminal.reader import EndOfInput
from simkit.present.terminal.rich_screen import RichScreen, can_be_rich
from simkit.session import Recorder, Session, Settings
from tests.present.world import BEST, POOR, debrief_of, played, program, session_of, welcome

BEST_TYPED = ["", "2", "", "2", "1", "1"]
"""Begin, ask, listen on, see, when, call."""


class Pipe:
    """What is typed, as it would come through a pipe; `until` lines may be held back for later."""

    def __init__(self) -> None:
        self.read_fd, self.write_fd = os.pipe()

    def type(self, *lines: str) -> None:
        os.write(self.write_fd, "".join(f"{line}\n" for line in lines).encode())

    def end(self) -> None:
        os.close(self.write_fd)
        self.write_fd = -1

    def close(self) -> None:
        for fd in (self.read_fd, self.write_fd):
            if fd >= 0:
                os.close(fd)


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    made = Pipe()
    yield made
    made.close()


class Hands:
    """A clock that moves only when it is told to, and a reader that moves it while it waits."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Slow(LineReader):
    """Waits on the clock in hand instead of a real one; types `lines` when their time has come."""

    def __init__(self, hands: Hands, lines: list[tuple[float, str]]) -> None:
        super().__init__(fd=-1)
        self.hands = hands
        self.lines = lines

    @property
    def is_tty(self) -> bool:
        return False

    def read(self, timeout_s: float | None = None) -> str | None:
        if not self.lines:
            raise EndOfInput
        at, line = self.lines[0]
        if timeout_s is not None and self.hands.seconds + timeout_s < at:
            self.hands.seconds += timeout_s
            return None
        self.hands.seconds = max(self.hands.seconds, at)
        self.lines.pop(0)
        return line


def present(
    presenter: TerminalPresenter, session: Session, mode: str = "practice", **changes: object
) -> Outcome:
    recorder = Recorder.create(None, session, id="8c1e2f00-0000-4000-8000-000000000001", opened={})
    hello = welcome(session, mode=mode, **changes)
    return run(presenter, recorder, hello, lambda _: debrief_of(session, mode))


def scripted(
    pipe: Pipe,
    *typed: str,
    language: str = "en",
    mode: str = "practice",
    say_first: SayFirst | None = None,
) -> tuple[str, Session, Outcome]:
    out, session = io.StringIO(), session_of(language)
    pipe.type(*typed)
    pipe.end()
    presenter = TerminalPresenter(PlainScreen(out, language), LineReader(pipe.read_fd), say_first=say_first)
    outcome = present(presenter, session, mode)
    presenter.close()
    return out.getvalue(), session, outcome


def test_a_talk_in_plain_lines(pipe: Pipe, golden: object) -> None:
    text, _, outcome = scripted(pipe, *BEST_TYPED, "q")
    assert outcome.how == "ended"
    golden("present/plain-en.txt", text)  # type: ignore[operator]


def test_a_talk_in_plain_lines_in_dutch(pipe: Pipe, golden: object) -> None:
    text, _, outcome = scripted(pipe, *BEST_TYPED, "stop", language="nl")
    assert outcome.how == "ended"
    golden("present/plain-nl.txt", text)  # type: ignore[operator]


def test_plain_lines_have_no_control_characters(pipe: Pipe) -> None:
    text, _, _ = scripted(pipe, *BEST_TYPED, "q")
    assert all(character == "\n" or ord(character) >= 32 for character in text)


def test_the_same_decisions_cause_the_same_events_as_headless(pipe: Pipe) -> None:
    _, session, _ = scripted(pipe, *BEST_TYPED, "q")
    assert session.log == played(BEST).log


def test_breaking_in_causes_the_same_events_as_headless(pipe: Pipe) -> None:
    path = ["greeting.carrier", "story.break-in!", "story.when", "agree.call"]
    _, session, _ = scripted(pipe, "", "1", "1", "1", "1", "q")
    assert session.log == played(path).log


def test_an_option_may_be_typed_by_its_id(pipe: Pipe) -> None:
    _, session, _ = scripted(pipe, "", "greeting.ask", "", *BEST[1:], "q")
    assert session.log == played(BEST).log


def test_who_says_it_aloud_first_reads_the_options_when_they_ask_for_them(pipe: Pipe) -> None:
    text, session, _ = scripted(
        pipe, *["", "", "2", "", "1", "2", "", "1", "", "1"], "q", say_first=SayFirst(on=True)
    )
    assert session.log == played(BEST).log
    asked, shown = text.index("Say it aloud first. Nobody records it."), text.index("What do you say?")
    first = session_of().view
    assert first.choose is None or all(option.text not in text[:shown] for option in first.choose.options)
    assert asked < text.index("1. Show what I can say") < shown


def test_breaking_in_waits_for_the_words_too(pipe: Pipe) -> None:
    path = ["greeting.carrier", "story.break-in!", "story.when", "agree.call"]
    _, session, _ = scripted(
        pipe, *["", "1", "1", "1", "1", "", "1", "", "1"], "q", say_first=SayFirst(on=True)
    )
    assert session.log == played(path).log


def test_saying_it_aloud_first_is_switched_at_any_moment_and_kept(pipe: Pipe) -> None:
    kept: list[bool] = []
    text, session, _ = scripted(
        pipe,
        "",
        "hardop",
        "",
        "2",
        "",
        "s",
        *BEST_TYPED[3:],
        "q",
        language="nl",
        say_first=SayFirst(keep=kept.append),
    )
    assert kept == [True, False]
    assert [e.id for entry in session.log for e in entry.events if isinstance(e, Chosen)] == BEST
    assert text.count("1. Laat zien wat ik kan zeggen") == 3


def test_what_is_no_answer_is_said_and_changes_nothing(pipe: Pipe) -> None:
    text, session, _ = scripted(pipe, "", "7", "hello", "0", *BEST_TYPED[1:], "q")
    assert "“7” is not one of the answers. Type a number from 1 to 3, or ? for help." in text
    assert "“hello”" in text
    assert session.log == played(BEST).log


def test_help_repeat_and_transcript(pipe: Pipe) -> None:
    text, session, _ = scripted(pipe, "", "?", "2", "", "t", "r", *BEST_TYPED[3:], "q")
    assert "A number: that answer." in text
    after = text.split("The conversation so far:", 1)[1]
    assert after.index("My parcel should have been here") < after.index("You: Since Monday")
    again = text.split("The conversation so far:", 2)[2]
    assert again.lstrip().startswith("Sam de Vries: It was for my daughter's birthday")
    assert session.log == played(BEST).log


def test_the_language_changes_at_once_and_back(pipe: Pipe) -> None:
    text, session, _ = scripted(pipe, "", "l", "2", "", "l", *BEST_TYPED[3:], "q")
    assert "Taal: Nederlands." in text
    assert "1. Dat ligt aan de bezorger, niet aan ons." in text
    assert "Language: English." in text
    assert session.settings.language == "en"


def test_a_change_of_language_keeps_the_time_limits_that_were_asked_for() -> None:
    hands = Hands()
    settings = Settings("en", 300)
    session = Session(program(), seed=7, settings=settings)
    lines = [(0.0, ""), (0.0, "l"), (0.0, "q"), (0.0, "y")]
    presenter = TerminalPresenter(PlainScreen(io.StringIO()), Slow(hands, lines), now=hands)
    present(presenter, session, time_limits=300)
    assert session.settings == Settings("nl", 300)


def test_leaving_asks_first_and_says_that_the_session_stays_open(pipe: Pipe) -> None:
    text, session, outcome = scripted(pipe, "", "q", "", "2", "", "q", "y")
    assert outcome.how == "left"
    assert text.count("As a guest nothing is kept") == 2
    assert [e.id for entry in session.log for e in entry.events if isinstance(e, Chosen)] == BEST[:1]


def test_the_end_of_the_input_leaves_the_session_open(pipe: Pipe) -> None:
    text, _, outcome = scripted(pipe, "", "2")
    assert outcome.how == "left"
    assert text.endswith("The input ended.\n")


def test_the_end_of_the_input_at_the_welcome(pipe: Pipe) -> None:
    _, session, outcome = scripted(pipe)
    assert outcome.how == "left"
    assert len(session.log) == 1


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("again", Again()),
        ("opnieuw", Again()),
        ("q", Quit()),
        ("try 2", "try"),
        ("probeer 2", "try"),
        ("2", "try"),
    ],
)
def test_what_may_be_wished_for_at_the_debrief(pipe: Pipe, typed: str, wish: object) -> None:
    _, session, outcome = scripted(pipe, *BEST_TYPED, typed)
    wanted = TryFrom(debrief_of(session).decisions[1].entry) if wish == "try" else wish
    assert outcome.wish == wanted


def test_a_decision_that_is_not_there_is_asked_again(pipe: Pipe) -> None:
    text, _, outcome = scripted(pipe, *BEST_TYPED, "try 9", "what?", "again")
    assert "There is no decision 9; they go from 1 to 4." in text
    assert "I did not understand “what?”." in text
    assert outcome.wish == Again()


def test_an_assessment_has_no_second_try_at_a_decision(pipe: Pipe) -> None:
    text, _, outcome = scripted(pipe, *BEST_TYPED, "try 2", "q", mode="assessment")
    assert "Type again for the whole scenario, or quit." in text
    assert outcome.wish == Quit()


# -- time -----------------------------------------------------------------------------------------------------


def timed(
    lines: list[tuple[float, str]], *, time_limits: int = 100, **how: Any
) -> tuple[str, Session, Outcome]:
    hands, out = Hands(), io.StringIO()
    settings = Settings("en", time_limits)
    session = Session(program(), seed=7, settings=settings)
    presenter = TerminalPresenter(PlainScreen(out), Slow(hands, lines), now=hands, **how)
    outcome = present(presenter, session)
    return out.getvalue(), session, outcome


TO_PROMISE = [(0.0, ""), (0.0, "2"), (0.0, ""), (0.0, "2"), (0.0, "1")]


def test_a_time_limit_runs_out_on_real_time_and_says_what_is_left() -> None:
    text, session, outcome = timed([*TO_PROMISE, (900.0, "q")])
    assert outcome.how == "ended"
    assert [e.id for entry in session.log for e in entry.events if isinstance(e, TimedOut)] == [
        "agree.silence"
    ]
    assert "You have 30 seconds to answer." in text
    assert "10 seconds left." in text
    assert "5 seconds left." in text
    assert "The time ran out. You gave no answer." in text


def test_thinking_counts_where_there_is_a_limit_after_the_line_was_read() -> None:
    _, session, _ = timed([*TO_PROMISE, (12.0, "1"), (900.0, "q")])
    line_ms = 2_250  # six words at 160 a minute
    events = [event for entry in session.log for event in entry.events]
    opened = next(e.at for e in events if isinstance(e, Opened) and e.id == "agree.promise")
    chosen = next(e.at for e in events if isinstance(e, Chosen) and e.id == "agree.call")
    assert chosen - opened == pytest.approx(12_000 - line_ms, abs=1)


def test_a_pause_takes_no_time_from_the_limit() -> None:
    _, session, outcome = timed([*TO_PROMISE, (10.0, "p"), (500.0, ""), (510.0, "1"), (900.0, "q")])
    assert outcome.how == "ended"
    assert not [e for entry in session.log for e in entry.events if isinstance(e, TimedOut)]


def test_without_limits_thinking_takes_no_time() -> None:
    _, session, _ = timed([*TO_PROMISE, (700.0, "1"), (900.0, "q")], time_limits=0)
    headless = Session(program(), seed=7, settings=Settings("en", 0))
    recorder = Recorder.create(None, headless, id="8c1e2f00-0000-4000-8000-000000000002", opened={})
    run(
        HeadlessPresenter(follow(BEST, program())),
        recorder,
        welcome(headless),
        lambda _: debrief_of(headless),
    )
    assert session.log == headless.log


def test_an_idle_trainee_is_spoken_to_only_where_idling_counts() -> None:
    lines = [(0.0, ""), (60.0, "2"), (60.0, ""), (60.0, "2"), (60.0, "1"), (61.0, "1"), (99.0, "q")]
    text, session, _ = timed(list(lines), idle_counts=True)
    assert "Sam de Vries (angry): Hello? Are you with me?" in text
    assert text.count("3. We can send a new one today.") == 2
    assert sum(isinstance(e, Prompted) for entry in session.log for e in entry.events) == 1
    quiet, _, _ = timed(list(lines))
    assert "Hello?" not in quiet


def test_at_real_pace_a_line_lasts_and_enter_skips_the_rest() -> None:
    _, session, _ = timed(
        [(0.0, ""), (1.0, ""), (1.0, "2"), (1.0, ""), (1.0, "2"), (60.0, "1"), (99.0, "1"), (200.0, "q")],
        real_pace=True,
    )
    said = [entry for entry in session.log if isinstance(entry.act, Clock)]
    assert said
    ids = [e.id for entry in session.log for e in entry.events if isinstance(e, Chosen | TimedOut)]
    assert ids == ["greeting.ask", "story.see", "story.when", "agree.silence"]


def test_a_choice_that_comes_too_late_is_refused_kindly() -> None:
    hands, out = Hands(), io.StringIO()
    lines = [*TO_PROMISE, (32.3, "1"), (900.0, "q")]
    session = session_of()
    presenter = TerminalPresenter(PlainScreen(out), Slow(hands, lines), now=hands)
    present(presenter, session)
    timed_out = [e for entry in session.log for e in entry.events if isinstance(e, TimedOut)]
    assert timed_out
    assert not [
        entry for entry in session.log if isinstance(entry.act, Choose) and entry.act.option == "agree.call"
    ]


# -- screens and reading --------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_rich_unless_it_is_dumb_or_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert can_be_rich(Terminal())
    assert not can_be_rich(io.StringIO())
    monkeypatch.setenv("TERM", "dumb")
    assert not can_be_rich(Terminal())


def test_no_color_is_kept_to(monkeypatch: pytest.MonkeyPatch, pipe: Pipe) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    pipe.type(*BEST_TYPED, "q")
    presenter = TerminalPresenter(RichScreen(out), LineReader(pipe.read_fd))
    session = session_of()
    assert present(presenter, session).how == "ended"
    colours = {f"\x1b[{code}m" for code in range(30, 38)}
    assert not any(colour in out.getvalue() for colour in colours)
    assert session.log == played(BEST).log


def test_a_reader_gives_whole_lines_and_the_last_one_without_its_end(pipe: Pipe) -> None:
    reader = LineReader(pipe.read_fd)
    assert reader.read(0) is None
    os.write(pipe.write_fd, "1\r\nnéé".encode())
    assert reader.read() == "1"
    assert reader.read(0) is None
    pipe.end()
    assert reader.read() == "néé"
    with pytest.raises(EndOfInput):
        reader.read()


def test_a_closed_input_is_an_ended_one() -> None:
    read_fd, write_fd = os.pipe()
    os.close(write_fd)
    os.close(read_fd)
    with pytest.raises(EndOfInput):
        LineReader(read_fd).read()


def test_poor_play_in_the_terminal_ends_as_headless_does() -> None:
    lines = [(0.0, ""), (0.0, "1"), (0.0, "1"), (0.0, "2"), (0.0, "1"), (900.0, "q")]
    _, session, outcome = timed(lines)
    assert outcome.how == "ended"
    assert [e.kind for e in session.log[-1].events][-1] == "ended"
    wanted = [id.rstrip("!") for id in POOR]
    assert [e.id for entry in session.log for e in entry.events if isinstance(e, Chosen | TimedOut)] == wanted


@pytest.mark.parametrize(("language", "minutes"), [("en", "about 1 minute\n"), ("nl", "ongeveer 1 minuut\n")])
def test_a_talk_of_one_minute_is_of_one_minute(language: str, minutes: str) -> None:
    out = io.StringIO()
    session = session_of(language)
    PlainScreen(out, language).welcome(welcome(session, minutes=1))
    assert minutes in out.getvalue()
