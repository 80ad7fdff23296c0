"""What each step and option means, event by event; expectations are argued from the design's words."""

from __future__ import annotations

import pytest

from simkit.events import (
    Changed,
    ChangeSettings,
    Choose,
    Chosen,
    Clock,
    Closed,
    Evidenced,
    Felt,
    Halted,
    Interrupted,
    Opened,
    Prompted,
    Said,
    TimedOut,
    TimerFired,
)
from simkit.session import ActRefused
from simkit.session.points import Kind, Point
from tests.session.talk import kinds, session_of

PLAIN = """
one:
  - sam: Eight words make three seconds of story time.
    id: one.line
  - choose:
      - say: Yes.
        id: one.yes
        set: {told: yes}
        causes: heard
        evidence: {hear: strong}
      - say: No.
        id: one.no
        add: {n: 9}
        evidence: {hear: weak, own: harmful}
    id: one.choose
  - end: done
"""


def test_a_choose_opens_when_its_line_has_run_and_not_before() -> None:
    session = session_of(PLAIN)
    assert session.view.line is not None
    assert session.view.line.ms == 3_000
    assert session.act(Clock(2_999)) == ()
    with pytest.raises(ActRefused) as refused:
        session.act(Choose("one.yes"))
    assert refused.value.code == "SK8101"
    (opened,) = session.act(Clock(1))
    assert opened == Opened(3_000, "one.choose", 1, ("one.yes", "one.no"), ("hear",), False)


def test_a_choice_is_logged_then_changes_the_world_then_is_evidence_then_the_talk_goes_on() -> None:
    session = session_of(PLAIN)
    session.act(Clock(3_000))
    events = session.act(Choose("one.yes"))
    assert kinds(events) == ["chosen", "changed", "felt", "felt", "evidenced", "ended"]
    assert events[1] == Changed(3_000, "told", False, True, False)
    assert events[2] == Felt(3_000, "sam", "anger", 60, 45, "heard", False)
    assert events[4] == Evidenced(3_000, "one.yes", "hear", "strong", "one.choose", 1)
    assert session.done
    with pytest.raises(ActRefused) as refused:
        session.act(Choose("one.yes"))
    assert refused.value.code == "SK8103"


def test_an_effect_that_leaves_its_range_is_clamped_and_said_so() -> None:
    session = session_of(PLAIN)
    session.act(Clock(3_000))
    assert Changed(3_000, "n", 0, 5, True) in session.act(Choose("one.no"))


def test_thinking_costs_no_story_time() -> None:
    session = session_of(PLAIN)
    session.act(Clock(3_000))
    session.act(Clock(600_000))
    assert session.at == 3_000
    assert session.act(Choose("one.yes"))[0] == Chosen(3_000, "one.yes", "one.choose", 1)


def test_a_stale_answer_is_refused() -> None:
    session = session_of(
        """
        one:
          - sam: Hm.
            id: one.hm
          - choose:
              - {say: On., id: one.on}
            id: one.first
          - choose:
              - {say: On., id: one.on-again}
            id: one.second
          - end: done
        """
    )
    session.act(Clock(1_000))
    cue = session.view.choose.cue if session.view.choose else None
    session.act(Choose("one.on", cue))
    with pytest.raises(ActRefused) as refused:
        session.act(Choose("one.on-again", cue))
    assert refused.value.code == "SK8102"
    assert not session.done


def test_feelings_drift_home_at_the_end_of_a_line() -> None:
    session = session_of(
        """
        one:
          - sam: Hm.
            id: one.hm
          - choose:
              - {say: Blame., id: one.blame, causes: blamed}
            id: one.choose
          - wait: 60 s
          - end: done
        """
    )
    session.act(Clock(1_000))
    session.act(Choose("one.blame"))
    events = session.act(Clock(60_000))
    assert events[0] == Felt(61_000, "sam", "anger", 100, 80, "drift", False)  # 40 above home, a half-life


