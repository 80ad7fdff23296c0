"""A topic that is interruptible can be left for another at a choose inside it, and begins anew later."""

from __future__ import annotations

from simkit.events import Choose
from simkit.session import Session, observations
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
