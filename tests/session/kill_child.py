"""A process that practises for ever and says which acts are acknowledged; made to be killed."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from simkit.events import Choose, Clock
from simkit.scenario import load_text
from simkit.session import Session, compile_program, writer
from simkit.session.recorder import Recorder

LOOP = """
simkit: 1
scenario: loop
title: A loop
language: en
minutes: 5
place: shop-counter
briefing: Talk on.
cast:
  sam: {name: Sam, person: woman-50, voice: woman, feels: {anger: 60, trust: 30}}
causes:
  heard: {sam.anger: -15, sam.trust: 10}
  blamed: {sam.anger: 20}
facts:
  rounds: {start: 0, range: [0, 100000]}
start: talk
scenes:
  talk:
    - sam: And another thing!
      id: talk.line
    - choose:
        - say: Tell me.
          id: talk.tell
          causes: heard
          add: {rounds: 1}
        - say: Not my fault.
          id: talk.fault
          causes: blamed
          add: {rounds: 1}
        - say: Goodbye.
          id: talk.bye
          end: gone
      id: talk.choose
    - go to: talk
"""

PROGRAM = compile_program(load_text(LOOP))


def practise(path: str, acknowledged: Connection, synced: str) -> None:
    """Writes 8 bytes to the pipe `acknowledged` for each act whose cues may be shown: the entry's number.

    `synced` is a file that gets the journal's length after each sync, so that a loss of power can be played.
    """
    real_sync = writer.sync

    def sync(file: IO[bytes]) -> None:
        real_sync(file)
        length = os.fstat(file.fileno()).st_size
        mark = os.open(synced, os.O_WRONLY | os.O_CREAT)
        os.pwrite(mark, length.to_bytes(8, "big"), 0)
        os.close(mark)

    writer.sync = sync
    recorder = Recorder.create(Path(path), Session(PROGRAM, seed=7), id="killed", opened={"wall": "then"})
    turn = 0
    while True:
        recorder.act(Clock(2_000))
        recorder.act(Choose(("talk.tell", "talk.fault")[turn % 2]))
        turn += 1
        if turn % 3 == 0:
            recorder.wait()
        if recorder.cues() and not recorder.busy:
            os.write(acknowledged.fileno(), (len(recorder.session.log) - 1).to_bytes(8, "big"))
