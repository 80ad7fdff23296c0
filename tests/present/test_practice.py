"""Practice from start to end: attempts, what-ifs, guests, and what is kept of each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from scoring import Scorecard
from simkit.errors import SimkitError
from simkit.events import Act, ChangeSettings, Clock
from simkit.export import SessionData, names_from, outgoing
from simkit.present.debrief import Debrief
from simkit.present.headless import HeadlessPresenter
from simkit.present.practice import Keeping, Played, Practice
from simkit.present.protocol import Again, Mode, Quit, TryFrom, Welcome, Wish
from simkit.present.replay import ReplayPresenter
from simkit.present.run import run
from simkit.present.strategy import follow
from simkit.record import Outgoing, Record, SessionRow
from simkit.session import Program, Recorder, Session, View, read_journal
from tests.present.world import BEST, POOR, debrief_of, played, program, session_of, welcome

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Watch:
    """Wall time that goes a minute further each time it is looked at."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        self.at += timedelta(minutes=1)
        return self.at


class Wishing(HeadlessPresenter):
    """Plays the given paths one after another, with a wish after each."""

    def __init__(self, *plays: tuple[list[str], Callable[[Debrief], Wish]]) -> None:
        self.plays = list(plays)
        path, wish = self.plays.pop(0)
        super().__init__(follow(path, program()), wish=wish)
        self.welcomes: list[object] = []

    def welcome(self, welcome: object) -> None:  # type: ignore[override]
        self.welcomes.append(welcome)

    def debrief(self, debrief: Debrief) -> Wish:
        wish = super().debrief(debrief)
        if self.plays:
            path, self.wish = self.plays.pop(0)
            self.driver = follow(path, program())
        return wish


class Switching(Wishing):
    """Changes to Dutch as soon as it may act in English."""

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if view.language == "en" and len(self.welcomes) == 1:
            return ChangeSettings("nl", 100)
        return super().ask(view, busy=busy)


def quits(_: Debrief) -> Wish:
    return Quit()


def again(_: Debrief) -> Wish:
    return Again()


def from_decision(number: int) -> Callable[[Debrief], Wish]:
    return lambda debrief: TryFrom(debrief.decisions[number - 1].entry)


def practise(
    presenter: HeadlessPresenter, record: Record | None, mode: Mode = "practice", **how: object
) -> list[Played]:
    keeping = Keeping(record, record.trainee_local(), mode, **how) if record else None  # type: ignore[arg-type]
    practice = Practice(
        program(), presenter, keeping=keeping, seed=7, settings=session_of().settings, now=Watch()
    )
    return practice.until_done()


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return Record.open(tmp_path / "home")


def test_a_practice_is_kept_with_its_levels_and_its_journal(record: Record) -> None:
    (one,) = practise(Wishing((BEST, quits)), record)
    row = record.session(one.session)
    assert (row.state, row.ending, row.attempt, row.mode) == ("done", "agreed", 1, "practice")
    assert row.head == one.outcome.head == read_journal(record.home.path / row.journal).head
    cards = record.scorecards(one.session)
    assert one.card is not None
    assert [card.card.levels for card in cards] == [one.card.levels]
    assert record.outbox.all() == ()


def test_again_is_a_second_attempt_with_another_seed(record: Record) -> None:
    first, second = practise(Wishing((BEST, again), (POOR, quits)), record)
    rows = [record.session(one.session) for one in (first, second)]
    assert [row.attempt for row in rows] == [1, 2]
    assert [row.seed for row in rows] == [7, 8]
    assert rows[1].ending == "lost"


def test_a_what_if_begins_before_its_decision_and_counts_for_nothing(record: Record) -> None:
    presenter = Wishing((POOR, from_decision(2)), (BEST[1:], quits))
    first, second = practise(presenter, record)
    row = record.session(second.session)
    assert row.parent is not None
    assert (row.parent.session, row.attempt) == (first.session, None)
    assert row.ending == "agreed"
    assert [one.id for one in record.sessions()] == [first.session]
    assert [w.what_if for w in presenter.welcomes] == [False, True]  # type: ignore[attr-defined]
    chosen = [d.option for d in second.debrief.decisions] if second.debrief else []
    assert chosen == ["greeting.carrier", *BEST[1:]]


