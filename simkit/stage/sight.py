"""What is on the stage at a moment, for whoever watches it: a test, or a recording."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from simkit.session import View
from simkit.stage.frames import Frames
from simkit.stage.talk import Talk

Screen = Literal["start", "scenarios", "talk", "pause", "access", "transcript", "message", "debrief"]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sight:
    screen: Screen
    language: str
    at: int
    """Story time, ms."""
    line: str
    """Id of the line in the caption; `own` while the trainee's own words land."""
    saying: bool
    """Whether it is being said now."""
    choose: int | None
    """The cue of the choose whose options are shown."""
    options: tuple[str, ...]
    targets: dict[str, Box]
    """What can be chosen now, by element id: x, y, width, height in window pixels from the upper left."""
    focus: str
    painted: bool
    """Whether the panels show all this already."""
    spoken: bool = False
    """Whether the line is said aloud now."""
    things: dict[str, Box] = field(default_factory=dict)
    """Objects and zones something can be done with, by id: where they are seen, as `targets`."""
    deeds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What can be done with each of them, by element id, in the order the arrow keys go through them."""
    menu: str = ""
    """Whose menu is open."""
    grip: str = ""
    """The element id of the deed that would be done if the hand let go of what it drags now."""
    inputs: int = 0
    """How many keys, clicks and turns of the wheel had been read by then."""


Observer = Callable[[Sight], None]


def sight(
    screen: Screen, language: str, frames: Frames, talk: Talk, view: View | None, *, spoken: bool = False
) -> Sight:
    hud = frames.hud
    desk = frames.desk if screen == "talk" else None
    focus = hud.panel.focus
    shown = talk.shown(view) if view is not None else None
    choose = view.choose if view is not None and hud.shows("options") else None
    return Sight(
        screen=screen,
        language=language,
        at=view.at if view is not None else 0,
        line=shown.id if shown is not None else "",
        saying=shown is not None and shown.part is not None,
        choose=choose.cue if choose is not None else None,
        options=tuple(one.id for one in choose.options) if choose is not None else (),
        targets=hud.boxes(),
        focus=focus.id if focus is not None else "",
        painted=hud.painted,
        spoken=spoken,
        things=desk.things() if desk is not None else {},
        deeds=desk.deeds() if desk is not None else {},
        menu=desk.menu if desk is not None else "",
        grip=desk.grip if desk is not None else "",
        inputs=frames.inputs,
    )