EARLY = """
one:
  - sam: Eight words make three seconds of story time.
    id: one.line
  - choose:
      - {say: Stop., id: one.stop, early: yes, evidence: {hear: harmful}}
      - {say: Tell me., id: one.tell, evidence: {hear: strong}}
    id: one.choose
    about: [hear]
  - end: done
"""


def test_an_early_option_interrupts_the_line() -> None:
    session = session_of(EARLY)
    assert session.log[0].events[-1] == Opened(0, "one.choose", 1, ("one.stop",), ("hear",), True)
    session.act(Clock(1_200))
    events = session.act(Choose("one.stop"))
    assert events[:2] == (Interrupted(1_200, "one.line", 1_200), Chosen(1_200, "one.stop", "one.choose", 1))
    assert session.at == 1_200


def test_an_early_option_stays_open_after_the_line_in_the_same_visit() -> None:
    session = session_of(EARLY)
    events = session.act(Clock(3_000))
    assert events == (Opened(3_000, "one.choose", 1, ("one.stop", "one.tell"), ("hear",), False),)
    session.act(Choose("one.stop"))
    assert session.done


SILENT = """
one:
  - sam: Hm.
    id: one.hm
  - choose:
      - {say: Yes., id: one.yes}
    id: one.choose
    if silent: {after: 20 s, sam: Hello?, id: one.hello}
  - end: done
"""


def test_silence_is_met_once_a_visit_and_touches_nothing() -> None:
    session = session_of(SILENT)
    session.act(Clock(1_000))
    values = list(session.values)
    assert session.act(Clock(19_999)) == ()
    assert session.act(Clock(1)) == (Prompted(1_000, "one.hello", "sam", "one.choose", 1_000),)
    assert session.act(Clock(500_000)) == ()
    assert (session.values, session.main.open, session.at) == (values, ("one.yes",), 1_000)


LIMITED = """
one:
  - sam: Hm.
    id: one.hm
  - choose:
      - {say: Yes., id: one.yes, evidence: {hear: strong}}
    id: one.choose
    within: 12 s
    otherwise:
      id: one.late
      evidence: {hear: harmful}
      then:
        - {sam: Too late., id: one.too-late}
  - end: done
"""


def test_a_time_limit_runs_on_story_time_and_ends_in_otherwise() -> None:
    session = session_of(LIMITED)
    session.act(Clock(1_000))
    assert session.view.choose is not None
    assert session.view.choose.limit_ms == 12_000
    session.act(Clock(7_000))
    assert session.view.choose.limit_ms == 5_000
    events = session.act(Clock(5_000))
    assert events[-3:] == (
        TimedOut(13_000, "one.late", "one.choose", 1),
        Evidenced(13_000, "one.late", "hear", "harmful", "one.choose", 1),
        Said(13_000, "one.too-late", "sam", 1_000),
    )


def test_a_time_limit_can_be_stretched_and_switched_off() -> None:
    stretched = session_of(LIMITED, time_limits=200)
    stretched.act(Clock(1_000 + 23_999))
    assert stretched.main.open == ("one.yes",)
    stretched.act(Clock(1))
    assert stretched.main.open == ()
    off = session_of(LIMITED, time_limits=0)
    off.act(Clock(1_000))
    off.act(Clock(1_000_000))
    assert (off.main.open, off.at) == (("one.yes",), 1_000)


TIMER = """
one:
  - {after: 4 s, add: {n: 1}, go to: two}
  - {sam: Hm., id: one.hm}
  - {sam: Eight words make three seconds of story time., id: one.long}
  - choose:
      - {say: Wait., id: one.wait}
    id: one.choose
  - {sam: Eight words make three seconds of story time., id: one.last}
  - end: done
two:
  - {sam: Time., id: two.time}
  - end: late
"""


def test_a_timer_that_falls_due_in_a_line_waits_for_its_end() -> None:
    session = session_of(TIMER.replace("4 s", "3 s"))
    events = session.act(Clock(4_000))
    assert kinds(events)[-5:] == ["timer_fired", "changed", "left", "entered", "said"]
    assert TimerFired(4_000, "one/0") in events
    assert session.view.scene == "two"


