"""Plain lines for the terminal it was started in, and the clear end in the headset itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from simkit.errors import Diagnostic
from simkit.stage.panels import Element
from simkit.stage.panels.screens.data import Command
from simkit.stage.panels.screens.parts import command, group, heading, text
from simkit.vr.comfort import words
from simkit.vr.frames import VrFrames
from simkit.vr.gear import Gear

GOODBYE_S: Final = 20.0
"""How long it says that the headset may come off, unless it comes off before."""


def of_headset(what: str, why: Diagnostic | None, gear: Gear | None, language: str) -> str:
    """One line: it was found, went, or came back."""
    values = {"reason": why.message(language)} if why is not None else {}
    if gear is not None:
        values |= {"headset": gear.headset.system, "runtime": gear.headset.runtime}
    return words(language, what, **values)


def why_desktop(frames: VrFrames, language: str) -> str | None:
    """Looks for the headset; a line where none answers."""
    if frames.find() or frames.why_not is None:
        return None
    return words(language, "desktop", reason=frames.why_not.message(language))


def say_goodbye(frames: VrFrames, language: str, left_s: float, draw: Callable[[], float]) -> None:
    """Until the headset comes off, a hand says close, or a while has passed. `draw` a frame, and say its seconds."""
    if frames.where != "headset" or frames.window.closed:
        return
    hud = frames.hud
    frames.leave_work()
    hud.hide("page", "caption", "options", "top", "dialog")
    hud.show("dialog", ("goodbye", language), lambda: _goodbye(language))
    while left_s > 0 and frames.where == "headset" and not frames.window.closed:
        if Command("close") in frames.read(skips=False):
            break
        seconds = draw()
        if seconds == 0.0 and frames.left_alone:
            break
        left_s -= seconds
    hud.hide("dialog")


def _goodbye(language: str) -> Element:
    body: Sequence[Element] = (
        heading(words(language, "goodbye"), "title", name="title"),
        text(words(language, "goodbye.do"), "reading", name="goodbye.do"),
        group(command("close", language, style="main fixed"), style="row end fixed"),
    )
    return group(*body, style="sheet", name="goodbye")
