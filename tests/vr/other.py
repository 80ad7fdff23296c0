"""Another application that wants the headset: `python -m tests.vr.other`. It shows nothing, until it is stopped."""

from __future__ import annotations

import sys

from simkit.stage.window import open_window
from simkit.vr.gear import Gear


def main() -> None:
    window = open_window(size=(32, 32), title="other", sync=False)
    gear = Gear(window, window.render)
    said = False
    while True:
        gear.session.poll()
        if gear.session.running:
            gear.session.end(gear.session.begin())
            if not said:
                said = True
                sys.stdout.write("running\n")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