def test_a_timer_stands_still_while_the_trainee_thinks() -> None:
    session = session_of(TIMER.replace("4 s", "6 s"))
    session.act(Clock(4_000))
    session.act(Clock(100_000))
    assert session.view.scene == "one"
    session.act(Choose("one.wait"))
    session.act(Clock(3_000))
    assert session.view.scene == "two"


def test_a_timer_dies_with_its_scene() -> None:
    session = session_of(TIMER.replace("4 s", "60 s"))
    session.act(Clock(4_000))
    session.act(Choose("one.wait"))
    session.act(Clock(3_000))
    assert session.ending == "done"


def test_a_timer_interrupts_a_choose_whose_time_runs_and_unwinds_to_its_scene() -> None:
    session = session_of(
        """
        one:
          - {after: 9 s, go to: two}
          - {sam: Hm., id: one.hm}
          - call: aside
          - end: done
        aside:
          - choose:
              - {say: Wait., id: aside.wait}
            id: aside.choose
            within: 30 s
            otherwise: {id: aside.late}
        two:
          - {sam: Time., id: two.time}
          - end: late
        """
    )
    session.act(Clock(1_000))
    events = session.act(Clock(8_000))
    assert kinds(events)[-5:] == ["timer_fired", "left", "left", "entered", "said"]
    assert [frame.scene for frame in session.main.stack] == ["two"]


TOPICS = """
one:
  - {sam: Hm., id: one.hm}
  - topics:
      - {say: When?, id: one.when, call: answer, evidence: {ask: sound}}
      - {say: Where?, id: one.where, evidence: {ask: weak}}
      - {say: Anything else?, id: one.else, optional: yes, evidence: {ask: strong}}
    id: one.topics
  - end: done
answer:
  - {sam: Soon., id: answer.soon}
"""


def test_topics_come_in_any_order_each_once_and_end_when_no_required_one_is_left() -> None:
    session = session_of(TOPICS)
    session.act(Clock(1_000))
    session.act(Choose("one.where"))
    assert session.main.open == ("one.when", "one.else")
    session.act(Choose("one.when"))
    events = session.act(Clock(1_000))
    assert kinds(events) == ["left", "closed", "ended"]
    assert events[1] == Closed(2_000, "one.topics", 1, ("one.else",), ("ask",))


def test_an_optional_topic_can_be_taken_while_required_ones_are_left() -> None:
    session = session_of(TOPICS)
    session.act(Clock(1_000))
    session.act(Choose("one.else"))
    assert session.main.open == ("one.when", "one.where")


def test_a_called_scene_returns_also_after_it_went_elsewhere() -> None:
    session = session_of(
        """
        one:
          - {sam: Hm., id: one.hm}
          - call: aside
          - call: aside
          - end: done
        aside:
          - go to: further
        further:
          - {sam: There., id: further.there}
        """
    )
    session.act(Clock(1_000))
    assert [frame.scene for frame in session.main.stack] == ["one", "further"]
    session.act(Clock(1_000))
    session.act(Clock(1_000))
    assert session.ending == "done"
    assert session.visits == {"one": 1, "aside": 2, "further": 2}


def test_guards_are_tried_in_document_order_and_a_false_one_goes_to_the_next_step() -> None:
    session = session_of(
        """
        one:
          - {sam: Hm., id: one.hm, only if: n > 3}
          - {sam: Ha., id: one.ha, only if: n == 0 and not told}
          - {only if: offer == refund, go to: two}
          - end: done
        two:
          - end: refunded
        """
    )
    assert session.view.line is not None
    assert session.view.line.id == "one.ha"
    session.act(Clock(1_000))
    assert session.ending == "done"


