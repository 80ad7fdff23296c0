"""A recorder keeps a session on disk: nothing shown is lost, and it goes on where it stopped."""

from pathlib import Path
from tempfile import TemporaryDirectory

import simkit
from simkit.events import Choose, Clock
from simkit.session import Recorder, read_journal

program = simkit.compile(simkit.load("late-delivery"))
with TemporaryDirectory() as folder:
    path = Path(folder) / "session.jsonl"
    with Recorder.create(path, simkit.Session(program, seed=7), id="a-session", opened={}) as recorder:
        recorder.act(Clock(30_000))
        recorder.wait()  # until it is on disk; only then are its cues for showing
        print("to show:", len(recorder.cues()), "cues")
        # the power goes here

    recorder = Recorder.resume(path, program, resumed={})
    choose = recorder.session.view.choose
    assert choose is not None
    recorder.act(Choose(choose.options[0].id, choose.cue))
    recorder.close()
    journal = read_journal(path)  # checks the hash chain
    print(len(journal.entries), "entries, the last act is", journal.entries[-1].act)
