"""What one reads on a thing is filled with facts, as every other text."""

from __future__ import annotations

import io

from simkit.events import Choose, Clock, Do, Hint
from simkit.present.terminal import PlainScreen
from simkit.session import Session, compile_program
from simkit.session.cues import DidCue, HintCue
from simkit.session.showing import transcript
from tests.scenario.helpers import loaded
from tests.session.procedure import session_of

TEXT = """
    objects:
      gauge: {kind: gauge, read: {says: "{n} bar, it says."}}
      valve: {kind: valve, close: {set: {n: 4}}}
    tasks:
      job:
        steps:
          - act: close valve
            id: job.valve
            hints: ["Still {n} bar."]
          - read gauge
    scenes:
      hello:
        - task: job
        - end: done
"""


def test_what_one_reads_says_how_it_is_now() -> None:
    session = session_of(TEXT)
    session.act(Hint())
    assert [cue.text for cue in session.cues if isinstance(cue, HintCue)] == ["Still 0 bar."]
    session.act(Do("close", "valve"))
    session.act(Clock(2_000))
    session.act(Do("read", "gauge"))
    assert [cue.says for cue in session.cues if isinstance(cue, DidCue)] == ["4 bar, it says."]


FILLED = """\
place: workshop
objects:
  gauge: {kind: gauge, pressure: 6}
  main-switch: {kind: switch}
scenes:
  hello:
    - free: main-switch.position == off
      id: hello.work
    - customer: "So {gauge.pressure} it was."
      id: hello.so
    - end: done
"""


def test_a_session_fills_in_what_objects_are_at_that_moment() -> None:
    text = FILLED.replace("kind: switch}", "kind: switch, turn to off: {set: {gauge.pressure: 0}}}")
    scenario = loaded(text).scenario
    assert scenario is not None
    session = Session(compile_program(scenario), seed=1)
    session.act(Do("turn to", "main-switch", "off"))
    session.act(Clock(2_000))
    assert [line.text for line in session.view.transcript] == ["So 0 it was."]
    told = transcript(session.program, session.log, "en")
    assert told == session.view.transcript


def test_what_is_done_is_told_apart_from_what_is_said() -> None:
    example = """\
scenes:
  hello:
    - choose:
        - {do: Look it up, id: hello.look}
        - {say: One moment., id: hello.moment}
      id: hello.first
    - choose:
        - {say: There it is., id: hello.there}
      id: hello.second
    - end: done
"""
    scenario = loaded(example).scenario
    assert scenario is not None
    session = Session(compile_program(scenario), seed=1)
    assert session.view.choose is not None
    assert [option.wordless for option in session.view.choose.options] == [True, False]
    session.act(Choose("hello.look"))
    session.act(Choose("hello.there"))
    assert [line.wordless for line in session.view.transcript] == [True, False]
    out = io.StringIO()
    PlainScreen(out).transcript(session.view.transcript)
    assert out.getvalue().splitlines()[1:] == ["You do: Look it up", "You: There it is."]
