"""What a step changes stands between its being done and what it shows: the evidence counts all the same."""

from __future__ import annotations

from scoring import Observation
from simkit import observations
from simkit.events import Do
from tests.session.procedure import session_of

TEXT = """
    objects:
      stop: {kind: button}
    tasks:
      job:
        steps:
          - act: press stop
            id: job.stop
            add: {n: 1}
            causes: blamed
            evidence: {calm: strong}
    scenes:
      hello:
        - task: job
        - end: done
"""


def test_a_step_that_changes_facts_and_feelings_shows_what_it_shows() -> None:
    session = session_of(TEXT)
    session.act(Do("press", "stop"))
    (seen,) = observations(session.log)
    assert isinstance(seen, Observation)
    assert (seen.criterion, seen.opportunity, seen.grade) == ("calm", "job.stop#1", "strong")