def test_a_what_if_can_be_tried_from_a_what_if(record: Record) -> None:
    presenter = Wishing((POOR, from_decision(2)), (BEST[1:], from_decision(1)), (BEST, quits))
    _, second, third = practise(presenter, record)
    parent = record.session(third.session).parent
    assert parent is not None
    assert parent.session == second.session
    assert record.session(third.session).ending == "agreed"


def test_the_welcome_can_be_had_in_another_language_before_anything_is_said(record: Record) -> None:
    class Polyglot(HeadlessPresenter):
        dutch: Welcome | None = None

        def welcome(self, welcome: Welcome) -> Quit | None:
            self.dutch = practice.in_language("nl")
            return super().welcome(welcome)

    presenter = Polyglot(follow(BEST, program()))
    practice = Practice(
        program(),
        presenter,
        keeping=Keeping(record, record.trainee_local(), "practice"),
        seed=7,
        settings=session_of("en").settings,
        now=Watch(),
    )
    (one,) = practice.until_done()
    assert presenter.dutch is not None
    assert presenter.dutch.view.title == "Een late bestelling"
    assert presenter.dutch.privacy.startswith("Een oefening blijft op dit apparaat.")
    assert presenter.dutch.skills == ("Klachten oplossen",)
    assert one.language == "en"


def test_a_guest_keeps_nothing_and_can_still_try_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIMKIT_HOME", str(tmp_path / "home"))
    presenter = Wishing((POOR, from_decision(1)), (BEST, again), (BEST, quits))
    sessions = practise(presenter, None)
    assert [one.what_if for one in sessions] == [False, True, False]
    assert all(one.journal is None and one.row is None for one in sessions)
    assert list(tmp_path.iterdir()) == []
    assert presenter.welcomes[0].privacy.startswith("You practise as a guest")  # type: ignore[attr-defined]


def test_an_assessment_leaves_statements_in_the_outbox(record: Record) -> None:
    trainee = record.trainee_local()

    def statements(row: SessionRow, made: Program, card: Scorecard | None) -> tuple[Outgoing, ...]:
        journal = read_journal(record.home.path / row.journal)
        return outgoing(SessionData(row, trainee, made, journal, card), names_from({}))

    (one,) = practise(Wishing((BEST, quits)), record, "assessment", statements=statements)
    waiting = record.outbox.all()
    assert {pending.session for pending in waiting} == {one.session}
    assert len(waiting) >= len(BEST) + 2


def test_an_assessment_has_no_what_if_whatever_is_wished_for(record: Record) -> None:
    sessions = practise(Wishing((BEST, from_decision(1)), (BEST, quits)), record, "assessment")
    assert len(sessions) == 1
    assert len(record.sessions(what_ifs=True)) == 1


class LeavesHalfway(HeadlessPresenter):
    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if view.choose is not None and view.choose.id == "story.topics":
            return Quit()
        return super().ask(view, busy=busy)


def test_a_session_that_was_left_goes_on_where_it_stood(record: Record) -> None:
    trainee = record.trainee_local()
    first = Practice(
        program(),
        LeavesHalfway(follow(BEST, program())),
        keeping=Keeping(record, trainee, "practice"),
        seed=3,
        settings=session_of("nl").settings,
        now=Watch(),
    )
    (left,) = first.until_done()
    assert left.debrief is None
    assert record.session(left.session).state == "open"

    ending = HeadlessPresenter(follow(BEST[2:], program()))
    second = Practice(
        program(),
        ending,
        keeping=Keeping(record, trainee, "practice"),
        seed=999,
        settings=session_of("en").settings,
        now=Watch(),
    )
    (one,) = second.until_done(record.session(left.session))
    assert one.session == left.session
    assert ending.welcomed is not None
    assert ending.welcomed.resumed
    assert one.debrief is not None
    assert one.debrief.language == "nl"
    assert record.session(one.session).ending == "agreed"


