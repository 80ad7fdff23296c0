"""`simkit play` in the headset without a scenario, in a process of its own; says what is seen, a JSON a line.

Run as `python -m tests.vr.lister HOME`. All is the command's own but the speed, and that somebody watches.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import simkit.vr
import simkit.vr.lobby
from simkit.cli.choosing import play_chosen
from simkit.cli.playing import Wanted
from simkit.vr.lobby import SharedVrFrames, VrLobby
from tests.vr.player import Watch, say

PACE = 40.0


def main(home: str) -> None:
    watch = Watch()
    sys.stdout = sys.stderr

    class Watched(SharedVrFrames):
        def __init__(self, *arguments: object, **named: object) -> None:
            super().__init__(*arguments, **named, quality="lean")  # type: ignore[arg-type]
            watch.frames = self

    simkit.vr.lobby.SharedVrFrames = Watched  # type: ignore[misc]
    simkit.vr.lobby.VrLobby = partial(VrLobby, observer=watch, goodbye_s=0.5)  # type: ignore[misc, assignment]
    simkit.vr.VrPresenter = partial(simkit.vr.VrPresenter, observer=watch, pace=PACE)  # type: ignore[misc]
    code = play_chosen(Wanted(scenario="", present="vr", language="en", seed=7, home=Path(home)))
    say(kind="closed", code=code)


if __name__ == "__main__":
    main(sys.argv[1])
