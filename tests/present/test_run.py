"""The loop that drives a presenter, and the strategies that answer without a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.events import Act, Choose, Chosen, Clock, Ended, TimedOut
from simkit.present.headless import HeadlessPresenter
from simkit.present.protocol import Quit
from simkit.present.run import run
from simkit.present.strategy import STRATEGIES, follow, read_path, strategy
from simkit.session import Recorder, Session, View, read_journal, replay
from simkit.session.cues import AnsweredCue, ChooseCue, EndCue, SayCue
from tests.present.world import BEST, POOR, debrief_of, play, played, program, session_of, welcome


def taken(session: Session) -> list[str]:
    return [e.id for entry in session.log for e in entry.events if isinstance(e, Chosen | TimedOut)]


@pytest.mark.parametrize("name", STRATEGIES)
def test_every_strategy_ends_the_talk_and_does_the_same_again(name: str) -> None:
    sessions = [session_of(), session_of()]
    for session in sessions:
        assert play(HeadlessPresenter(strategy(name, program(), 7)), session).how == "ended"  # type: ignore[arg-type]
    assert sessions[0].log == sessions[1].log


def test_best_takes_the_strongest_evidence_and_worst_the_weakest() -> None:
    best, worst = session_of(), session_of()
    play(HeadlessPresenter(strategy("best", program(), 7)), best)
    play(HeadlessPresenter(strategy("worst", program(), 7)), worst)
    assert taken(best)[0] == "greeting.ask"
    assert taken(best)[-1] == "agree.call"
    assert taken(worst)[0] == "greeting.carrier"
    assert taken(worst)[-1] == "agree.colleague"


def test_random_depends_on_the_seed() -> None:
    def play_with(seed: int) -> list[str]:
        session = session_of()
        play(HeadlessPresenter(strategy("random", program(), seed)), session)
        return taken(session)

    assert len({tuple(play_with(seed)) for seed in range(8)}) > 1


def test_a_path_can_break_in_and_let_the_time_run_out() -> None:
    session = played(POOR)
    assert taken(session) == [id.rstrip("!") for id in POOR]
    events = [event for entry in session.log for event in entry.events]
    assert [e.kind for e in events if e.kind in ("interrupted", "timed_out")] == ["interrupted", "timed_out"]
    ended = events[-1]
    assert isinstance(ended, Ended)
    assert ended.ending == "lost"


def test_a_path_that_takes_what_is_not_open_says_what_is() -> None:
    with pytest.raises(SimkitError) as caught:
        played(["greeting.ask", "agree.call"])
    found = caught.value.diagnostics[0]
    assert found.code == "SK8520"
    assert "story.break-in, story.see" in found.message()


def test_a_path_that_ends_early_is_an_error() -> None:
    with pytest.raises(SimkitError) as caught:
        played(BEST[:-1])
    assert caught.value.code == "SK8521"


def test_a_path_file_has_comments_commas_and_lines() -> None:
    assert read_path("# how I did it\na.b, c\n\nd!  # broke in\n") == ["a.b", "c", "d!"]


def test_a_presenter_sees_each_line_option_and_answer_once_in_order() -> None:
    session = session_of()
    presenter = HeadlessPresenter(follow(BEST, program()))
    play(presenter, session)
    said = [cue.id for cue in presenter.shown if isinstance(cue, SayCue | AnsweredCue)]
    assert said == [
        "greeting.monday",
        "greeting.ask",
        "story.birthday",
        "story.see",
        "story.when",
        "story.saturday",
        "agree.yourself",
        "agree.call",
        "agree.thanks",
    ]
    assert isinstance(presenter.shown[-1], EndCue)
    assert presenter.debriefed is not None
    opened = [cue.choose.id for cue in presenter.shown if isinstance(cue, ChooseCue)]
    # The early option opens with the line, all of them after it.
    assert opened == ["greeting.first", "story.react", "story.react", "story.topics", "agree.promise"]


class Clumsy(HeadlessPresenter):
    """Answers everything twice, as a double click does."""

    twice: Act | None = None

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if self.twice is not None:
            again, self.twice = self.twice, None
            return again
        act = super().ask(view, busy=busy)
        self.twice = act if isinstance(act, Choose) else None
        return act


def test_a_double_click_is_refused_and_changes_nothing() -> None:
    session, careful = session_of(), played(BEST)
    presenter = Clumsy(follow(BEST, program()))
    play(presenter, session)
    assert session.log == careful.log
    assert {found.code for found in presenter.refusals} <= {"SK8101", "SK8102", "SK8103"}
    assert len(presenter.refusals) == len(BEST)


class Leaving(HeadlessPresenter):
    """Goes away in some way at the second choose."""

    def __init__(self, error: BaseException | None) -> None:
        super().__init__(follow(BEST, program()))
        self.error = error

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if view.choose is not None and view.choose.id == "story.react":
            if self.error is not None:
                raise self.error
            return Quit()
        return super().ask(view, busy=busy)


@pytest.mark.parametrize(
    ("error", "how"),
    [(None, "left"), (KeyboardInterrupt(), "interrupted"), (RuntimeError("no GL"), "failed")],
)
def test_however_a_presenter_leaves_the_session_can_be_resumed(
    error: BaseException | None, how: str, tmp_path: Path
) -> None:
    path, session = tmp_path / "journal.jsonl", session_of()
    recorder = Recorder.create(path, session, id="8c1e2f00-0000-4000-8000-000000000001", opened={})

    def leave() -> str:
        return run(Leaving(error), recorder, welcome(session), lambda _: debrief_of(session)).how

    if how == "failed":
        with pytest.raises(RuntimeError, match="no GL"):
            leave()
    else:
        assert leave() == how
    journal = read_journal(path)
    assert journal.envelopes[-1].values["how"] == how
    assert taken(replay(program(), journal)) == BEST[:1]

    resumed = Recorder.resume(path, program(), resumed={})
    ending = HeadlessPresenter(follow(BEST[1:], program()))
    outcome = run(ending, resumed, welcome(resumed.session), lambda _: debrief_of(resumed.session))
    assert outcome.how == "ended"
    assert taken(resumed.session) == BEST
    assert read_journal(path).head == outcome.head


class Live(HeadlessPresenter):
    """As a window asks: many times a second, and while the last act is not durable yet."""

    live = True

    def __init__(self) -> None:
        super().__init__(follow(BEST, program()))
        self.durable_shown = 0
        self.asked_while_busy = 0

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if busy:
            self.asked_while_busy += 1
            return Clock(40)
        act = super().ask(view, busy=busy)
        return Clock(min(act.ms, 40)) if isinstance(act, Clock) else act


def test_a_live_presenter_gives_the_same_events_and_no_time_passes_while_busy(tmp_path: Path) -> None:
    live, still = session_of(), played(BEST)
    play(Live(), live, tmp_path / "live.jsonl")
    assert [entry.events for entry in live.log] == [entry.events for entry in still.log]


def test_a_session_left_at_the_welcome_has_no_answers_and_is_closed(tmp_path: Path) -> None:
    class Shy(HeadlessPresenter):
        def welcome(self, welcome: object) -> Quit:  # type: ignore[override]
            return Quit()

    session = session_of()
    outcome = play(Shy(follow([], program())), session, tmp_path / "j.jsonl")
    assert outcome.how == "left"
    assert taken(session) == []


def test_an_interrupt_in_the_debrief_ends_it_without_losing_the_session(tmp_path: Path) -> None:
    class Impatient(HeadlessPresenter):
        def debrief(self, debrief: object) -> Quit:  # type: ignore[override]
            raise KeyboardInterrupt

    outcome = play(Impatient(follow(BEST, program())), session_of(), tmp_path / "j.jsonl")
    assert (outcome.how, outcome.wish) == ("ended", Quit())
