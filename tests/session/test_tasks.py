"""What each form of a task's step means, what is an error, and what is shown; argued from the language reference."""

from __future__ import annotations

from simkit.events import Choose, Clock, Do, Enter, Fill, Hint, Report, StepError
from simkit.session import ActRefused, Session, observations
from tests.session.procedure import played, session_of

ROOM = """
objects:
  a: {kind: valve}
  b: {kind: valve}
  main: {kind: switch}
  stop: {kind: button}
  lock: {kind: padlock, in: box}
  box: {kind: box, open: no}
  order: {kind: form}
  pool: {kind: spill}
  notice: {kind: sign, report: {gesture: point}}
zones:
  hall: {circle: [0, 1, 0.8]}
"""
SCENES = """
scenes:
  main:
    - task: job
      otherwise: [{end: late}]
    - end: done
"""


def job(steps: str, more: str = "", scenes: str = SCENES, time_limits: int = 100) -> Session:
    lines = "\n".join(f"      {line}" for line in steps.strip("\n").splitlines())
    tail = "\n".join(f"    {line}" for line in more.strip("\n").splitlines())
    text = f"{ROOM}\ntasks:\n  job:\n    name: The job\n    steps:\n{lines}\n{tail}\n{scenes}"
    return session_of(text, time_limits=time_limits)


def errors(session: Session) -> list[tuple[str, str]]:
    return [(e.error, e.step) for n in session.log for e in n.events if isinstance(e, StepError)]


def grades(session: Session) -> list[tuple[str, str | None, bool]]:
    return [(found.opportunity, found.grade, found.forced) for found in observations(session.log)]


def do(session: Session, *acts: Do) -> None:
    """Each act, and the time it takes."""
    for act in acts:
        session.act(act)
        if not session.done:
            session.act(Clock(5_000))


def refused(session: Session, act: object) -> str:
    try:
        session.act(act)  # type: ignore[arg-type]
    except ActRefused as error:
        return error.code
    return ""


CLOSE_A, CLOSE_B, OFF = Do("close", "a"), Do("close", "b"), Do("turn to", "main", "off")


def test_steps_are_done_in_order() -> None:
    session = job("- close a\n- turn main to off")
    do(session, CLOSE_A)
    assert not session.done
    do(session, OFF)
    assert session.ending == "done"
    assert errors(session) == []


def test_an_act_before_its_turn_is_an_error_and_counts_when_it_still_stands() -> None:
    session = job("- close a\n- turn main to off")
    do(session, OFF)
    assert errors(session) == [("order", "job.close-a")]
    do(session, CLOSE_A)
    assert session.ending == "done"


def test_an_act_before_its_turn_that_was_undone_has_to_be_done_again() -> None:
    session = job("- close a\n- turn main to off")
    do(session, OFF, Do("turn to", "main", "on"), CLOSE_A)
    assert not session.done
    do(session, OFF)
    assert session.ending == "done"


def test_an_act_that_leaves_nothing_behind_has_to_be_done_in_its_turn() -> None:
    session = job("- close a\n- press stop")
    do(session, Do("press", "stop"), CLOSE_A)
    assert not session.done
    do(session, Do("press", "stop"))
    assert session.done


def test_the_right_act_on_another_object_of_that_kind_is_an_error() -> None:
    session = job("- close a\n- press stop")
    do(session, CLOSE_B)
    assert errors(session) == [("object", "job.close-a")]


def test_handling_and_looking_are_no_errors() -> None:
    session = job("- close a\n- hang lock on main")
    do(session, Do("open", "box"), Do("take", "lock"), Do("put down", "lock"))
    assert errors(session) == []


def test_reporting_what_no_step_asks_for_is_an_error_whatever_its_kind() -> None:
    session = job("- report pool\n- press stop")
    session.act(Report("notice"))
    session.act(Report("pool"))
    session.act(Report("pool"))
    assert errors(session) == [("object", "job.report-pool")]


def test_one_of_its_steps_is_enough_and_the_first_begun_counts() -> None:
    session = job("- one of:\n    - in order: [close a, press stop]\n    - close b")
    do(session, CLOSE_A, CLOSE_B)
    assert not session.done
    do(session, Do("press", "stop"))
    assert session.done


def test_an_optional_step_may_be_passed() -> None:
    session = job("- act: close a\n  optional: yes\n- press stop")
    do(session, Do("press", "stop"))
    assert session.done
    assert errors(session) == []


