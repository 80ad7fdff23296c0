"""What is not taken: each with its code and reason, flagged once, and nothing of it kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest

from simkit.events import Choose, Clock
from simkit.record.tables import deliveries, flags, sessions
from simkit.scenario import load, load_text
from simkit.scenario.bundle import bundle_hash
from simkit.server.upload import programs
from simkit.session import compile_program
from simkit.session.journal import NO_LINE, digest
from tests.record.world import SCENARIO, begin, finish, practise, rubric_text, scenario
from tests.server.upload.machine import (
    Machine,
    accept_any,
    another,
    count,
    enrolled,
    flagged,
    good,
    refusal,
    server_for,
)
from tests.server.world import Browser, World, bare_world


def chained(lines: list[dict[str, Any]]) -> bytes:
    """Lines with the hashes somebody would make who alters a journal and knows how."""
    prev, out = NO_LINE, []
    for line in lines:
        encoded = orjson.dumps({**line, "prev": prev}, option=orjson.OPT_SORT_KEYS)
        prev = digest(encoded)
        out.append(encoded + b"\n")
    return b"".join(out)


def lines_of(data: bytes) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in data.splitlines()]


def altered(machine: Machine, row: Any, change: Any) -> Any:
    lines = lines_of(machine.journal(row))
    change(lines)
    return machine.rewrite(row, chained(lines))


def test_a_line_that_was_edited_is_refused_flagged_once_and_not_kept(machine: Machine, world: World) -> None:
    row = machine.play()
    machine.rewrite(row, machine.journal(row).replace(b'"ask"', b'"send"'))
    said = machine.deliver(row)
    assert (said.state, said.code) == ("refused", "SK9234")
    machine.deliver(row)
    assert flagged(world) == ["SK9234"]
    assert count(world, sessions, id=row.id) == 0
    assert list((world.record.home.path / "incoming").iterdir()) == []


def test_a_choice_that_was_changed_with_all_its_hashes_cannot_be_done(machine: Machine, world: World) -> None:
    row = machine.play(acts=(Clock(3_000), Clock(900), Choose("carrier"), Clock(400), Choose("solve")))

    def better(lines: list[dict[str, Any]]) -> None:
        text = orjson.dumps(lines).replace(b'"carrier"', b'"ask"')
        lines[:] = orjson.loads(text)

    assert machine.deliver(altered(machine, row, better)).code == "SK9235"
    assert flagged(world) == ["SK9235"]
    assert count(world, sessions, id=row.id) == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda lines: lines[0].update(seed=-1),
        lambda lines: lines[0].update(seed=2**60),
        lambda lines: lines[0].update(scenario="another"),
        lambda lines: lines[0]["settings"].update(language="xx"),
        lambda lines: lines[1]["values"].update(attempt=2**62),
        lambda lines: lines[1]["values"].update(attempt=-3),
        lambda lines: lines[3].update(after=2**62),
        lambda lines: lines[3]["act"].update(kind="hint"),
        lambda lines: lines[3].update(act="choose"),
        lambda lines: lines[3].update(events=[[]]),
        lambda lines: lines[3].update(events=5),
        lambda lines: lines.pop(3),
    ],
)
def test_what_no_session_can_hold_is_refused_and_never_a_fault_of_the_server(
    machine: Machine, world: World, change: Any
) -> None:
    said = machine.deliver(altered(machine, machine.play(), change))
    assert (said.state, said.code) in (("refused", "SK9234"), ("refused", "SK9235"))
    assert count(world, deliveries, state="accepted") == 0


def test_another_trainees_session_is_refused(machine: Machine, world: World, tmp_path: Path) -> None:
    stranger = another(machine, tmp_path / "stranger")
    said = stranger.deliver(stranger.play())
    assert (said.state, said.code) == ("refused", "SK9233")
    theirs = enrolled(world, tmp_path / "theirs", group="Utrecht")
    row = machine.play()
    machine.deliver(row)
    taken = Machine(machine.record, theirs.server, theirs.enrolment)
    assert taken.deliver(row).code == "SK9233"
    assert world.record.session(row.id).trainee == world.trainees["Amsterdam", "trainee"]
    assert flagged(world) == ["SK9233", "SK9233"]
    for one in (stranger, theirs):
        one.record.close()


def test_a_replay_under_a_new_name_is_refused(machine: Machine, world: World, tmp_path: Path) -> None:
    row = machine.play()
    machine.deliver(row)
    theirs = enrolled(world, tmp_path / "theirs", group="Utrecht")
    copy = begin(theirs.record, theirs.record.trainee_local(), mode="assessment", acts=good(1))
    copied = finish(theirs.record, copy).row
    said = theirs.deliver(copied)
    assert (said.state, said.code) == ("refused", "SK9236")
    assert flagged(world) == ["SK9236"]
    theirs.record.close()


def test_a_second_journal_for_a_session_is_refused_and_the_first_one_stays(
    machine: Machine, world: World, tmp_path: Path
) -> None:
    row = machine.play()
    machine.deliver(row)
    first = world.record.home.journal(row.id).read_bytes()

    def later(lines: list[dict[str, Any]]) -> None:
        lines[-1]["values"]["at"] = "2026-11-24T10:00:00.000+00:00"

    altered(machine, row, later)
    assert machine.deliver(row).code == "SK9238"
    assert flagged(world) == ["SK9238"]
    assert world.record.home.journal(row.id).read_bytes() == first
    assert count(world, deliveries, session=row.id, state="accepted") == 1


def test_other_bytes_at_a_known_place_are_refused(machine: Machine, world: World) -> None:
    row = machine.play()
    data = machine.journal(row)
    said = {"session": row.id, "program": row.program, "mode": row.mode, "lines": 1, "bytes": 100}
    machine.server.announce({**said, "head": row.head})
    assert machine.server.send(row.id, 0, data[:100]) == 100
    assert machine.server.send(row.id, 50, data[50:120]) == 120
    assert machine.server.send(row.id, 400, data[400:500]) == 120
    assert refusal(lambda: machine.server.send(row.id, 60, b"x" + data[61:130])) == "SK9232"
    assert flagged(world) == ["SK9232"]


def test_a_piece_that_arrives_damaged_is_asked_for_again_and_nobodys_fault(
    machine: Machine, world: World
) -> None:
    row = machine.play()
    said = {"session": row.id, "program": row.program, "mode": row.mode, "lines": 1, "bytes": 100}
    machine.server.announce({**said, "head": row.head})
    browser = Browser(world, None)
    headers = {
        "Authorization": f"Bearer {machine.enrolment.token}",
        "Content-Type": "application/octet-stream",
    }
    path = f"/api/sessions/{row.id}/journal?offset=0&sha256={sha256(b'one').hexdigest()}"
    answer = browser.put(path, content=b"two", headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "SK9231")
    assert flagged(world) == []
    assert machine.deliver(row).state == "accepted"


def test_finishing_before_all_is_there_says_what_is_missing(machine: Machine, world: World) -> None:
    row = machine.play(program=compile_program(scenario(title="Not here yet")))
    data = machine.journal(row)
    whole = {"lines": len(data.splitlines()), "bytes": len(data), "head": row.head}
    machine.server.announce({"session": row.id, "program": row.program, "mode": row.mode, **whole})
    assert refusal(lambda: machine.server.finish(row.id, whole)) == "SK9244"
    machine.server.send(row.id, 0, data)
    assert refusal(lambda: machine.server.finish(row.id, whole)) == "SK9244"
    machine.server.send_program(row.program, machine.record.bundle(row.program))
    assert machine.server.finish(row.id, whole)["head"] == row.head
    assert flagged(world) == []


def test_too_large_is_said_before_it_is_sent(world: World, tmp_path: Path) -> None:
    small = bare_world(world.record, upload_bytes=64 * 1024)
    world.app = small.app
    accept_any(world)
    machine = enrolled(world, tmp_path / "laptop")
    row = machine.play()
    said = {"session": row.id, "program": row.program, "mode": row.mode, "lines": 1}
    machine.server.announce({**said, "bytes": 100, "head": row.head})
    piece = b"x" * 40_000
    machine.server.send(row.id, 0, piece)
    assert refusal(lambda: machine.server.send(row.id, 40_000, piece)) == "SK9230"
    other = machine.play()
    big = {**said, "session": other.id, "bytes": 70_000, "head": other.head}
    assert refusal(lambda: machine.server.announce(big)) == "SK9230"
    headers = {"Authorization": f"Bearer {machine.enrolment.token}"}
    path = f"/api/programs/{row.program}"
    files = {"a": "x" * 70_000}
    assert Browser(world, None).put(path, json=files, headers=headers).status_code == 413
    machine.record.close()


def test_class_sessions_and_what_ifs_are_not_delivered(machine: Machine, world: World) -> None:
    said = {"program": "0" * 64, "lines": 1, "bytes": 1, "head": "1" * 64}
    for number, more in enumerate(({"mode": "class"}, {"mode": "practice", "what_if": True})):
        id = f"8c1e2f00-0000-4000-8000-00000000000{number}"
        assert refusal(lambda: machine.server.announce({**said, **more, "session": id})) == "SK9239"  # noqa: B023
    row = machine.play("practice")

    def fork(lines: list[dict[str, Any]]) -> None:
        lines[0]["parent"] = {"session": row.id, "entry": 1, "head": "0" * 64}

    assert machine.deliver(altered(machine, row, fork)).code == "SK9239"
    assert flagged(world) == ["SK9239"] * 3


def test_other_semantics_are_refused(machine: Machine) -> None:
    row = altered(machine, machine.play(), lambda lines: lines[0].update(semantics=999))
    assert machine.deliver(row).code == "SK9237"


def test_a_mode_or_program_that_was_announced_otherwise_is_refused(machine: Machine) -> None:
    row = machine.play("practice")
    said = {"session": row.id, "program": row.program, "lines": 1, "bytes": 100, "head": row.head}
    machine.server.announce({**said, "mode": "assessment"})
    assert machine.deliver(row).code == "SK9238"
    other = altered(machine, machine.play("practice"), lambda lines: lines[0].update(program="1" * 64))
    assert machine.deliver(other).code == "SK9234"


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"scenario.yaml": "simkit: 1\n"},
        {"scenario.yaml": "a: [" * 5000},
        {f"{n}.po": "" for n in range(100)},
        {"scenario.yaml": "x" * 1_100_000},
    ],
)
def test_a_program_that_cannot_be_played_is_not_kept(
    machine: Machine, world: World, files: Mapping[str, str]
) -> None:
    program = bundle_hash(files)
    assert refusal(lambda: machine.server.send_program(program, files)) == "SK9240"
    assert not world.record.home.program(program).exists()


def test_a_program_is_what_its_hash_says(machine: Machine) -> None:
    row = machine.play(program=compile_program(scenario(title="Not here yet")))
    files = machine.record.bundle(row.program)
    assert refusal(lambda: machine.server.send_program("0" * 64, files)) == "SK9240"
    changed = {**files, "scenario.yaml": files["scenario.yaml"] + "# mine\n"}
    assert refusal(lambda: machine.server.send_program(row.program, changed)) == "SK9240"


def test_an_assessment_in_a_program_nobody_accepted_waits_until_somebody_does(
    either_world: World, tmp_path: Path
) -> None:
    world = either_world
    machine = enrolled(world, tmp_path / "laptop")
    row = machine.play()
    said = machine.deliver(row)
    assert (said.state, said.code) == ("held", "SK9241")
    assert machine.deliver(machine.play("practice")).state == "accepted"
    designer = world.browser("Utrecht", "designer")
    page = designer.get("/programs").text
    assert "A late delivery" in page
    assert row.program[:12] in page
    designer.submit("/programs", {"program": row.program, "answer": "yes"})
    assert machine.deliver(row).state == "accepted"
    designer.submit("/programs", {"program": row.program, "answer": "no"})
    assert machine.deliver(machine.play()).code == "SK9241"
    assert flagged(world) == ["SK9241", "SK9241"]
    machine.record.close()


def test_what_comes_with_simkit_counts_and_so_does_everything_on_ones_own_machine(world: World) -> None:
    with world.record.reading() as connection:
        assert programs.counts(connection, world.server, load("late-delivery").hash)
        assert not programs.counts(connection, world.server, world.program.hash)
        own = bare_world(world.record, local=True)
        assert programs.counts(connection, own.server, world.program.hash)


def test_a_scenario_that_is_not_finished_is_no_assessment(machine: Machine, world: World) -> None:
    text = re.sub(r"\n +id: (monday|shrug)\b", "", SCENARIO).format(id="late-delivery", title="Unfinished")
    program = compile_program(load_text(text, files={"rubric.yaml": rubric_text()}))
    trainee = machine.record.trainee_local()
    acts = (Clock(3_000), Clock(2_500), Choose("ask"), Clock(1_250), Choose("solve"))
    row = practise(machine.record, trainee, mode="assessment", acts=acts, program=program).row
    assert machine.deliver(row).code == "SK9242"


def test_looking_at_a_refusal_closes_it_and_may_let_it_be_sent_again(
    either_machine: Machine, either_world: World
) -> None:
    machine, world = either_machine, either_world
    row = machine.play()
    whole = machine.journal(row)
    machine.rewrite(row, whole.replace(b'"ask"', b'"send"'))
    machine.deliver(row)
    admin = world.browser("Amsterdam", "admin")
    page = admin.get("/flags").text
    assert "Trainee Amsterdam" in page
    assert "SK9234" in page
    with world.record.reading() as connection:
        flag = connection.execute(flags.select()).one()
    machine.rewrite(row, whole)
    assert machine.deliver(row).state == "refused"
    assert admin.submit(f"/flags/{flag.id}/close", {"again": "yes"}).status_code == 303
    assert flagged(world) == []
    assert "SK9234" in admin.get("/flags?state=closed").text
    assert machine.deliver(row).state == "accepted"


def test_a_refusal_is_told_in_the_readers_language(machine: Machine, world: World) -> None:
    row = machine.play()
    machine.rewrite(row, machine.journal(row)[:-20] + b"\n")
    said = machine.deliver(row)
    assert "is not what was recorded" in said.message
    machine.server = server_for(world, machine.enrolment.token, "nl")
    assert "is niet wat er is vastgelegd" in machine.deliver(row).message
    admin = world.browser("Amsterdam", "admin")
    assert "is not what was recorded" in admin.get("/flags").text
    admin.submit("/language", {"language": "nl"})
    assert "is niet wat er is vastgelegd" in admin.get("/flags").text
