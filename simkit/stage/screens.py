"""Which panels a moment of a session needs: from view and state to regions of the HUD."""

from __future__ import annotations

from collections.abc import Sequence

from simkit.errors import page
from simkit.events import Choose
from simkit.present.offers import Offer
from simkit.present.protocol import Mode, Welcome
from simkit.session import View
from simkit.session.cues import HaltCue
from simkit.session.view import ChooseView
from simkit.stage.hud import Hud
from simkit.stage.panels import Element
from simkit.stage.panels.screens import (
    access,
    badge,
    caption,
    message,
    offers,
    options,
    pause,
    start,
    transcript,
)
from simkit.stage.panels.screens.data import Caption, Message, Option, Options, Spoken, Start
from simkit.stage.panels.screens.options import TIME_BAR
from simkit.stage.panels.screens.say_first import say_first as say_first_page
from simkit.stage.panels.screens.strings import say
from simkit.stage.talk import Shown

TALK = ("caption", "options", "top")


def show_start(hud: Hud, welcome: Welcome, language: str) -> None:
    found = hud.access(language)

    def make() -> Element:
        view = welcome.view
        data = Start(
            title=view.title,
            minutes=welcome.minutes,
            skills=welcome.skills,
            briefing=view.briefing,
            mode=welcome.mode,
            who_can_see=welcome.privacy,
            access=found,
            to_list=hud.has_list,
        )
        return start.start(data, language)

    hud.show("page", ("start", welcome.view.title, language, found), make)


def show_talk(
    hud: Hud,
    view: View,
    shown: Shown,
    mode: Mode,
    *,
    open_options: bool,
    say_first: bool = False,
    captioned: bool = True,
    sound: str = "",
) -> None:
    """Caption, options and the strip at the top. Options are shown only while they may be taken.

    `say_first`: in their place comes the way to them. `sound` is what is heard beside speech, in words.
    """
    language = view.language
    hud.show("top", (mode, language), lambda: badge.badge(mode, language))
    choose = view.choose if open_options else None
    _show_options(hud, choose, language, say_first=say_first)
    if not (shown.text or sound) or not captioned:
        hud.hide("caption")
        return
    speaker = say(language, "you") if shown.speaker == "trainee" else shown.name
    data = Caption(speaker, shown.text, shown.word, options_open=choose is not None, sound=sound)
    hud.show("caption", (data, language), lambda: caption.caption(data, language))


def _show_options(hud: Hud, choose: ChooseView | None, language: str, *, say_first: bool) -> None:
    if choose is None:
        hud.hide("options")
        hud.panel.bars.pop(TIME_BAR, None)
        return
    seconds = None
    if choose.limit_ms is not None:
        seconds = -(-choose.limit_ms // 1000)
        hud.panel.bars[TIME_BAR] = hud.time_left(choose.cue, choose.limit_ms)

    def make() -> Element:
        if say_first:
            return say_first_page(language, seconds_left=seconds)
        rows = tuple(Option(one.id, one.text, Choose(one.id, cue=choose.cue)) for one in choose.options)
        return options.options(Options(rows, seconds_left=seconds), language)

    hud.show("options", (choose.cue, choose.id, choose.options, seconds, language, say_first), make)


def show_pause(hud: Hud, mode: Mode, language: str) -> None:
    found = hud.access(language)
    hud.show("dialog", ("pause", mode, found), lambda: pause.pause(mode, found, language))


def show_offers(hud: Hud, found: Sequence[Offer], language: str) -> None:
    """The list of scenarios."""
    access_now = hud.access(language)
    key = ("offers", tuple(found), access_now)
    hud.show("page", key, lambda: offers.offers(found, access_now, language))


def show_access(hud: Hud, language: str) -> None:
    """All settings."""
    found = hud.access(language)
    hud.show("dialog", ("access", found), lambda: access.access(found, language))


def show_transcript(hud: Hud, view: View) -> None:
    def make() -> Element:
        said = [
            Spoken(
                say(view.language, "you.do" if line.wordless else "you") if mine else line.name,
                line.text,
                yours=mine,
            )
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