def test_a_repeated_step_is_done_so_many_times() -> None:
    session = job("- act: press stop\n  repeat: 3")
    do(session, Do("press", "stop"), Do("press", "stop"))
    assert not session.done
    do(session, Do("press", "stop"))
    assert session.done


def test_a_step_is_done_when_its_condition_holds() -> None:
    session = job("- done when: not a.open and main.position == off\n  name: All off")
    do(session, OFF)
    assert not session.done
    do(session, CLOSE_A)
    assert session.done


def test_fields_zones_and_answers_are_steps_too() -> None:
    scenes = SCENES.replace(
        "- task: job", "- task: job\n      id: main.work\n      choose: [{say: Off., id: main.off}]"
    )
    session = job("- fill in order.signed with yes\n- enter hall\n- say main.off", scenes=scenes)
    assert refused(session, Fill("order.signed", 3)) == "SK8122"
    session.act(Fill("order.signed", True))
    session.act(Clock(2_000))
    session.act(Enter("hall"))
    session.act(Choose("main.off"))
    assert session.done


def test_a_task_inside_a_task_begins_and_ends_with_its_turn() -> None:
    session = session_of(
        f"""{ROOM}
tasks:
  inner: {{steps: [close a]}}
  job: {{steps: [press stop, {{task: inner}}]}}
scenes:
  main:
    - task: job
    - only if: task.inner.done and task.job.done and task.job.errors == 1
      end: right
    - end: wrong
"""
    )
    do(session, Do("turn to", "main", "off"), CLOSE_A, Do("press", "stop"))
    kinds = [e.kind for n in session.log for e in n.events if e.kind.startswith("task_")]
    assert kinds == ["task_began", "task_began", "task_done", "task_done"]
    assert session.ending == "right"


def test_an_atomic_part_once_begun_shuts_out_everything_else_until_it_is_done() -> None:
    session = job("- in order: [close a, turn main to off]\n  atomic: yes\n- press stop")
    do(session, Do("close", "b"))
    do(session, CLOSE_A)
    assert refused(session, Do("press", "stop")) == "SK8124"
    assert refused(session, Enter("hall")) == "SK8124"
    assert [(act.affordance, act.object) for act in session.view.acts] == [("turn to", "main")]
    do(session, OFF, Do("press", "stop"))
    assert session.done


def test_an_atomic_part_that_lacks_something_lets_it_be_fetched() -> None:
    session = job("- in order: [close a, hang lock on main]\n  atomic: yes")
    do(session, CLOSE_A, Do("open", "box"), Do("take", "lock"))
    assert refused(session, Do("press", "stop")) == "SK8124"
    do(session, Do("hang on", "lock", "main"))
    assert session.done


def test_a_task_that_is_late_fails_and_the_scene_says_what_then() -> None:
    session = job("- close a", "within: 20 s")
    session.act(Clock(19_999))
    assert not session.done
    session.act(Clock(1))
    assert session.ending == "late"
    assert errors(session) == [("late", "job.close-a")]


def test_limits_follow_the_settings() -> None:
    assert [
        job("- close a", "within: 20 s", time_limits=share).view.tasks[0].left_ms for share in (200, 0)
    ] == [
        40_000,
        None,
    ]


def test_a_step_that_is_late_is_an_error_once_and_can_still_be_done() -> None:
    session = job("- act: close a\n  within: 5 s")
    session.act(Clock(60_000))
    assert errors(session) == [("late", "job.close-a")]
    do(session, CLOSE_A)
    assert session.ending == "done"


def test_work_without_a_limit_costs_no_story_time() -> None:
    session = job("- close a")
    session.act(Clock(600_000))
    assert session.at == 0


def test_hands_are_busy_for_as_long_as_an_act_takes() -> None:
    session = job("- close a\n- press stop")
    session.act(CLOSE_A)
    assert refused(session, Do("press", "stop")) == "SK8121"
    assert (session.view.acts, session.view.wait_left_ms) == ((), 2_000)
    session.act(Clock(2_000))
    assert session.at == 2_000
    session.act(Do("press", "stop"))
    assert session.done


def test_what_is_left_when_the_story_goes_on_is_omitted() -> None:
    scenes = SCENES.replace(
        "- task: job", "- task: job\n      id: main.w\n      choose: [{say: Off., id: main.off, go to: away}]"
    )
    scenes += "  away:\n    - end: away\n"
    session = job("- close a\n- act: press stop\n  optional: yes\n- turn main to off", scenes=scenes)
    session.act(Choose("main.off"))
    assert errors(session) == [("omitted", "job.close-a"), ("omitted", "job.turn-to-main-off")]
    assert session.ending == "away"


