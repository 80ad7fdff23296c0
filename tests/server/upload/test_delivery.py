"""A session goes to the server whole: scored there, kept under the person's profile, countersigned."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from simkit.export.upload import receipts
from simkit.export.upload.deliver import send_so_far, whole_lines
from simkit.export.upload.enrolment import Enrolment
from simkit.record import moment
from simkit.record.tables import (
    countersignatures,
    deliveries,
    observations,
    outbox,
    profiles,
    scorecards,
    sessions,
    shares,
)
from simkit.server.upload import enrolling
from simkit.session import Recorder, Session, Settings, compile_program
from tests.record.world import STARTED, begin, scenario
from tests.server.upload.machine import Machine, anonymous, count, flagged, good, refusal, server_for
from tests.server.world import World, counted_queries


def test_an_assessment_is_scored_by_the_server_and_seen_by_the_trainer(
    either_machine: Machine, either_world: World
) -> None:
    machine, world = either_machine, either_world
    row = machine.play()
    said = machine.deliver(row)
    assert said.state == "accepted"
    theirs = world.record.session(row.id)
    assert theirs.trainee == world.trainees["Amsterdam", "trainee"]
    assert (theirs.head, theirs.state, theirs.ending) == (row.head, "done", row.ending)
    ours = machine.record.scorecards(row.id)[0].card
    assert world.record.scorecards(row.id)[0].card == ours
    assert world.record.observations(row.id) == machine.record.observations(row.id)
    assert world.record.home.journal(row.id).read_bytes() == machine.journal(row)
    assert count(world, outbox, session=row.id) > 0
    with world.record.reading() as connection:
        body = connection.scalar(select(outbox.c.body).where(outbox.c.session == row.id))
    assert world.trainees["Amsterdam", "trainee"].encode() in body
    assert machine.enrolment.trainee.encode() not in body
    assert not receipts.check(said, head=row.head or "", key=machine.enrolment.key)
    assert receipts.is_signed(said.receipt or {})


def test_the_local_pseudonym_gets_no_profile_of_its_own(machine: Machine, world: World) -> None:
    machine.deliver(machine.play())
    assert count(world, profiles, id=machine.enrolment.trainee) == 0


def test_asking_again_gives_the_same_receipt_and_adds_nothing(machine: Machine, world: World) -> None:
    row = machine.play()
    first = machine.deliver(row)
    second = machine.deliver(row)
    third = server_for(world, machine.enrolment.token).finish(
        row.id, {"lines": 4, "bytes": len(machine.journal(row)), "head": row.head}
    )
    assert first.receipt == second.receipt == third
    for table in (scorecards, observations, countersignatures, deliveries):
        assert count(world, table, session=row.id) == 1


def test_practice_goes_by_the_trainees_own_act_to_their_own_page_alone(
    machine: Machine, world: World
) -> None:
    row = machine.play("practice")
    assert machine.deliver(row).state == "accepted"
    assert world.record.session(row.id).mode == "practice"
    assert count(world, outbox, session=row.id) == 0
    assert count(world, shares, session=row.id) == 0
    assert machine.deliver(row, share=True).state == "accepted"
    assert machine.deliver(row, share=True).state == "accepted"
    assert count(world, shares, session=row.id) == 1


def test_an_assessment_is_never_a_share(machine: Machine, world: World) -> None:
    row = machine.play()
    machine.deliver(row, share=True)
    assert count(world, shares, session=row.id) == 0


def test_what_is_played_goes_up_meanwhile_and_is_finished_later(machine: Machine, world: World) -> None:
    """Stopped half-way and resumed days after: the journal has several envelopes, and all of it arrives."""
    program = compile_program(scenario())
    trainee = machine.record.trainee_local()
    acts = good(1)
    half = begin(machine.record, trainee, mode="assessment", acts=acts[:3], program=program)
    path = machine.record.home.path / half.row.journal
    send_so_far(machine.server, half.row, whole_lines(path))
    there = count(world, deliveries, session=half.row.id, state="receiving")
    assert there == 1
    with Recorder.resume(path, program, resumed=moment(STARTED + timedelta(days=3))) as recorder:
        for act in acts[3:]:
            recorder.act(act)
        log = recorder.session.log
        head = recorder.close(**moment(STARTED + timedelta(days=3)))
    row = machine.record.finish_session(half.row.id, log=log, head=head, ended=STARTED, card=None)
    assert machine.deliver(row).state == "accepted"
    assert world.record.session(row.id).head == head


def test_a_halfway_journal_is_no_session_yet(machine: Machine, world: World) -> None:
    half = begin(machine.record, machine.record.trainee_local(), mode="assessment", acts=good(1)[:3])
    said = machine.deliver(half.row)
    assert (said.state, said.code) == ("held", "SK9243")
    assert flagged(world) == []
    assert count(world, sessions, id=half.row.id) == 0


def test_only_whole_lines_go_up(machine: Machine, tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    file.write_bytes(b"one\ntwo\nthr")
    found = whole_lines(file)
    assert (found.data, found.lines) == (b"one\ntwo\n", 2)
    assert whole_lines(file, 5).data == b"one\n"
    assert whole_lines(file, 2).lines == 0


def test_a_session_that_was_erased_at_the_server_stays_erased(machine: Machine, world: World) -> None:
    row = machine.play()
    machine.deliver(row)
    world.record.erase(row.id, at=world.clock(), reason="asked for")
    assert machine.deliver(row).state == "erased"
    assert count(world, sessions, id=row.id) == 0
    data = machine.journal(row)
    whole = {"lines": data.count(b"\n"), "bytes": len(data), "head": row.head}
    assert refusal(lambda: machine.server.finish(row.id, whole)) == "SK9257"
    # Not by another device of the same person either, whose delivery begins anew.
    with world.record.writing() as connection:
        connection.execute(deliveries.delete().where(deliveries.c.session == row.id))
    assert machine.deliver(row).state == "erased"
    assert count(world, sessions, id=row.id) == 0


def test_a_session_played_on_the_servers_own_machine_is_signed_and_not_taken_twice(world: World) -> None:
    code = enrolling.new_code(world.server, world.people["Amsterdam", "trainee"])
    said = anonymous(world).enrol(code, "This machine", world.trainees["Amsterdam", "trainee"])
    here = Enrolment(
        server=world.server.config.base_url,
        token=said["token"],
        device=said["device"],
        person=said["person"],
        trainee=world.trainees["Amsterdam", "trainee"],
        key=said["key"],
        since=STARTED,
    )
    local = Machine(world.record, server_for(world, here.token), here)
    row = world.record.session(world.assessments["Amsterdam"])
    answer = local.deliver(row)
    assert answer.state == "accepted"
    assert not receipts.check(answer, head=row.head or "", key=here.key)
    theirs = world.record.session(world.assessments["Utrecht"])
    assert local.deliver(theirs).code == "SK9233"


def test_a_lost_row_is_rebuilt_under_the_persons_profile(machine: Machine, world: World) -> None:
    row = machine.play()
    machine.deliver(row)
    with world.record.writing() as connection:
        connection.execute(sessions.delete().where(sessions.c.id == row.id))
    assert world.record.rebuild().added == 1
    assert world.record.session(row.id).trainee == world.trainees["Amsterdam", "trainee"]


def test_a_stop_between_the_journal_and_its_row_is_mended_by_finishing_again(
    machine: Machine, world: World
) -> None:
    row = machine.play()
    machine.deliver(row)
    with world.record.writing() as connection:
        connection.execute(
            deliveries.update().where(deliveries.c.session == row.id).values(state="receiving")
        )
        connection.execute(countersignatures.delete())
    (world.record.home.path / "incoming").mkdir(exist_ok=True)
    (world.record.home.path / "incoming" / f"{row.id}.jsonl").write_bytes(machine.journal(row) + b"torn")
    assert machine.deliver(row).state == "accepted"
    assert count(world, scorecards, session=row.id) == 1


def test_queries_do_not_grow_with_what_is_there(machine: Machine, world: World) -> None:
    def asked() -> int:
        row = machine.play()
        with counted_queries(world.record) as found:
            machine.deliver(row)
        return len(found)

    machine.deliver(machine.play())
    first = asked()
    for _ in range(3):
        machine.deliver(machine.play())
    assert asked() == first < 70


def test_settings_and_program_come_from_the_journal(machine: Machine, world: World) -> None:
    row = machine.play()
    machine.deliver(row)
    theirs = world.record.session(row.id)
    assert theirs.settings == row.settings
    assert world.record.bundle(row.program) == machine.record.bundle(row.program)
    session = Session(world.server.program(row.program), seed=row.seed, settings=Settings(language="en"))
    assert session.program.scenario.title == "A late delivery"
