"""The debrief is a pure function of the log: who heard and said what, what it showed, what it moved."""

from __future__ import annotations

from simkit.present.debrief import FeelingMove
from simkit.present.make_debrief import make_debrief
from simkit.present.terminal.debrief_lines import debrief_lines
from tests.present.world import BEST, POOR, debrief_of, played


def test_a_decision_has_what_was_heard_said_and_shown() -> None:
    first, *_ = debrief_of(played(BEST)).decisions
    assert first.heard == "My parcel should have been here on Monday!"
    assert first.heard_from == "Sam de Vries"
    assert first.said == "Since Monday, so three days of waiting. What was it for?"
    assert first.evidence == (
        ("acknowledge", "Acknowledges the loss", "strong"),
        ("own", "Takes ownership", "sound"),
    )
    assert first.feedback == "You named her three days and asked on."
    assert [other.id for other in first.alternatives] == ["greeting.carrier", "greeting.send"]


def test_what_was_heard_and_said_is_filled_with_the_facts_of_that_moment() -> None:
    assert debrief_of(played(BEST)).decisions[1].heard == "It was for my daughter's birthday, 3 days ago."


def test_a_move_has_its_cause_and_drifting_home_is_none() -> None:
    debrief = debrief_of(played(BEST))
    assert debrief.decisions[0].moves == (
        FeelingMove("customer", "Sam de Vries", "anger", 60, 45, "heard"),
        FeelingMove("customer", "Sam de Vries", "trust", 30, 40, "heard"),
    )
    assert {move.cause for move in debrief.decisions[1].moves} == {"heard"}


def test_what_an_answer_moves_is_the_decisions_and_what_the_story_brings_is_not() -> None:
    decisions = debrief_of(played(BEST)).decisions
    assert [move.cause for move in decisions[2].moves] == ["relieved"]
    assert "doubt" not in {move.cause for decision in decisions for move in decision.moves}


def test_an_opportunity_that_was_not_taken_is_missed() -> None:
    debrief = debrief_of(played(["greeting.send", "story.see", "story.when", "agree.call"]))
    assert debrief.decisions[0].evidence == (
        ("acknowledge", "Acknowledges the loss", "weak"),
        ("own", "Takes ownership", None),
    )


def test_a_decision_right_after_another_heard_nothing_new() -> None:
    debrief = debrief_of(played(BEST))
    assert debrief.decisions[2].option == "story.when"
    assert debrief.decisions[2].heard == ""


def test_a_decision_that_timed_out_has_no_words_and_its_own_feedback() -> None:
    last = debrief_of(played(POOR)).decisions[-1]
    assert (last.option, last.said) == (None, "")
    assert last.feedback == "She waited for an answer and got none."
    assert [other.id for other in last.alternatives] == ["agree.call", "agree.colleague"]


def test_the_strength_has_the_best_evidence_and_the_moment_did_most_harm() -> None:
    debrief = debrief_of(played(["greeting.carrier", "story.see", "story.when", "agree.call"]))
    assert debrief.strength is not None
    assert debrief.moment is not None
    assert debrief.decisions[debrief.strength].option == "agree.call"
    assert debrief.decisions[debrief.moment].option == "greeting.carrier"


def test_without_harm_the_moment_is_weakest_where_the_level_is_lowest() -> None:
    debrief = debrief_of(played(["greeting.ask", "story.see", "story.when", "agree.colleague"]))
    assert debrief.moment is not None
    assert debrief.decisions[debrief.moment].option == "agree.colleague"


def test_a_talk_in_which_all_went_well_has_no_moment() -> None:
    debrief = debrief_of(played(["greeting.ask", "story.see", "story.address", "story.when", "agree.call"]))
    assert debrief.moment is None
    assert debrief.strength is not None


def test_a_topic_that_was_never_brought_up_is_missed_at_the_last_of_its_kind() -> None:
    debrief = debrief_of(played(BEST))
    assert debrief.decisions[2].evidence == (
        ("own", "Takes ownership", "sound"),
        ("own", "Takes ownership", None),
    )


def test_a_curve_begins_where_the_feeling_started_and_every_point_has_a_cause() -> None:
    debrief = debrief_of(played(POOR))
    anger = next(curve for curve in debrief.curves if curve.feeling == "anger")
    assert (anger.points[0].at, anger.points[0].value, anger.points[0].cause) == (0, 60, "")
    assert all(point.cause for point in anger.points[1:])
    assert [point.at for point in anger.points] == sorted(point.at for point in anger.points)


def test_a_debrief_of_a_talk_in_another_language_is_in_that_language() -> None:
    debrief = debrief_of(played(BEST, "nl"))
    assert debrief.ending_name == "Jullie zijn eruit"
    assert debrief.decisions[0].evidence[0][1] == "Erkent wat ze mist"
    lines = debrief_lines(debrief)
    assert "Hoe het afliep: Jullie zijn eruit." in lines
    assert "Jij zei: Al sinds maandag, drie dagen wachten dus. Waar was het voor?" in lines
    assert "Wat het deed: Sam de Vries: boosheid van 60 naar 45, vertrouwen van 30 naar 40." in lines


def test_an_unfinished_talk_has_no_ending_and_no_card_is_said() -> None:
    session = played(BEST)
    debrief = make_debrief(session.log[:4], session.program, None, language="en")
    assert debrief.ending == ""
    assert "This scenario has no rubric, so there are no levels." in debrief_lines(debrief)


def test_levels_come_with_their_opportunities_and_never_say_failed() -> None:
    lines = "\n".join(debrief_lines(debrief_of(played(POOR))))
    assert "- Acknowledges the loss: level 1 of 4." in lines
    assert "Not yet passed." in lines
    assert "fail" not in lines.lower()
    assert "opportunit" in lines