def test_an_option_beside_the_work_comes_back_to_it() -> None:
    scenes = SCENES.replace(
        "- task: job",
        "- task: job\n      id: main.w\n      choose:\n        - say: Hm.\n          id: main.hm\n"
        "          then: [{sam: Hm?, id: main.hm-sam}]",
    )
    session = job("- close a\n- press stop", scenes=scenes)
    do(session, CLOSE_A)
    assert played(session, Choose("main.hm")) == ["chosen main.hm", "say main.hm-sam"]
    assert refused(session, Do("press", "stop")) == "SK8121"
    assert played(session, Clock(1_000)) == ["open main.w"]
    do(session, Do("press", "stop"))
    assert session.ending == "done"


# -- what it shows ------------------------------------------------------------------------------------------------

SHOWS = "- act: close a\n  id: job.a\n  evidence: {safe: strong}\n- press stop"


def test_a_step_done_in_its_turn_is_its_evidence() -> None:
    session = job(SHOWS)
    do(session, CLOSE_A)
    assert grades(session) == [("job.a#1", "strong", False)]


def test_the_lowest_grade_at_an_opportunity_counts() -> None:
    session = job(SHOWS, "errors:\n  wrong object: {evidence: {safe: weak}}")
    do(session, CLOSE_B, CLOSE_A)
    assert grades(session) == [("job.a#1", "weak", False)]


def test_harmful_counts_also_where_no_opportunity_is_open() -> None:
    steps = "- press stop\n- act: close a\n  id: job.a\n  evidence: {safe: strong}\n- turn main to off"
    session = job(steps, "errors:\n  wrong order: {evidence: {safe: harmful}}")
    do(session, OFF)
    assert grades(session) == [("job.press-stop#1", "harmful", True)]


def test_a_step_that_was_possible_and_left_is_missed() -> None:
    session = job(SHOWS, "within: 5 s")
    session.act(Clock(5_000))
    assert grades(session) == [("job.a#1", None, False)]


def test_a_step_with_nothing_left_to_do_shows_nothing() -> None:
    session = job(SHOWS.replace("- act: close a", "- turn main to off\n- act: close a"))
    do(session, CLOSE_A, OFF)
    assert errors(session) == [("order", "job.turn-to-main-off")]
    assert grades(session) == []


def test_an_act_on_an_object_is_an_opportunity_of_its_own() -> None:
    session = session_of(
        """
        objects:
          pool: {kind: spill, report: {evidence: {safe: sound}}}
          other: {kind: spill}
        scenes:
          main: [{free: told}, {end: done}]
        """
    )
    session.act(Report("other"))
    session.act(Report("pool"))
    assert grades(session) == [("pool.report#1", "sound", False)]


# -- hints ----------------------------------------------------------------------------------------------------------

HINTS = """
- act: close a
  id: job.a
  evidence: {safe: strong}
  hints:
    - Which one feeds the machine?
    - {text: The left one., at most: sound}
    - {text: Valve a., after: 30 s}
- press stop
"""


def test_hints_come_when_asked_for_one_after_the_other() -> None:
    session = job(HINTS)
    session.act(Hint())
    (hint,) = session.cues
    assert (type(hint).__name__, hint.text) == ("HintCue", "Which one feeds the machine?")  # type: ignore[union-attr]
    session.act(Hint("job"))
    assert refused(session, Hint()) == "SK8125"
    assert not any(act.affordance == "hint" for act in session.view.acts)


def test_a_hint_may_cost_and_one_that_comes_by_itself_never_does() -> None:
    cheap, dear, waiting = job(HINTS), job(HINTS), job(HINTS)
    cheap.act(Hint())
    dear.act(Hint())
    dear.act(Hint())
    assert [e.kind for e in waiting.act(Clock(30_000))] == ["hinted"]
    for session in (cheap, dear, waiting):
        do(session, CLOSE_A)
    assert [grades(session)[0][1] for session in (cheap, dear, waiting)] == ["strong", "sound", "strong"]
    assert waiting.at == 2_000


def test_a_field_of_an_atomic_part_is_open_for_every_value_and_a_wrong_one_leaves_the_part_undone() -> None:
    session = job("- in order: [close a, fill in order.signed with yes]\n  atomic: yes\n- press stop")
    do(session, CLOSE_A)
    assert {act.affordance for act in session.view.acts} == {"fill in"}
    do(session, Fill("order.signed", False))
    assert refused(session, Do("press", "stop")) == "SK8124"
    do(session, Fill("order.signed", True), Do("press", "stop"))
    assert session.done
