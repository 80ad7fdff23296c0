"""Plays a scenario in the headset, in a process of its own, and says what happens: a JSON a line.

Run as `python -m tests.vr.player SCENARIO '{"pace": 8, …}'`. It drives nothing: head and hands come from outside.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from panda3d.core import LPoint3

import scoring
from simkit.errors import SimkitError
from simkit.present.debrief import Debrief
from simkit.present.make_debrief import make_debrief
from simkit.present.names import skill_names
from simkit.present.protocol import Again, Mode, Welcome
from simkit.present.run import run
from simkit.present.words import word
from simkit.scenario import load
from simkit.session import Program, Recorder, Session, Settings, compile_program, observations
from simkit.stage import Sight
from simkit.vr.poses import to_xr
from simkit.vr.presenter import VrPresenter
from tests.vr.score_bearing import score_bearing

SEED = 7
EVERY_S = 0.1
NO_LIMITS = 0
"""Story time runs at a choose with a limit: two people would not take the same."""


def say(**data: object) -> None:
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


class Watch:
    """Says what is seen whenever it changed, and now and then all the same: so that nobody waits for a change."""

    def __init__(self) -> None:
        self.presenter: VrPresenter | None = None
        self._last: object = None
        self._at = 0.0

    def __call__(self, sight: Sight) -> None:
        if self.presenter is None:
            return
        frames = self.presenter.frames
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
        data = asdict(sight) | {
            "where": frames.where,
            "state": str(getattr(gear.session.state, "name", "")) if gear is not None else "",
            "aims": aims,
            "things": things,
            "objects": {f"{o.id}.{name}": value for o in objects for name, value in o.properties.items()},
            "thing": frames.pointing.aimed.thing if frames.pointing.aimed else None,
            "corners": {name: [own(one) for one in ends] for name, ends in drawn.items()},
            "hover": frames.hud.panel.hover.id if frames.hud.panel.hover else "",
            "by": frames.pointing.aimed.by if frames.pointing.aimed else "",
            "beats": frames.beats,
            "eye_height": round(standing.head.getPos(render).z, 3),
            "place": frames.stage is not None,
            "camera_height": frames.stage.built.place.camera.eye[2] if frames.stage is not None else 0.0,
        }
        key = {
            name: value
            for name, value in data.items()
            if name not in ("at", "beats", "aims", "corners", "things")
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
    presenter = VrPresenter(
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
    watch.presenter = presenter
    session = Session(program, seed=SEED, settings=Settings(options.get("language", "en"), NO_LIMITS))
    try:
        while isinstance(_once(presenter, program, session, mode, journal), Again):
            session = Session(program, seed=SEED, settings=session.settings)
    except SimkitError as error:
        say(kind="error", code=error.code)
    finally:
        presenter.close()
    say(kind="closed")


def _once(
    presenter: VrPresenter, program: Program, session: Session, mode: Mode, journal: Path | None
) -> object:
    recorder = Recorder.create(journal, session, id="headset", opened={})

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
