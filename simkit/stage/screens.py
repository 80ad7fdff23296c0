"""Which panels a moment of a session needs: from view and state to regions of the HUD."""

from __future__ import annotations

from collections.abc import Callable

from simkit.errors import page
from simkit.events import Choose
from simkit.present.debrief import Debrief as Went
from simkit.present.protocol import Mode, Welcome
from simkit.session import View
from simkit.session.cues import HaltCue
from simkit.session.view import ChooseView
from simkit.stage.debrief_data import debrief_screens
from simkit.stage.hud import Hud
from simkit.stage.panels import Element
from simkit.stage.panels.screens import badge, caption, debrief, message, options, pause, start, transcript
from simkit.stage.panels.screens.data import Caption, Message, Option, Options, Spoken, Start
from simkit.stage.panels.screens.options import TIME_BAR
from simkit.stage.panels.screens.strings import say
from simkit.stage.talk import Shown

TALK = ("caption", "options", "top")


def show_start(hud: Hud, welcome: Welcome, language: str) -> None:
    access = hud.access(language)

    def make() -> Element:
        view = welcome.view
        data = Start(
            title=view.title,
            minutes=welcome.minutes,
            skills=welcome.skills,
            briefing=view.briefing,
            mode=welcome.mode,
            who_can_see=welcome.privacy,
            access=access,
        )
        return start.start(data, language)

    hud.show("page", ("start", welcome.view.title, language, access), make)


def show_talk(hud: Hud, view: View, shown: Shown, mode: Mode, *, open_options: bool) -> None:
    """Caption, options and the strip at the top. Options are shown only while they may be taken."""
    language = view.language
    hud.show("top", (mode, language), lambda: badge.badge(mode, language))
    choose = view.choose if open_options else None
    _show_options(hud, choose, language)
    if not shown.text:
        hud.hide("caption")
        return
    speaker = say(language, "you") if shown.speaker == "trainee" else shown.name
    data = Caption(speaker, shown.text, shown.word, options_open=choose is not None)
    hud.show("caption", (data, language), lambda: caption.caption(data, language))


def _show_options(hud: Hud, choose: ChooseView | None, language: str) -> None:
    if choose is None:
        hud.hide("options")
        hud.panel.bars.pop(TIME_BAR, None)
        return
    seconds = None
    if choose.limit_ms is not None:
        seconds = -(-choose.limit_ms // 1000)
        hud.panel.bars[TIME_BAR] = hud.time_left(choose.cue, choose.limit_ms)

    def make() -> Element:
        rows = tuple(Option(one.id, one.text, Choose(one.id, cue=choose.cue)) for one in choose.options)
        return options.options(Options(rows, seconds_left=seconds), language)

    hud.show("options", (choose.cue, choose.id, choose.options, seconds, language), make)


def show_pause(hud: Hud, mode: Mode, language: str) -> None:
    access = hud.access(language)
    hud.show("dialog", ("pause", mode, access), lambda: pause.pause(mode, access, language))


def show_transcript(hud: Hud, view: View) -> None:
    def make() -> Element:
        said = [
            Spoken(say(view.language, "you") if mine else line.name, line.text, yours=mine)
            for line in view.transcript
            for mine in (line.speaker == "trainee",)
        ]
        return transcript.transcript(said, view.language)

    hud.show("page", ("transcript", len(view.transcript), view.language), make)


def show_message(hud: Hud, data: Message, language: str) -> None:
    hud.show("dialog", ("message", data, language), lambda: message.message(data, language))


def halted_message(halted: HaltCue, language: str) -> Message:
    """What stopped the session, in the words of its code's page."""
    found, values = page(halted.code), _Gaps(place=halted.place)
    what, remedy = found.message(language).format_map(values), found.remedy(language).format_map(values)
    return Message(halted.code, what, remedy)


class _Gaps(dict[str, str]):
    """A cue names the code and the place alone; whatever else the words would name shows as left out."""

    def __missing__(self, key: str) -> str:
        return "…"


class DebriefPages:
    """Which part of the debrief is looked at, and what the trainee guessed."""

    def __init__(self, went: Went) -> None:
        self.went = went
        self.part: debrief.Part = "look-back"
        self.at = ""
        self.guess = ""

    def show(self, hud: Hud) -> None:
        language = self.went.language
        make: Callable[[], Element] = lambda: debrief.debrief(  # noqa: E731
            debrief_screens(self.went, turned_guess=self.guess, can_retry=self.went.mode == "practice"),
            language,
            part=self.part,
            at=self.at,
        )
        hud.show("page", ("debrief", self.part, self.at, self.guess, language), make)

    def turn(self, name: str, value: object) -> None:
        """`show` a part, `look-at` a decision, or take the guess where it `turned`."""
        if name == "show":
            self.part = next(one for one in debrief.PARTS if one == value)
        elif name == "look-at":
            self.part, self.at = "talk", str(value)
        elif name == "turned":
            self.guess = str(value)
