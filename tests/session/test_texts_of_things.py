"""What one reads on a thing is filled with facts, as every other text."""

from __future__ import annotations

from simkit.events import Clock, Do, Hint
from simkit.session.cues import DidCue, HintCue
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
