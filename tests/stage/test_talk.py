"""How a line comes about: own words first, skipping, repeating; and never at the cost of story time."""

from __future__ import annotations

from simkit.events import ChangeSettings, Choose, Clock
from simkit.stage.talk import Talk, word_at
from tests.stage.mug import session_after


def test_own_words_land_before_the_answer_and_cost_no_story_time() -> None:
    session = session_after()
    talk = Talk()
    assert session.view.choose is not None
    session.act(Choose("counter.ask", cue=session.view.choose.cue))
    talk.show(session.cues, session.view)
    own = talk.shown(session.view)
    assert (own.speaker, own.text) == ("trainee", "You ordered blue and got green. What was it for?")
    assert talk.pass_time(500) == 0
    left = talk.pass_time(10_000)
    assert 10_000 > left > 7_000
    answer = talk.shown(session.view)
    assert (answer.speaker, answer.id, answer.part) == ("customer", "story.birthday", 0.0)


def test_a_line_runs_with_the_story_and_is_said_when_it_has_run() -> None:
    session = session_after(choosing=False)
    talk = Talk()
    talk.show(session.cues, session.view)
    line = session.view.line
    assert line is not None
    session.act(Clock(line.ms // 2))
    part = talk.shown(session.view).part
    assert part is not None
    assert abs(part - 0.5) < 0.01
    session.act(Clock(line.ms))
    assert talk.shown(session.view).part is None
    assert talk.shown(session.view).text == line.text


def test_repeating_says_it_again_from_the_start_while_the_story_waits() -> None:
    session = session_after()
    talk = Talk()
    talk.show(session.cues, session.view)
    assert talk.repeat(session.view)
    assert talk.shown(session.view).part == 0.0
    ms = talk.shown(session.view).ms
    assert talk.pass_time(ms - 1) == 0
    assert talk.pass_time(11) == 10
    assert talk.shown(session.view).part is None


def test_skipping_ends_the_own_words_and_leaves_the_line() -> None:
    session = session_after()
    talk = Talk()
    assert session.view.choose is not None
    session.act(Choose("counter.ask", cue=session.view.choose.cue))
    talk.show(session.cues, session.view)
    assert talk.skip()
    assert not talk.skip()
    assert talk.shown(session.view).part == 0.0


def test_another_language_rewords_the_line_that_is_said_and_the_one_that_was() -> None:
    session = session_after("counter.ask", choosing=False)
    talk = Talk()
    talk.show(session.cues, session.view)
    talk.skip()
    session.act(Clock(1_000))
    before = talk.shown(session.view)
    session.act(ChangeSettings("nl"))
    talk.show(session.cues, session.view)
    after = talk.shown(session.view)
    assert after.id == before.id
    assert after.part == before.part
    assert after.text.startswith("Het is een cadeau")
    session.act(Clock(60_000))
    session.act(ChangeSettings("en"))
    talk.show(session.cues, session.view)
    assert talk.shown(session.view).text.startswith("It is a birthday present")


def test_words_are_marked_in_order_and_the_last_one_last() -> None:
    text = "It is for tonight. My sister only likes blue."
    marks = [word_at(text, n / 200) for n in range(201)]
    assert marks == sorted(marks)
    assert marks[0] == 0
    assert marks[-1] == len(text.split()) - 1
    assert set(marks) == set(range(len(text.split())))


def test_who_comes_in_at_an_open_choose_sees_what_was_said_last() -> None:
    talk = Talk()
    view = session_after("counter.ask").view
    talk.show((), view)
    assert talk.shown(view).text.startswith("It is a birthday present")
    assert talk.shown(view).part is None
