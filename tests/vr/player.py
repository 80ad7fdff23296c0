"""Plays a scenario in the headset, in a process of its own, and says what happens: a JSON a line.

Run as `python -m tests.vr.player SCENARIO '{"pace": 8, …}'`. It drives nothing: head and hands come from outside.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
import time
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from panda3d.core import Filename, LPoint3

import scoring
from simkit.errors import SimkitError
from simkit.events import Choose, Do, Enter, Fill, Inspect, Report
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.protocol import Again, Mode, Welcome
from simkit.present.run import run
from simkit.present.words import word
from simkit.scenario import load
from simkit.session import Program, Recorder, Session, Settings, compile_program, observations
from simkit.stage import Sight
from simkit.stage.voice import Audio, make_voice
from simkit.vr.frames import VrFrames
from simkit.vr.poses import to_xr
from simkit.vr.presenter import VrPresenter
from tests.vr.score_bearing import score_bearing

SEED = 7
EVERY_S = 0.1
NO_LIMITS = 0
"""Story time runs at a choose with a limit: two people would not take the same."""
DECIDED = (Choose, Do, Enter, Fill, Inspect, Report)


OUT = sys.stdout
"""For what is said here, whatever else is written to the terminal."""


def say(**data: object) -> None:
    OUT.write(json.dumps(data) + "\n")
    OUT.flush()


class Watch:
    """Says what is seen whenever it changed, and now and then all the same: so that nobody waits for a change."""

    def __init__(self) -> None:
        self.frames: VrFrames | None = None
        self.session: Session | None = None
        self.audio: Audio | None = None
        self._last: object = None
        self._at = 0.0
        self._wanted: dict[str, Any] | None = None
        self._asked: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._asked.put(json.loads(line))

    def _picture(self, path: str) -> None:
        """What the left eye was given in the frame just drawn."""
        assert self.frames is not None
        frames = self.frames
        if frames.gear is not None:
            texture = frames.gear.eyes.left.texture
            frames.window.engine.extractTextureData(texture, frames.window.gsg)
            texture.write(Filename.fromOsSpecific(path))
        say(kind="pictured", path=path)

    def _sounds(self) -> bool:
        """Whether the sound device plays what somebody says."""
        parts = self.audio._parts if self.audio is not None else None
        line = parts.speaker._line if parts is not None else None
        clip = line.playback._clip if line is not None and line.playback is not None else None
        return clip is not None and clip.playing

    def __call__(self, sight: Sight) -> None:
        if self.frames is None:
            return
        frames = self.frames
        blinks = frames._drawn.blinking
        if self._wanted is None and not self._asked.empty():
            self._wanted = self._asked.get()
        if self._wanted is not None and (blinks or not self._wanted["blinking"]):
            self._picture(self._wanted["picture"])
            self._wanted = None
        standing, gear = frames.standing, frames.gear
        render = frames.window.render
        # In the headset's own space, as the remote driver counts: X right, Y up, −Z forward.
        own = lambda place: to_xr(tuple(standing.node.getRelativePoint(render, place)))  # noqa: E731
        aims = {name: own(place) for name, place in frames.places().items()}
        desk = frames.desk
        corners = {name: desk.objects.corners(name) for name in desk.names()} if desk and desk.objects else {}
        things = {name: own(sum(ends, LPoint3()) / len(ends)) for name, ends in corners.items() if ends}
        objects = frames._view.objects if frames._view is not None else ()
        room = frames.hud.room
        drawn = room.corners() if room is not None else {}
        things |= {name: own(at) for name, at in frames.moving.spots.places().items()}
        data = asdict(sight) | {
            "where": frames.where,
            "state": str(getattr(gear.session.state, "name", "")) if gear is not None else "",
            "aims": aims,
            "things": things,
            "objects": {f"{o.id}.{name}": value for o in objects for name, value in o.properties.items()},
            "boxes": {name: [own(one) for one in ends] for name, ends in corners.items() if ends},
            "feet": [round(one, 2) for one in frames.standing.head.getPos(render)][:2],
            "zone": frames._view.zone if frames._view is not None else "",
            "menus": {
                group.id: [deed.id for deed in group.menu.deeds]
                for group in (desk._groups.values() if desk is not None else ())
            },
            "decided": sum(isinstance(entry.act, DECIDED) for entry in self.session.log)
            if self.session is not None
            else 0,
            "thing": frames.pointing.aimed.thing if frames.pointing.aimed else None,
            "corners": {name: [own(one) for one in ends] for name, ends in drawn.items()},
            "hover": frames.hud.panel.hover.id if frames.hud.panel.hover else "",
            "by": frames.pointing.aimed.by if frames.pointing.aimed else "",
            "sounds": self._sounds(),
            "comfort": asdict(frames.hud.comfort),
            "beats": frames.beats,
            "eye_height": round(standing.head.getPos(render).z, 3),
            "place": frames.stage is not None,
            "camera_height": frames.stage.built.place.camera.eye[2] if frames.stage is not None else 0.0,
        }
        key = {
            name: value
            for name, value in data.items()
            if name not in ("at", "beats", "aims", "corners", "things", "boxes")
        }
        now = time.monotonic()
        if key != self._last or now - self._at > EVERY_S:
            self._last, self._at = key, now
            say(kind="sight", **data)


def main(scenario: str, options: dict[str, Any]) -> None:
    program = compile_program(load(Path(scenario)))
    mode: Mode = options.get("mode", "practice")
    journal = Path(options["journal"]) if "journal" in options else None
    watch = Watch()
    # Recordings of the scenario's own, where it has them: no engine speaks here.
    audio = Audio(
        partial(make_voice, recordings=Path(scenario)), agreed="on" if options.get("voice") else None
    )
    presenter = VrPresenter(
        audio=audio,
        size=(640, 360),
        quality="lean",
        pace=float(options.get("pace", 8)),
        observer=watch,
        tell=lambda line: say(kind="told", line=line),
        idle_s=float(options.get("idle_s", 900)),
        goodbye_s=float(options.get("goodbye_s", 0.5)),
    )
    if "comfort" in options:
        presenter.frames.hud.comfort = replace(presenter.frames.hud.comfort, **options["comfort"])
    if "text_scale" in options:
        presenter.hud.set_text_scale(options["text_scale"])
    watch.frames, watch.audio = presenter.frames, audio
    session = Session(program, seed=SEED, settings=Settings(options.get("language", "en"), NO_LIMITS))
    try:
        while isinstance(_once(presenter, program, session, mode, journal, watch), Again):
            session = Session(program, seed=SEED, settings=session.settings)
    except SimkitError as error:
        say(kind="error", code=error.code)
    finally:
        presenter.close()
    say(kind="closed")


def _once(
    presenter: VrPresenter,
    program: Program,
    session: Session,
    mode: Mode,
    journal: Path | None,
    watch: Watch,
) -> object:
    recorder = Recorder.create(journal, session, id="headset", opened={})
    watch.session = session

    def finish(head: str) -> Debrief:
        rubric = program.scenario.rubric
        card = scoring.score(observations(session.log), rubric) if rubric else None
        say(kind="finished", bearing=score_bearing(session.log), card=card.to_data() if card else None)
        return make_debrief(session.log, program, card, language=session.settings.language)

    language = session.settings.language
    welcome = Welcome(
        view=session.view,
        minutes=program.scenario.minutes,
        mode=mode,
        guest=True,
        attempt=1,
        skills=skill_names(program.scenario, language),
        privacy=word(language, "privacy.guest"),
        languages=program.scenario.languages,
    )
    outcome = run(presenter, recorder, welcome, finish)
    say(kind="outcome", how=outcome.how, entries=len(session.log))
    return outcome.wish


if __name__ == "__main__":
    main(sys.argv[1], json.loads(sys.argv[2]) if len(sys.argv) > 2 else {})
