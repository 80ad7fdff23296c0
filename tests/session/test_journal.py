"""A journal that was damaged, cut, locked or could not be written says so with a code, and loses nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from simkit.errors import SimkitError
from simkit.events import Act, Choose, Clock
from simkit.scenario import load_text
from simkit.session import Session, compile_program, read_journal, replay, session_before
from simkit.session.journal import NO_LINE, Parent, digest, line
from simkit.session.recorder import Recorder
from tests.session.kill_child import LOOP, PROGRAM

ACTS: list[Act] = [
    Clock(2_000),
    Choose("talk.tell"),
    Clock(900),
    Clock(1_100),
    Choose("talk.fault"),
    Clock(2_000),
    Choose("talk.bye"),
]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "journal.jsonl"
    recorder = Recorder.create(
        path, Session(PROGRAM, seed=7), id="kept", opened={"wall": "2026-01-01T10:00:00Z"}
    )
    for act in ACTS:
        recorder.act(act)
    recorder.close(how="ended", wall="2026-01-01T10:05:00Z")
    return path


def test_a_journal_holds_acts_events_and_envelopes_in_one_chain(kept: Path) -> None:
    journal = read_journal(kept)
    acts = [entry.act for entry in journal.entries]
    assert acts == [None, ACTS[0], ACTS[1], ACTS[3], ACTS[4], ACTS[5], ACTS[6]]
    assert [entry.after for entry in journal.entries] == [0, 0, 0, 900, 0, 0, 0]
    assert [(e.kind, e.values["wall"]) for e in journal.envelopes] == [
        ("opened", "2026-01-01T10:00:00Z"),
        ("closed", "2026-01-01T10:05:00Z"),
    ]
    assert journal.header.seed == 7
    prev = NO_LINE
    for raw in kept.read_bytes().splitlines():
        assert f'"prev":"{prev}"'.encode() in raw
        prev = digest(raw)
    assert journal.head == prev


def test_a_clock_without_events_makes_no_entry(kept: Path) -> None:
    assert all(entry.events for entry in read_journal(kept).entries)


def test_the_head_that_close_gives_is_the_head_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    recorder = Recorder.create(path, Session(PROGRAM, seed=7), id="x", opened={})
    recorder.act(ACTS[0])
    assert recorder.close() == read_journal(path).head == recorder.close()


def test_nothing_is_shown_before_it_is_durable(tmp_path: Path) -> None:
    recorder = Recorder.create(tmp_path / "journal.jsonl", Session(PROGRAM, seed=7), id="x", opened={})
    recorder.wait()
    assert [type(cue).__name__ for cue in recorder.cues()] == ["SceneCue", "SayCue"]
    recorder.act(ACTS[0])
    recorder.wait()
    assert not recorder.busy
    assert [type(cue).__name__ for cue in recorder.cues()] == ["ChooseCue"]
    assert recorder.cues() == ()
    recorder.close()


@pytest.mark.parametrize("number", range(2, 9))
def test_a_changed_line_is_found_at_the_line_after_it(kept: Path, number: int) -> None:
    lines = kept.read_bytes().split(b"\n")
    lines[number] = lines[number].replace(b'"after":', b'"after": ', 1)
    kept.write_bytes(b"\n".join(lines))
    if number == 8:
        assert lines[number].count(b'"after": ') == 1
    with pytest.raises(SimkitError) as damaged:
        read_journal(kept)
    assert damaged.value.code == "SK8002"
    entry = number - 1  # lines: header, opened, entry 0 …; the break shows at the line after
    assert f"entry {min(entry, 7)} " in damaged.value.diagnostics[0].message()


def test_a_line_taken_out_or_swapped_is_found(kept: Path) -> None:
    lines = kept.read_bytes().split(b"\n")
    for spoiled in ([*lines[:4], *lines[5:]], [*lines[:4], lines[5], lines[4], *lines[6:]]):
        kept.write_bytes(b"\n".join(spoiled))
        with pytest.raises(SimkitError) as damaged:
            read_journal(kept)
        assert damaged.value.code == "SK8002"
        assert "entry 2 " in damaged.value.diagnostics[0].message()


def test_a_line_that_is_no_entry_is_found_also_with_a_fitting_hash(kept: Path) -> None:
    head = read_journal(kept).head
    for made in ({"type": "entry", "n": 7}, {"type": "gossip"}, {"type": "entry", "n": 99, "after": 0}):
        raw = kept.read_bytes()
        kept.write_bytes(raw + line(made, head) + b"\n")
        with pytest.raises(SimkitError) as damaged:
            read_journal(kept)
        assert damaged.value.code == "SK8002"
        kept.write_bytes(raw)


def test_a_torn_last_line_is_repaired_and_told(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    recorder = Recorder.create(path, Session(PROGRAM, seed=7), id="x", opened={})
    for act in ACTS[:3]:
        recorder.act(act)
    recorder.close()
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"act":{"kind":"cho')
    assert read_journal(path).torn == 19
    resumed = Recorder.resume(path, PROGRAM, resumed={})
    assert resumed.repaired is not None
    assert resumed.repaired.code == "SK8003"
    resumed.close()
    assert path.read_bytes().startswith(whole)
    assert read_journal(path).torn == 0


def test_missing_empty_and_foreign_files_are_refused(tmp_path: Path) -> None:
    for name, content in (("missing", None), ("empty", b""), ("cut", b'{"type":"header"'), ("folder", None)):
        path = tmp_path / name
        if name == "folder":
            path.mkdir()
        elif content is not None:
            path.write_bytes(content)
        with pytest.raises(SimkitError) as refused:
            read_journal(path)
        assert refused.value.code == "SK8001"
    path = tmp_path / "poem"
    path.write_bytes(b"Roses are red\nviolets are blue\n")
    with pytest.raises(SimkitError) as refused:
        read_journal(path)
    assert refused.value.code == "SK8002"


def test_a_second_process_on_the_same_journal_is_refused(kept: Path) -> None:
    holder = Recorder.resume(kept, PROGRAM, resumed={})
    code = (
        "import sys; from pathlib import Path\n"
        "from simkit.errors import SimkitError\n"
        "from simkit.session.recorder import Recorder\n"
        "from tests.session.kill_child import PROGRAM\n"
        "try: Recorder.resume(Path(sys.argv[1]), PROGRAM, resumed={})\n"
        "except SimkitError as error: print(error.code)\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", code, str(kept)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    assert other.stdout.strip() == "SK8004"
    holder.close()


def test_a_new_journal_never_overwrites_another(kept: Path) -> None:
    before = kept.read_bytes()
    with pytest.raises(SimkitError) as refused:
        Recorder.create(kept, Session(PROGRAM, seed=1), id="other", opened={})
    assert refused.value.code == "SK8005"
    assert kept.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are set with POSIX's setrlimit")
def test_a_full_disk_stops_with_a_code_and_keeps_what_was_shown(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, 6_000))\n"
        "from simkit.errors import SimkitError\n"
        "from simkit.events import Choose, Clock\n"
        "from simkit.session import Session\n"
        "from simkit.session.recorder import Recorder\n"
        "from tests.session.kill_child import PROGRAM\n"
        "recorder = Recorder.create(Path(sys.argv[1]), Session(PROGRAM, seed=7), id='full', opened={})\n"
        "shown = 0\n"
        "try:\n"
        "    for turn in range(500):\n"
        "        recorder.act(Clock(2_000)); recorder.act(Choose('talk.tell')); recorder.wait()\n"
        "        recorder.cues(); shown = len(recorder.session.log)\n"
        "except SimkitError as error: print(error.code, shown)\n"
    )
    path = tmp_path / "journal.jsonl"
    child = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True, cwd=Path.cwd()
    )
    error, shown = child.stdout.split()
    assert error == "SK8005"
    assert int(shown) > 3
    resumed = Recorder.resume(path, PROGRAM, resumed={})
    assert len(resumed.session.log) >= int(shown)
    resumed.act(Clock(2_000))
    resumed.close()


def test_a_changed_scenario_and_other_semantics_are_refused(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = compile_program(load_text(LOOP.replace("Tell me.", "Do tell.")))
    with pytest.raises(SimkitError) as refused:
        Recorder.resume(kept, changed, resumed={})
    assert refused.value.code == "SK8006"
    monkeypatch.setattr(sys.modules["simkit.session.replay"], "SEMANTICS", 99)
    with pytest.raises(SimkitError) as refused:
        Recorder.resume(kept, PROGRAM, resumed={})
    assert refused.value.code == "SK8007"


def test_events_that_the_acts_do_not_cause_are_a_divergence(kept: Path) -> None:
    lines = kept.read_bytes().split(b"\n")[:-1]
    forged, prev = [], NO_LINE
    for number, raw in enumerate(lines):
        if number == 4:
            raw = raw.replace(b'"after":45', b'"after":44')
        raw = raw.replace(raw[raw.index(b'"prev":"') + 8 :][:64], prev.encode())
        prev = digest(raw)
        forged.append(raw)
    assert forged != lines
    kept.write_bytes(b"\n".join(forged) + b"\n")
    journal = read_journal(kept)  # the chain was recomputed: it holds
    with pytest.raises(SimkitError) as diverged:
        replay(PROGRAM, journal)
    assert diverged.value.code == "SK8040"
    assert "entry 2" in diverged.value.diagnostics[0].message()


def test_a_what_if_departs_before_a_decision_and_names_its_parent(kept: Path, tmp_path: Path) -> None:
    journal = read_journal(kept)
    entry = 4
    assert journal.entries[entry].act == Choose("talk.fault")
    session = session_before(PROGRAM, journal.entries, entry, seed=7, settings=journal.header.settings)
    path = tmp_path / "what-if.jsonl"
    parent = Parent("kept", entry, journal.head)
    recorder = Recorder.create(path, session, id="what-if", opened={}, parent=parent)
    recorder.act(Choose("talk.tell"))
    recorder.close()
    other = read_journal(path)
    assert other.header.parent == parent
    assert other.entries[:entry] == journal.entries[:entry]
    assert other.entries[entry].act == Choose("talk.tell")


def test_a_guest_leaves_nothing(tmp_path: Path) -> None:
    recorder = Recorder.create(None, Session(PROGRAM, seed=7), id="guest", opened={})
    for act in ACTS:
        recorder.act(act)
    assert recorder.session.done
    assert recorder.cues()
    assert len(recorder.close()) == 64
    assert list(tmp_path.iterdir()) == []
