"""A whole session on a real window, with real keys and a real mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import scoring
from simkit.events import ChangeSettings, Choose, Clock
from simkit.scenario import load
from simkit.session import Recorder, Session, Settings, compile_program, observations
from tests.stage.hands import Play, Screen

MUG = Path(__file__).parent / "data" / "wrong-mug"


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    made = Screen()
    yield made
    made.close()


def directly(*options: str) -> dict[str, object]:
    """The scorecard of the same decisions, handed to a session without any presenter."""
    program = compile_program(load(MUG))
    session = Session(program, seed=7, settings=Settings(language="en"))
    for option in options:
        if option == "nl":
            session.act(ChangeSettings("nl"))
            continue
        while session.view.choose is None:
            session.act(Clock(1_000))
        session.act(Choose(option, cue=session.view.choose.cue))
    assert program.scenario.rubric is not None
    return scoring.score(observations(session.log), program.scenario.rubric).to_data()


def told(card: Any) -> Any:
    """A scorecard's data without where in the journal things stand: the time somebody took is their own."""
    if isinstance(card, dict):
        return {key: told(value) for key, value in card.items() if key not in ("entry", "event", "at")}
    return [told(one) for one in card] if isinstance(card, list | tuple) else card


def opened(play: Play, cue: int) -> None:
    play.until(lambda s: s["choose"] == cue and s["painted"])


def test_mouse_number_and_arrows_play_a_session_to_the_same_card(screen: Screen) -> None:
    with Play(screen, MUG) as play:
        play.until(lambda s: s["screen"] == "start" and "begin" in s["targets"])
        play.click_on("begin")
        play.until(lambda s: s["screen"] == "talk")

        opened(play, 1)
        play.click_on("option.counter.ask")
        play.until(lambda s: s["line"] == "own")
        play.until(lambda s: s["line"] == "story.birthday")

        screen.press("p")
        paused = play.until(lambda s: s["screen"] == "pause")
        screen.press("Escape")
        play.until(lambda s: s["screen"] == "talk")
        assert paused["line"] == "story.birthday"

        screen.press("l")
        play.until(lambda s: s["language"] == "nl" and s["line"] == "story.birthday")

        opened(play, 2)
        screen.press("1")
        opened(play, 3)
        play.until(lambda s: s["focus"] == "option.story.wrap")
        screen.press("Down", "Up", "Return")

        finished = play.told("finished")
        play.until(lambda s: s["screen"] == "debrief" and "part.talk" in s["targets"])
        expected = directly("counter.ask", "nl", "story.look", "story.wrap")
        assert told(finished["card"]) == told(expected)

        play.click_on("part.talk")
        play.until(lambda s: any(name.startswith("moment.") for name in s["targets"]))
        play.until(lambda s: any("retry" in name for name in s["targets"]) and s["painted"])
        retry = next(name for name in play.seen["targets"] if "retry" in name)
        play.click_on(retry)
        play.told("what-if")
        opened(play, 1)
        assert play.seen["line"] == "counter.green"
        screen.press("1")
        opened(play, 2)
        screen.press("2")
        opened(play, 3)
        screen.press("2")
        again = play.told("finished")
        assert told(again["card"]) == told(directly("counter.nice", "story.post", "story.next"))
        play.click_on("close")
        play.told("closed")
        assert play.end() == 0


def test_keys_skip_repeat_enlarge_and_show_what_was_said(screen: Screen) -> None:
    with Play(screen, MUG, pace=0.5) as play:
        play.until(lambda s: s["focus"] == "begin" and s["painted"])
        screen.press("Return")
        play.until(lambda s: s["line"] == "counter.green" and s["saying"])
        screen.press("space")
        opened(play, 1)
        assert not play.seen["saying"]

        before = play.seen["targets"]["option.counter.ask"]
        screen.press("Shift_L+equal")
        play.until(
            lambda s: s["painted"] and s["targets"].get("option.counter.ask", before)[3] > before[3] + 3
        )
        screen.press("minus")
        play.until(lambda s: s["painted"] and s["targets"].get("option.counter.ask") == before)

        screen.press("r")
        play.until(lambda s: s["saying"] and s["choose"] is None)
        screen.press("space")
        opened(play, 1)

        screen.press("t")
        play.until(lambda s: s["screen"] == "transcript" and "close" in s["targets"])
        screen.press("t")
        play.until(lambda s: s["screen"] == "talk" and s["focus"] == "option.counter.nice")

        screen.press("Tab", "Tab")
        play.until(lambda s: s["focus"] == "option.counter.receipt")
        screen.press("space")
        play.until(lambda s: s["line"] == "own")


def test_going_to_another_window_pauses_practice(screen: Screen) -> None:
    with Play(screen, MUG) as play:
        play.click_on("begin")
        play.until(lambda s: s["screen"] == "talk")
        screen.focus_window()
        opened(play, 1)
        with screen.another_window():
            paused = play.until(lambda s: s["screen"] == "pause")
            assert paused["choose"] == 1
        screen.focus_window()
        play.click_on("continue")
        play.until(lambda s: s["screen"] == "talk")


def test_a_resized_window_is_laid_out_anew(screen: Screen) -> None:
    with Play(screen, MUG) as play:
        play.click_on("begin")
        opened(play, 1)
        screen.resize_window(900, 620)
        play.until(lambda s: s["painted"] and s["targets"]["pause"][0] + s["targets"]["pause"][2] <= 900)
        for name, (x, y, width, height) in play.seen["targets"].items():
            assert x >= 0 and x + width <= 900, name  # noqa: PT018
            assert y >= 0 and y + height <= 620, name  # noqa: PT018
        play.click_on("option.counter.ask")
        play.until(lambda s: s["line"] == "own")


def test_a_closed_window_leaves_the_session_open(screen: Screen) -> None:
    with Play(screen, MUG) as play:
        play.click_on("begin")
        play.until(lambda s: s["screen"] == "talk")
        screen.close_windows()
        assert play.told("outcome")["how"] == "left"
        play.told("closed")
        assert play.end() == 0


def test_a_display_that_goes_away_is_a_coded_message_and_costs_nothing_that_was_shown(tmp_path: Path) -> None:
    """Between two frames it is an error like any other; in the middle of one the words go to standard error."""
    gone = Screen()
    journal = tmp_path / "lost.jsonl"
    with Play(gone, MUG, journal=journal) as play:
        play.click_on("begin")
        opened(play, 1)
        gone.press("2")
        play.until(lambda s: s["line"] == "own")
        gone.close()
        assert play.end() == 1
        assert "SK8304" in play.last_words()
    resumed = Recorder.resume(journal, compile_program(load(MUG)), resumed={})
    said = [line.id for line in resumed.session.view.transcript]
    resumed.close()
    assert said[:2] == ["counter.green", "counter.ask"]
