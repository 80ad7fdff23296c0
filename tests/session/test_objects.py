"""Objects: reach, hands, kinds that extend others, fields, words in two languages."""

from __future__ import annotations

from textwrap import dedent

import pytest

from simkit.events import ChangeSettings, Clock, Do, Fill, Inspect
from simkit.scenario import load_text, read_text
from simkit.scenario.expression import Value
from simkit.session import ActRefused, Session, Settings, compile_program
from tests.session.procedure import HEAD, session_of

ROOM = """
objects:
  lock: {kind: padlock, in: box}
  key: {kind: key}
  box: {kind: box, open: no}
  crate: {kind: crate}
  main: {kind: switch, name: Main switch}
  order:
    kind: form
    count: {start: 0, range: [0, 5]}
    fill in: {of: [signed, count], only if: main.position == off, says: Signed.}
kinds:
  crate:
    from: box
    name: crate
    affordances:
      take: {gesture: grab}
      put in: {accepts: [box, main]}
scenes:
  hello:
    - free: told
    - end: done
"""


def room(more: str = "") -> Session:
    return session_of(ROOM + more)


def open_acts(session: Session, object: str) -> list[str]:
    return [act.affordance for act in session.view.acts if act.object == object]


def code(session: Session, act: object) -> str:
    try:
        session.act(act)  # type: ignore[arg-type]
    except ActRefused as error:
        return error.code
    session.act(Clock(5_000))
    return ""


def test_what_lies_in_something_closed_is_out_of_reach() -> None:
    session = room()
    assert open_acts(session, "lock") == []
    assert code(session, Inspect("lock")) == "SK8122"
    assert [one.within_reach for one in session.view.objects if one.id == "lock"] == [False]
    assert code(session, Do("open", "box")) == ""
    assert open_acts(session, "lock") == ["inspect", "take"]


def test_hands_hold_one_thing_or_two() -> None:
    for more, refused in (("", "SK8122"), ("hands: 2\n", "")):
        session = room(more)
        assert code(session, Do("open", "box")) == ""
        assert code(session, Do("take", "lock")) == ""
        assert code(session, Do("take", "key")) == refused


def test_a_thing_is_put_into_what_is_open_and_goes_where_that_goes() -> None:
    session = room()
    assert code(session, Do("take", "crate")) == ""
    assert code(session, Do("put in", "crate", "box")) == "SK8122"
    assert code(session, Do("open", "box")) == ""
    assert code(session, Do("put in", "crate", "box")) == ""
    assert code(session, Do("close", "box")) == ""
    assert open_acts(session, "crate") == []
    assert {one.id: one.properties.get("at") for one in session.view.objects}["crate"] == "box"


def test_a_kind_has_what_the_kind_it_extends_has() -> None:
    session = room()
    (crate,) = [one for one in session.view.objects if one.id == "crate"]
    assert crate.kinds == ("crate", "box", "thing")
    assert open_acts(session, "crate") == ["inspect", "close", "take"]


def test_a_field_takes_what_it_can_be_and_nothing_else() -> None:
    session = room()
    assert code(session, Fill("order.count", 3)) == "SK8122", "its condition does not hold yet"
    assert code(session, Do("turn to", "main", "off")) == ""
    (field,) = [act for act in session.view.acts if act.object == "order.count"]
    assert (field.low, field.high) == (0, 5)
    for wrong in (6, True, "3"):
        assert code(session, Fill("order.count", wrong)) == "SK8122"
    assert code(session, field.act(3)) == ""
    assert {one.id: one.properties.get("count") for one in session.view.objects}["order"] == 3


def test_an_act_of_an_earlier_moment_of_work_is_refused() -> None:
    session = room()
    (act,) = [one for one in session.view.acts if (one.affordance, one.object) == ("open", "box")]
    assert code(session, Do("open", "box", None, act.cue - 1)) == "SK8102"
    assert code(session, act.act()) == ""


def test_things_of_the_library_are_named_in_the_language_of_the_session() -> None:
    po = 'msgctxt "object.main.name"\nmsgid "Main switch"\nmsgstr "Hoofdschakelaar"\n'
    scenario = load_text(HEAD + ROOM, files={"nl.po": po})
    session = Session(compile_program(scenario), seed=1, settings=Settings("nl"))
    labels = {(act.affordance, act.object): act for act in session.view.acts}
    assert labels["open", "box"].label == "Openen: doos"
    turn = labels["turn to", "main"]
    assert (turn.label, turn.withs[0].name) == ("Draaien: Hoofdschakelaar", "uit")
    session.act(ChangeSettings("en"))
    labels = {(act.affordance, act.object): act for act in session.view.acts}
    assert labels["open", "box"].label == "Open: box"


LOCKS = """
objects:
  switch: {kind: switch}
  door: {kind: door}
  mine: {kind: padlock, hang on: {only if: 1 == 1}}
  yours: {kind: padlock, hang on: {only if: 1 == 1}}
scenes:
  main: [{free: told}, {end: done}]
"""


def locked(session: Session) -> tuple[Value, Value]:
    slots = session.program.slots
    return session.values[slots["switch.locked"]], session.values[slots["door.locked"]]


def hung(session: Session, lock: str, holder: str) -> None:
    for act in (Do("take", lock), Do("hang on", lock, holder), Clock(3_000)):
        session.act(act)


def test_a_padlock_that_is_taken_away_locks_no_longer() -> None:
    session = session_of(LOCKS)
    hung(session, "mine", "switch")
    hung(session, "yours", "door")
    assert locked(session) == (True, True)
    with pytest.raises(ActRefused):
        session.act(Do("turn to", "switch", "off"))
    session.act(Do("take", "mine"))
    assert locked(session) == (False, True)
    session.act(Do("turn to", "switch", "off"))


def test_what_another_padlock_holds_stays_locked() -> None:
    session = session_of(LOCKS)
    hung(session, "mine", "switch")
    hung(session, "yours", "switch")
    session.act(Do("take", "mine"))
    assert locked(session) == (True, False)
    session.act(Do("put down", "mine"))
    session.act(Do("take", "yours"))
    assert locked(session) == (False, False)


@pytest.mark.parametrize(("set_", "code"), [("with.lockd: no", "SK2002"), ("with.position: 'off'", "SK1035")])
def test_at_take_only_yes_and_no_of_what_it_was_at_can_be_set(set_: str, code: str) -> None:
    text = LOCKS.replace("hang on: {only if: 1 == 1}}", f"take: {{set: {{{set_}}}}}}}", 1)
    assert [one.code for one in read_text(HEAD + dedent(text)).errors] == [code]