def test_a_record_that_cannot_take_the_session_loses_nothing(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(Record, "finish_session", _raises("SK8205"))
        presenter = Wishing((BEST, again))
        (one,) = practise(presenter, record)
    assert one.trouble is not None
    assert presenter.debriefed is not None
    assert record.session(one.session).state == "open"

    later = Practice(
        program(),
        Wishing((BEST, quits)),
        keeping=Keeping(record, record.trainee_local(), "practice"),
        seed=7,
        settings=session_of().settings,
        now=Watch(),
    )
    (healed,) = later.until_done(record.session(one.session))
    assert record.session(healed.session).state == "done"
    assert record.scorecards(healed.session)


def _raises(code: str) -> Callable[..., object]:
    from simkit.errors import diagnostic

    def raising(*_: object, **__: object) -> object:
        raise SimkitError(diagnostic(code, path="record.sqlite"))

    return raising


def test_a_journal_that_cannot_be_made_leaves_no_row(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Recorder, "create", _raises("SK8205"))
    with pytest.raises(SimkitError):
        practise(Wishing((BEST, quits)), record)
    assert record.sessions() == ()


# -- playing back ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [BEST, POOR])
@pytest.mark.parametrize("speed", [None, 1_000_000.0])
def test_playing_a_journal_back_causes_the_same_events_and_shows_the_same(
    path: list[str], speed: float | None
) -> None:
    original = played(path)
    again = Session(program(), seed=7, settings=session_of().settings)
    inner = HeadlessPresenter(lambda _: None)
    recorder = Recorder.create(None, again, id="8c1e2f00-0000-4000-8000-000000000001", opened={})
    player = ReplayPresenter(inner, original.log, speed=speed)
    outcome = run(player, recorder, welcome(again), lambda _: debrief_of(again))
    assert outcome.how == "ended"
    assert [entry.events for entry in again.log] == [entry.events for entry in original.log]
    assert inner.debriefed is not None
    assert player.refusals == []


def test_playing_back_takes_the_time_it_took() -> None:
    original = played(BEST)
    again = Session(program(), seed=7, settings=session_of().settings)
    recorder = Recorder.create(None, again, id="8c1e2f00-0000-4000-8000-000000000001", opened={})
    now = [0.0]

    def wait(seconds: float) -> None:
        now[0] += seconds

    player = ReplayPresenter(HeadlessPresenter(lambda _: None), original.log, speed=2.0, wait=wait)
    run(player, recorder, welcome(again), lambda _: debrief_of(again))
    assert now[0] == pytest.approx(again.at / 1000 / 2, rel=0.05)


class Window(HeadlessPresenter):
    """A live presenter: draws a frame at each question, and may be closed."""

    live = True

    def __init__(self, frames: int | None = None) -> None:
        super().__init__(lambda _: None)
        self.left = frames

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                return Quit()
        return Clock(40)


def test_a_window_plays_back_at_its_own_pace_and_can_be_closed() -> None:
    original = played(POOR)
    for frames, how in ((None, "ended"), (20, "left")):
        again = Session(program(), seed=7, settings=session_of().settings)
        recorder = Recorder.create(None, again, id="8c1e2f00-0000-4000-8000-000000000001", opened={})
        player = ReplayPresenter(Window(frames), original.log, speed=1.0)
        outcome = run(player, recorder, welcome(again), lambda _, it=again: debrief_of(it))  # type: ignore[misc]
        assert outcome.how == how
        mine = [event for entry in again.log for event in entry.events]
        theirs = [event for entry in original.log for event in entry.events]
        assert mine == theirs[: len(mine)]
        assert (len(mine) == len(theirs)) is (how == "ended")


def test_a_journal_that_was_left_open_is_played_to_where_it_ends() -> None:
    original = played(BEST)
    again = Session(program(), seed=7, settings=session_of().settings)
    recorder = Recorder.create(None, again, id="8c1e2f00-0000-4000-8000-000000000001", opened={})
    player = ReplayPresenter(HeadlessPresenter(lambda _: None), original.log[:5])
    outcome = run(player, recorder, welcome(again), lambda _: debrief_of(again))
    assert outcome.how == "left"
    assert len(again.log) == 5


def test_again_and_a_what_if_go_on_in_the_language_that_was_chosen_meanwhile(record: Record) -> None:
    tries = lambda debrief: TryFrom(debrief.decisions[0].entry)  # noqa: E731
    presenter = Switching((BEST, lambda _: Again()), (BEST, tries), (BEST, quits))
    played = practise(presenter, record)
    assert [one.language for one in played] == ["nl", "nl", "nl"]
    assert [one.view.language for one in presenter.welcomes] == ["en", "nl", "nl"]  # type: ignore[attr-defined]
    presenter = Switching((BEST, tries), (BEST, quits))
    played = practise(presenter, record)
    assert [one.what_if for one in played] == [False, True]
    assert presenter.welcomes[1].view.language == "nl"  # type: ignore[attr-defined]