def test_once_counts_and_visits_read_what_happened() -> None:
    session = session_of(
        """
        one:
          - {sam: Only once., id: one.once, once: yes}
          - {sam: Again., id: one.again}
          - choose:
              - {say: Round., id: one.round}
              - {say: Single., id: one.single, once: yes}
              - {say: Third., id: one.third, only if: count(one.round) >= 2 and visited(one)}
            id: one.choose
          - {only if: count(one.third) == 0, go to: one}
          - end: done
        """
    )
    session.act(Clock(2_000))
    assert session.main.open == ("one.round", "one.single")
    session.act(Choose("one.single"))
    session.act(Clock(1_000))
    assert session.main.open == ("one.round",)
    for _ in range(2):
        session.act(Choose("one.round"))
        session.act(Clock(1_000))
    assert session.main.open == ("one.round", "one.third")
    said = [line.id for line in session.view.transcript if line.speaker == "sam"]
    assert said.count("one.once") == 1


def test_a_choose_with_nothing_open_is_passed_over() -> None:
    session = session_of(
        """
        one:
          - {sam: Hm., id: one.hm}
          - choose:
              - {say: Never., id: one.never, only if: n > 3}
            id: one.choose
          - end: done
        """
    )
    assert kinds(session.act(Clock(1_000))) == ["passed_over", "ended"]


def test_a_variation_depends_on_seed_and_visit_alone() -> None:
    scenes = """
        one:
          - vary:
              - {sam: First., id: one.first}
              - {sam: Second., id: one.second}
          - choose:
              - {say: Again., id: one.again, go to: one}
              - {say: Stop., id: one.stop}
            id: one.choose
          - end: done
        """

    def lines(seed: int) -> list[str]:
        session = session_of(scenes, seed=seed)
        for _ in range(8):
            session.act(Clock(1_000))
            session.act(Choose("one.again"))
        return [line.id for line in session.view.transcript if line.speaker == "sam"]

    assert lines(5) == lines(5)
    assert {tuple(lines(seed)) for seed in range(6)} != {tuple(lines(0))}
    assert set(lines(5)) == {"one.first", "one.second"}


def test_the_language_changes_at_any_moment_and_only_to_one_the_scenario_has() -> None:
    session = session_of(PLAIN)
    with pytest.raises(ActRefused) as refused:
        session.act(ChangeSettings("fr"))
    assert refused.value.code == "SK8105"
    assert kinds(session.act(ChangeSettings("en", 200))) == ["settings_changed"]


def test_impossible_times_are_refused() -> None:
    session = session_of(PLAIN)
    for ms in (-1, 3_600_001):
        with pytest.raises(ActRefused) as refused:
            session.act(Clock(ms))
        assert refused.value.code == "SK8104"
    with pytest.raises(ActRefused) as refused:
        session.act(ChangeSettings("en", -5))
    assert refused.value.code == "SK8106"


def test_aiming_a_transition_elsewhere_changes_what_is_played() -> None:
    session = session_of(PLAIN)
    machine = session.program.machine
    machine.events["one.yes"].transitions["one.choose"][0].dest = "one.line"
    session.act(Clock(3_000))
    assert kinds(session.act(Choose("one.yes")))[-1] == "said"
    assert not session.done


AUTOMATIC = """
one:
  - {sam: Hm., id: one.hm}
  - add: {n: 1}
  - end: done
"""


def test_a_circle_that_never_waits_stops_with_a_code_and_keeps_what_was_done() -> None:
    session = session_of(AUTOMATIC)
    session.program.machine.events["auto"].transitions["one/1"][0].dest = "one/1"
    events = session.act(Clock(1_000))
    assert events[-1] == Halted(1_000, "SK8112", "one/1")
    assert session.view.halted == "SK8112"
    assert session.done


def test_a_talk_with_nowhere_to_go_stops_with_a_code() -> None:
    session = session_of(AUTOMATIC)
    machine = session.program.machine
    machine.add_states("nowhere")
    machine.add_transition("auto", "nowhere", "one.hm", conditions=[lambda region: False])
    session.program.points["nowhere"] = Point("nowhere", Kind.AUTOMATIC, "one")  # type: ignore[index]
    machine.events["auto"].transitions["one/1"][0].dest = "nowhere"
    assert session.act(Clock(1_000))[-1] == Halted(1_000, "SK8111", "nowhere")
