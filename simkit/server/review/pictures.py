"""Draws the moments of a session, each as the trainee saw it before answering: a program of its own.

`python -m simkit.server.review.pictures HOME JOURNAL PROGRAM FOLDER ENTRY…` writes `entry-<n>.png` into FOLDER and
prints each number as it comes; a fault is its code and words on stderr, and exit code 1. It opens no window and no
database: JOURNAL is a file, PROGRAM the hash of a scenario that HOME keeps.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from simkit.errors import SimkitError, diagnostic
from simkit.record import Home
from simkit.record.programs import read_bundle
from simkit.scenario import load_bundle
from simkit.session import Session, compile_program, read_journal, session_before

if TYPE_CHECKING:
    from simkit.session import Journal, Program, View

SIZE: Final = (800, 450)
_SETTLES: Final = 12
"""Frames until faces have come to rest, at this pace."""
_PACE: Final = 5.0
_PANELS: Final = ("note", "work", "acts")


def picture_name(entry: int) -> str:
    return f"entry-{entry}.png"


def draw(journal: Journal, program: Program, folder: Path, entries: Sequence[int]) -> None:
    """The room and who is in it, without panels: what was said stands on the page beside the picture.

    Raises SimkitError: SK8302, SK8303 nothing to draw on, SK63xx the place or a person, SK8404 the extra.
    """
    try:
        from simkit.stage.frames import Frames
        from simkit.stage.talk import Talk
        from simkit.stage.window import open_window
    except ImportError as error:
        raise SimkitError(diagnostic("SK8404", what="the stage", extra="stage")) from error
    frames = Frames(open_window(size=SIZE, offscreen=True), theme=None, quality=None, place=None)
    try:
        for entry in entries:
            view = _before(journal, program, entry)
            talk = Talk()
            talk.show((), view)
            frames.open_stage(view)
            frames.hear(view, talk.shown(view))
            frames.hud.hide(*_PANELS)
            for _ in range(_SETTLES):
                frames.draw(pace=_PACE)
            frames.window.picture(folder / picture_name(entry))
            sys.stdout.write(f"{entry}\n")
            sys.stdout.flush()
    finally:
        frames.close()


def _before(journal: Journal, program: Program, entry: int) -> View:
    """The view right before the act of an entry; for one that is not there, at the start."""
    header = journal.header
    if not 1 <= entry < len(journal.entries):
        return Session(program, seed=header.seed, settings=header.settings).view
    return session_before(program, journal.entries, entry, seed=header.seed, settings=header.settings).view


def main(arguments: Sequence[str]) -> int:
    home, path, hash, folder, *entries = arguments
    if hasattr(os, "nice"):
        os.nice(10)
    try:
        journal = read_journal(Path(path))
        program = compile_program(load_bundle(read_bundle(Home(Path(home)), hash)))
        draw(journal, program, Path(folder), [int(entry) for entry in entries])
    except SimkitError as error:
        sys.stderr.write(f"{error.code} {error.diagnostics[0].message('en')}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
