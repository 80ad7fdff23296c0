"""A step may wait for what no value tells: how often an option was taken. Its task looks again after every act."""

from __future__ import annotations

from simkit.events import Act, Choose, Clock, Do, StepDone
from simkit.session import Session
from tests.session.procedure import session_of

TEXT = """
    objects:
      lamp: {kind: switch}
      stop: {kind: button, pressed: {start: no}, press: {set: {pressed: yes}}}
    tasks:
      job:
        steps:
          - done when: count(hello.call) > 0
            id: job.call
          - done when: lamp.position == off
            id: job.lamp
          - done when: stop.pressed
            id: job.stop
    scenes:
      hello:
        - task: job
          id: hello.work
          choose:
            - say: Everyone clear?
              id: hello.call
              once: yes
        - end: done
"""


def test_a_step_that_counts_is_seen_beside_steps_that_ask_for_values() -> None:
    session = session_of(TEXT)
    assert done(session, Choose("hello.call")) == ["job.call"]
    assert done(session, Do("turn to", "lamp", "off")) == ["job.lamp"]
    session.act(Clock(1_000))
    assert done(session, Do("press", "stop")) == ["job.stop"]
    assert session.ending == "done"


def done(session: Session, act: Act) -> list[str]:
    events = session.act(act)
    return [event.step for event in events if isinstance(event, StepDone)]
