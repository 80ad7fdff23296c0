"""Delivery beside a session: what is on disk goes up while it is played, and nothing is lost or sent twice."""

from __future__ import annotations

import time
from collections.abc import Callable

from simkit.export.upload.background import Background
from simkit.export.upload.waiting import waiting
from simkit.record import moment
from simkit.record.tables import deliveries, scorecards
from simkit.session import Recorder
from tests.record.world import STARTED, begin
from tests.server.upload.machine import Machine, count, good
from tests.server.world import World


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_session_goes_up_while_it_is_played_and_is_finished_when_it_ends(
    machine: Machine, world: World
) -> None:
    acts = good(1)
    half = begin(machine.record, machine.record.trainee_local(), mode="assessment", acts=acts[:3])
    beside = Background(machine.record, machine.enrolment, machine.server, lambda: half.row.id, look_s=0.05)
    beside.start()
    path = machine.record.home.path / half.row.journal
    size = path.stat().st_size
    until(lambda: count(world, deliveries, session=half.row.id, bytes=size) == 1)
    with Recorder.resume(path, half.program, resumed=moment(STARTED)) as recorder:
        for act in acts[3:]:
            recorder.act(act)
        log = recorder.session.log
        head = recorder.close(**moment(STARTED))
    machine.record.finish_session(half.row.id, log=log, head=head, ended=STARTED, card=None)
    beside.finish(60)
    assert [(one.session, one.state) for one in beside.said] == [(half.row.id, "accepted")]
    assert count(world, scorecards, session=half.row.id) == 1
    assert waiting(machine.record, machine.enrolment).rows == ()


def test_practice_is_never_touched_and_what_waited_goes_first(machine: Machine, world: World) -> None:
    practice, waited = machine.play("practice"), machine.play()
    beside = Background(machine.record, machine.enrolment, machine.server, lambda: practice.id, look_s=0.05)
    beside.start()
    beside.finish(60)
    assert [one.session for one in beside.said] == [waited.id]
    assert count(world, deliveries, session=practice.id) == 0
