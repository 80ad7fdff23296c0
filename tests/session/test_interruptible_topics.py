"""A topic that is interruptible can be left for another at a choose inside it, and begins anew later."""

from __future__ import annotations

import pytest

from simkit.events import Choose
from simkit.session import Session, observations
from simkit.session.machine import LeanMachine, StockMachine
from tests.session.procedure import played, session_of

TALK = """
    scenes:
      main:
        - topics:
            - say: When was it?
              id: main.when
              interruptible: yes
              evidence: {ask: strong}
              then:
                - choose:
                    - {say: Monday?, id: when.monday}
                  id: when.choose
            - say: Where was it?
              id: main.where
              then:
                - choose:
                    - {say: Here?, id: where.here}
                  id: where.choose
          id: main.topics
        - end: done
"""


def offered(session: Session) -> list[str]:
    choose = session.view.choose
    return [option.id for option in choose.options] if choose else []


def test_the_others_are_on_offer_inside_it_and_it_begins_anew() -> None:
    session = session_of(TALK)
    session.act(Choose("main.when"))
    assert offered(session) == ["when.monday", "main.where"]
    session.act(Choose("main.where"))
    assert offered(session) == ["where.here"], "this one is finished before the next"
    session.act(Choose("where.here"))
    assert offered(session) == ["main.when"]
    session.act(Choose("main.when"))
    assert offered(session) == ["when.monday"]
    assert played(session, Choose("when.monday"))[-1] == "ended done"


def test_what_was_taken_up_first_is_not_on_offer_inside() -> None:
    session = session_of(TALK)
    session.act(Choose("main.where"))
    session.act(Choose("where.here"))
    session.act(Choose("main.when"))
    assert offered(session) == ["when.monday"]


def test_a_topic_that_was_interrupted_and_finished_counts_each_time_it_was_taken_up() -> None:
    session = session_of(TALK)
    for option in ("main.when", "main.where", "where.here", "main.when", "when.monday"):
        session.act(Choose(option))
    assert [found.grade for found in observations(session.log)] == ["strong", "strong"]


CALLED = """
    scenes:
      main:
        - topics:
            - say: When was it?
              id: main.when
              interruptible: yes
              call: story
            - say: Where was it?
              id: main.where
              then:
                - call: story
          id: main.topics
        - end: done
      story:
        - choose:
            - {say: Tell me., id: story.tell}
          id: story.choose
        - call: detail
      detail:
        - choose:
            - {say: Go on., id: detail.on}
          id: detail.choose
"""


@pytest.mark.parametrize("machine", [StockMachine, LeanMachine], ids=["stock", "lean"])
def test_in_what_it_calls_the_others_are_on_offer_too(machine: type[StockMachine]) -> None:
    session = session_of(CALLED, machine)
    session.act(Choose("main.when"))
    assert offered(session) == ["story.tell", "main.where"]
    session.act(Choose("story.tell"))
    assert offered(session) == ["detail.on", "main.where"], "however deep"
    found = played(session, Choose("main.where"))
    assert found == ["chosen main.where", "leave detail", "leave story", "enter story", "open story.choose"]
    assert offered(session) == ["story.tell"], "the same scene, called by one that is finished first"
    session.act(Choose("story.tell"))
    session.act(Choose("detail.on"))
    assert offered(session) == ["main.when"], "it was left, and begins anew"
    for option in ("main.when", "story.tell", "detail.on"):
        session.act(Choose(option))
    assert session.ending == "done"
