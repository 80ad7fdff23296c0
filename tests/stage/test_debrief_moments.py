"""What was done beside talk, in the debrief on the stage: all that the terminal tells of it, and nothing clipped."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from scoring.detection import detection
from simkit.present.debrief import Debrief, DecisionReview, MomentKind, MomentReview
from simkit.present.protocol import TryFrom
from simkit.present.terminal.debrief_lines import detection_lines, moment_rows, title_of
from simkit.stage.debrief_data import WRONG, debrief_screens
from simkit.stage.debrief_pages import wish_of
from simkit.stage.panels.element import as_text, walk
from simkit.stage.panels.panel import Panel
from simkit.stage.panels.screens.data import Command
from simkit.stage.panels.screens.debrief import PARTS, debrief
from simkit.stage.panels.theme import Theme
from tests.stage.panels.test_layout import check_inside, check_targets

KINDS: tuple[MomentKind, ...] = get_args(MomentKind)


def moment(entry: int, kind: MomentKind) -> MomentReview:
    return MomentReview(
        entry=entry,
        at=entry * 1000,
        kind=kind,
        id=f"step.{kind}",
        what="" if kind in ("omitted", "late") else "Turn the main switch of packer 4 off",
        due="" if kind in ("step", "act", "kept") else "Hang your own lock on the belt's switch",
        severity="critical" if kind == "violation" else "",
        evidence=(("isolate", "Take away every source", "harmful" if kind in WRONG else "strong"),),
        feedback="A button is no lock. Whoever presses it decides on your hand.",
        hints=2 if kind == "step" else 0,
    )


def went(language: str, rounds: int = 1) -> Debrief:
    """A decision, then `rounds` times a moment of each kind; several of one act, as happens."""
    talk = DecisionReview(
        4, 4000, "first", 1, "How long?", "Bram", "first.long", "Twenty minutes.", (), "Clear.", (), ()
    )
    done = tuple(moment(5 + n // 2, kind) for n, kind in enumerate(KINDS * rounds))
    found = detection(hits=5, hazards=6, false_alarms=1, foils=4)
    return Debrief(
        language,
        "The jam",
        "practice",
        "safe",
        "Safe",
        90_000,
        None,
        (talk,),
        (),
        None,
        None,
        None,
        done,
        found,
    )


@pytest.mark.parametrize("language", ["en", "nl"])
def test_what_the_terminal_tells_of_a_moment_stands_on_its_page(language: str) -> None:
    debrief_went = went(language)
    data = debrief_screens(debrief_went)
    assert len({one.id for one in data.decisions}) == len(debrief_went.reviews)
    for number, (one, review) in enumerate(zip(data.decisions, debrief_went.reviews, strict=True), 1):
        page = as_text(debrief(data, language, part="talk", at=one.id))
        assert one.number == number
        assert f"heading {title_of(debrief_went, number, review)}" in page
        if isinstance(review, MomentReview):
            for what, words in moment_rows(review, language)[:-2]:
                assert f"{what}: {words}" in page
            assert review.feedback is not None
            assert review.feedback in page
    levels = as_text(debrief(data, language, part="levels"))
    assert all(line in levels for line in detection_lines(debrief_went))


def test_the_question_where_talk_turned_is_about_what_was_said_alone() -> None:
    data = debrief_screens(went("en"))
    guessed = [node.element.act for node in walk(debrief(data, "en")) if node.element.act is not None]
    assert [act for act in guessed if isinstance(act, Command) and act.name == "turned"] == [
        Command("turned", "4")
    ]


@pytest.mark.parametrize(("language", "talk"), [("en", "conversation"), ("nl", "gesprek")])
def test_an_exercise_is_not_called_a_conversation(language: str, talk: str) -> None:
    data = debrief_screens(went(language))
    assert all(talk not in as_text(debrief(data, language, part=part)) for part in PARTS)


def test_nothing_is_asked_of_answers_where_none_was_given() -> None:
    done_alone = replace(went("en"), decisions=())
    assert "made the difference" in as_text(debrief(debrief_screens(went("en")), "en"))
    assert "made the difference" not in as_text(debrief(debrief_screens(done_alone), "en"))


def test_no_feelings_are_named_where_nobody_had_any() -> None:
    guessed = replace(debrief_screens(went("en")), turned_guess="4")
    page = as_text(debrief(guessed, "en"))
    assert "You chose decision 1." in page
    assert "feelings" not in page


def test_from_a_moment_one_tries_again_at_its_own_act() -> None:
    data = debrief_screens(went("en"))
    wanted = [wish_of(Command("retry", one.id)) for one in data.decisions]
    assert wanted == [TryFrom(review.entry) for review in went("en").reviews]


def test_errors_are_told_apart_without_colour() -> None:
    data = debrief_screens(went("en"))
    tree = debrief(data, "en", part="talk")
    dashed = {n.id for n in walk(tree) if "wrong" in n.element.style.split()}
    assert dashed == {f"moment.{one.id}" for one in data.decisions if one.wrong}
    assert len(dashed) == len(WRONG)
    assert "dashed" in as_text(tree)


@pytest.mark.parametrize(("width", "height", "scale"), [(1024, 720, 100), (1024, 768, 200)])
def test_many_moments_fit(width: int, height: int, scale: int) -> None:
    for language, rounds in (("en", 1), ("nl", 6)):
        data = debrief_screens(went(language, rounds))
        worst = next(one.id for one in data.decisions if one.wrong)
        for part in PARTS:
            panel = Panel(width, height, theme=Theme(scale))
            panel.show("page", debrief(data, language, part=part, at=worst))
            panel.settle(60.0)
            check_inside(panel.regions["page"])
            check_targets(panel.regions["page"])
            panel.close()
