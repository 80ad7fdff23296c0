"""What must not happen: violations, near misses, cooldown, and what keeping to it shows."""

from __future__ import annotations

import pytest

from simkit.events import Choose, Clock, Do, Enter
from simkit.session import ActRefused, Session, observations
from tests.session.procedure import session_of

ROOM = """
objects:
  machine: {kind: machine, running: yes}
  stop: {kind: button, press: {only if: machine.running, set: {machine.running: no}}}
  go: {kind: button, press: {only if: not machine.running, set: {machine.running: yes}}}
zones:
  guard: {box: [-1, 1, 1, 2]}
never:
  reach-in:
    do: enter guard
    while: machine.running
    near: 40 cm
    evidence: {safe: harmful}
    kept: {safe: sound}
    near miss: {evidence: {safe: weak}}
    %s
scenes:
  main:
    - free: told
      id: main.work
      choose:
        - {say: Done., id: main.done, set: {told: yes}}
    - end: done
  hurt:
    - sam: Ow!
      id: hurt.ow
    - end: hurt
"""


def room(more: str = "severity: critical") -> Session:
    return session_of(ROOM % more)


def told(session: Session) -> list[str]:
    kinds = ("watching", "watched", "near_miss", "violated")
    return [e.kind for n in session.log for e in n.events if e.kind in kinds]


def grades(session: Session) -> list[tuple[str, str | None, bool]]:
    return [(found.opportunity, found.grade, found.forced) for found in observations(session.log)]


def test_keeping_to_it_until_while_ends_is_evidence() -> None:
    session = room()
    session.act(Do("press", "stop"))
    session.act(Enter("guard"))
    assert told(session) == ["watching", "watched"]
    assert grades(session) == [("reach-in#1", "sound", False)]


def test_a_violation_counts_at_its_opportunity() -> None:
    session = room()
    session.act(Enter("guard"))
    session.act(Do("press", "stop"))
    assert told(session) == ["watching", "violated", "watched"]
    assert grades(session) == [("reach-in#1", "harmful", False)]


def test_coming_near_is_a_near_miss() -> None:
    session = room()
    session.act(Enter("guard.near"))
    session.act(Do("press", "stop"))
    assert told(session) == ["watching", "near_miss", "watched"]


def test_a_near_miss_lowers_what_keeping_to_it_shows() -> None:
    session = room()
    session.act(Enter("guard.near"))
    session.act(Do("press", "stop"))
    assert grades(session) == [("reach-in#1", "weak", False)]


def test_coming_out_of_the_zone_is_no_near_miss() -> None:
    session = room()
    session.act(Enter("guard"))
    session.act(Enter("guard.near"))
    assert told(session) == ["watching", "violated"]


def test_so_soon_after_while_ended_is_a_near_miss_too() -> None:
    session = room("near within: 2 s")
    session.act(Do("press", "stop"))
    session.act(Enter("guard"))
    assert told(session) == ["watching", "watched", "near_miss"]


def test_a_violation_leads_where_it_says_and_clears_what_was_on() -> None:
    session = room("go to: hurt")
    kinds = [e.kind for e in session.act(Enter("guard"))]
    assert kinds[:3] == ["entered_zone", "violated", "evidenced"]
    assert kinds[3:] == ["left", "entered", "said"]
    session.act(Clock(1_000))
    assert session.ending == "hurt"


def test_within_its_cooldown_a_violation_is_told_once() -> None:
    session = room("cooldown: 10 s")
    for zone in ("guard", "none", "guard"):
        session.act(Enter(zone))
    assert told(session).count("violated") == 1
    loud = room()
    for zone in ("guard", "none", "guard"):
        loud.act(Enter(zone))
    assert told(loud).count("violated") == 2


def test_a_condition_that_must_not_become_true_is_told_when_it_does() -> None:
    session = session_of(
        """
        objects:
          a: {kind: button, press: {add: {n: 1}}}
        never:
          much: {that: n > 1, add: {n: -2}}
        scenes:
          main: [{free: told}, {end: done}]
        """
    )
    assert [e.kind for e in session.act(Do("press", "a"))] == ["did", "changed"]
    assert [e.kind for e in session.act(Do("press", "a"))] == ["did", "changed", "violated", "changed"]
    session.act(Do("press", "a"))
    assert "violated" in [e.kind for e in session.act(Do("press", "a"))]


def test_saying_something_can_be_what_must_not_happen() -> None:
    session = session_of(
        """
        objects: {a: {kind: button}}
        never:
          rude: {do: say main.rude, severity: note, evidence: {safe: harmful}}
        scenes:
          main:
            - choose: [{say: Hurry up!, id: main.rude}]
              id: main.choose
            - end: done
        """
    )
    session.act(Choose("main.rude"))
    assert told(session) == ["watching", "violated", "watched"]
    assert grades(session) == [("rude#1", "harmful", True)]


def test_the_end_of_the_session_is_the_end_of_every_watch() -> None:
    session = room()
    session.act(Choose("main.done"))
    assert told(session) == ["watching", "watched"]
    assert grades(session) == [("reach-in#1", "sound", False)]


def test_a_zone_that_is_not_there_is_refused() -> None:
    with pytest.raises(ActRefused) as refused:
        room().act(Enter("gaurd"))
    assert refused.value.code == "SK8123"


def test_what_is_on_when_a_violation_leads_away_was_not_kept() -> None:
    session = room("go to: hurt")
    session.act(Enter("guard"))
    session.act(Clock(1_000))
    assert session.ending == "hurt"
    assert grades(session) == [("reach-in#1", "harmful", False)]


def test_back_at_work_after_a_violation_a_rule_can_be_kept_again() -> None:
    session = session_of(
        """
        zones: {pit: {box: [0, 0, 1, 1]}}
        objects: {lamp: {kind: thing, on: {start: yes}}, off: {kind: button, press: {set: {lamp.on: no}}}}
        never:
          fall: {do: enter pit, go to: help}
          touch: {do: inspect lamp, while: lamp.on, kept: {safe: sound}}
        scenes:
          main: [{free: told}, {end: done}]
          help: [{sam: Up you get., id: help.up}, {go to: main}]
        """
    )
    session.act(Enter("pit"))
    session.act(Clock(3_000))
    session.act(Do("press", "off"))
    assert grades(session) == [("touch#1", "sound", False)]
