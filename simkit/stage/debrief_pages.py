"""The debrief on the stage: which part is looked at, and the person seen again at a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from simkit.clock import line_ms
from simkit.present.debrief import Debrief as Went
from simkit.present.debrief import DecisionReview
from simkit.present.protocol import Again, Quit, TryFrom, Wish
from simkit.session import View
from simkit.session.view import CastView
from simkit.stage.debrief_data import debrief_screens
from simkit.stage.hud import Hud
from simkit.stage.panels import Element, Spot
from simkit.stage.panels.screens import caption, debrief, seen_again
from simkit.stage.panels.screens.data import Caption, Command, Debrief
from simkit.stage.talk import Shown

SEEN_AGAIN: Final = ("caption", "options")


def wish_of(command: Command) -> Wish | None:
    """What the trainee wants after the debrief, where the command says that."""
    match command:
        case Command("again"):
            return Again()
        case Command("retry", value):
            # A moment's name is that entry and a number of its own.
            return TryFrom(int(str(value or 0).partition(".")[0]))
        case Command("close"):
            return Quit()
    return None


class DebriefPages:
    """`view`: the last of the session, for its cast; None where there is no stage to see anyone on."""

    def __init__(self, went: Went, view: View | None = None) -> None:
        self.went = went
        self.part: debrief.Part = "look-back"
        self.at = ""
        self.guess = ""
        self._view = view
        self._seen: DecisionReview | None = None
        self._seen_ms = 0.0

    def show(self, hud: Hud) -> None:
        if self._seen is not None:
            self._show_again(hud, self._seen)
            return
        language = self.went.language
        make: Callable[[], Element] = lambda: debrief.debrief(  # noqa: E731
            replace(self._data(), to_list=hud.has_list), language, part=self.part, at=self.at
        )
        hud.show("page", ("debrief", self.part, self.at, self.guess, language, hud.has_list), make)

    def turn(self, name: str, value: object) -> None:
        """`show` a part, `look-at` a decision, or take the guess where it `turned`."""
        if name == "show":
            self.part = next(one for one in debrief.PARTS if one == value)
        elif name == "look-at":
            self.part, self.at = "talk", str(value)
        elif name == "turned":
            self.guess = str(value)

    def obey(self, hud: Hud, command: Command) -> bool:
        """Turn to what is asked for; False for what these pages do not have."""
        match command:
            case Command("close" | "pause") if self._seen is not None:
                self.leave(hud)
            case Command("see", str(entry)):
                self.see(hud, entry)
            case Command("show" | "look-at" | "turned" as name, value):
                self.turn(name, value)
            case _:
                return False
        return True

    # the person again

    def see(self, hud: Hud, entry: str) -> None:
        """Show the person at the decision of that journal entry, saying what they said before it."""
        self._seen = next((one for one in self.went.decisions if str(one.entry) == entry), None)
        self._seen_ms = 0.0
        if self._seen is not None:
            hud.hide("page")

    def leave(self, hud: Hud) -> None:
        """Back to the pages, at the button that led away from them."""
        self._seen = None
        hud.hide(*SEEN_AGAIN)
        self.show(hud)
        hud.panel.focus = Spot("page", "see")

    def pass_time(self, seconds: float) -> None:
        self._seen_ms += seconds * 1000

    def moment(self) -> tuple[View, Shown] | None:
        """What is said and felt at the decision that is seen again, for the stage."""
        seen, view = self._seen, self._view
        if seen is None or view is None:
            return None
        cast = tuple(replace(one, feels=self._feels(one, seen), face=None) for one in view.cast)
        return replace(view, cast=cast), self._shown(seen, cast)

    def _data(self) -> Debrief:
        data = debrief_screens(self.went, turned_guess=self.guess, can_retry=self.went.mode == "practice")
        return replace(data, can_see_again=self._view is not None)

    def _show_again(self, hud: Hud, seen: DecisionReview) -> None:
        language = self.went.language
        data = next(one for one in self._data().decisions if one.id == str(seen.entry))
        found = self.moment()
        if found is not None and found[1].text:
            shown = found[1]
            said = Caption(shown.name, shown.text, shown.word, options_open=True)
            hud.show("caption", (said, language), lambda: caption.caption(said, language))
        if not hud.shows("options"):
            hud.show("options", ("seen-again", data, language), lambda: seen_again.seen_again(data, language))
            hud.panel.focus_first("options")

    def _feels(self, member: CastView, seen: DecisionReview) -> dict[str, int]:
        """As they felt when the trainee answered, before the answer did anything."""
        feels = dict(member.feels)
        for curve in self.went.curves:
            if curve.cast == member.id and curve.feeling in feels:
                earlier = [point.value for point in curve.points if point.at <= seen.at]
                feels[curve.feeling] = earlier[-1] if earlier else feels[curve.feeling]
        for move in seen.moves:
            if move.cast == member.id and move.feeling in feels:
                feels[move.feeling] = move.before
        return feels

    def _shown(self, seen: DecisionReview, cast: tuple[CastView, ...]) -> Shown:
        words = seen.heard.split()
        ms = line_ms(len(words)) if words else 0
        part = self._seen_ms / ms if ms and self._seen_ms < ms else None
        speaker = next((one.id for one in cast if seen.heard_from in (one.id, one.name)), "")
        return Shown(speaker, seen.heard_from, seen.heard, part, f"again.{seen.entry}", ms)
