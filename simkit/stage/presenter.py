"""The desktop presenter: one frame a call, on a window or off screen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Literal

from simkit.errors import Diagnostic
from simkit.events import Act, ChangeSettings, Choose, Clock
from simkit.present.debrief import Debrief
from simkit.present.moment import Driver, choice_is_open, running_line, time_to_pass
from simkit.present.protocol import Mode, Quit, Welcome, Wish
from simkit.session import Cue, View
from simkit.session.cues import HaltCue
from simkit.stage import screens
from simkit.stage.commands import adjust, following
from simkit.stage.debrief_pages import SEEN_AGAIN, DebriefPages, wish_of
from simkit.stage.display_lost import watch_display
from simkit.stage.frames import Frames
from simkit.stage.needs import Needs
from simkit.stage.panels import Spot, Theme
from simkit.stage.panels.screens.data import Command, Message
from simkit.stage.shade import Quality
from simkit.stage.sight import Observer, Screen, sight
from simkit.stage.talk import Shown, Talk
from simkit.stage.talk_page import TalkPage
from simkit.stage.voice import Audio
from simkit.stage.window import Window, open_window

Moment = Literal["start", "options", "talk", "debrief"]
Over = Literal["", "pause", "access", "transcript", "message"]
"""What lies over the talk and stops its time."""
_IN_TALK: Final = ("talk", "pause", "access", "transcript")


class StagePresenter:
    """Raises SimkitError SK8302 or SK8303 where no window (or buffer) can be opened: before anything has begun.

    `pace` presents so many times as fast. `drive` answers instead of a person, through focus and Enter, begins at
    the start screen and leaves at the debrief. `on_moment` is called when a moment worth a picture is on the stage;
    `observer` sees every frame. `welcome_in` gives the start screen in another language.
    `audio` is closed with it; by itself it speaks with the engines of this machine, once it is asked to.
    """

    name = "stage"
    live = True

    def __init__(
        self,
        window: Window | None = None,
        *,
        frames: Frames | None = None,
        offscreen: bool = False,
        size: tuple[int, int] = (1280, 720),
        place: str | None = None,
        quality: Quality | None = None,
        theme: Theme | None = None,
        pace: float = 1.0,
        drive: Driver | None = None,
        on_moment: Callable[[Moment, StagePresenter], None] | None = None,
        observer: Observer | None = None,
        welcome_in: Callable[[str], Welcome] | None = None,
        audio: Audio | None = None,
        needs: Needs | None = None,
    ) -> None:
        self.needs = needs or Needs()
        self.frames = frames or Frames(
            window or open_window(size=size, offscreen=offscreen),
            theme=theme or self.needs.theme,
            quality=quality,
            place=place,
        )
        self.hud = self.frames.hud
        self.audio = audio or Audio()
        self.hud.more, self.hud.needs = self.audio.settings, self.needs.settings
        self.pace = pace
        self._drive, self._on_moment, self._observer = drive, on_moment, observer
        self._welcome_in = welcome_in
        self._talk = Talk()
        self._page = TalkPage(self.hud, self.needs)
        self._mode: Mode = "practice"
        self._language = "en"
        self._view: View | None = None
        self._over: Over = ""
        self._focus_under: Spot | None = None
        self._acts: deque[Act] = deque()
        self._leave = False
        self._due_ms = 0.0
        self._had: set[Moment] = set()
        self._halted: HaltCue | None = None

    # the protocol

    def welcome(self, welcome: Welcome) -> Quit | None:
        self._mode, self._view, self._language = welcome.mode, welcome.view, welcome.view.language
        self.needs.begin(welcome.time_limits)
        self.hud.languages = welcome.languages
        # Who tries again from a decision was told all this before, and wants to be back at it.
        begun = welcome.what_if and self.frames.stage is not None
        while not begun:
            screens.show_start(self.hud, welcome, self._language)
            if self._over == "access":
                self._show_over()
            if self.hud.panel.focus is None and self.hud.painted:
                self.hud.panel.focus = Spot("page", "begin")
            for command in self.frames.read(skips=False):
                match command:
                    case Command("begin"):
                        begun = True
                    case Command("access"):
                        self._set_over("access")
                    case Command("close" | "pause") if self.hud.shows("dialog"):
                        self._set_over("")
                    case Command("close"):
                        return Quit()
                    case Command("language", str(chosen)):
                        welcome = self._start_in(chosen, welcome)
                    case Command("next-language"):
                        welcome = self._start_in(following(self.hud.languages, self._language), welcome)
                    case Command():
                        self._adjust(command)
            self._draw("start")
            if self._leave:
                return Quit()
            # The room comes after the first frame: there is something to read while it is built.
            if self.frames.stage is None:
                if self.hud.painted and (self.frames.prepare_stage(welcome.view) or self._drive is not None):
                    self.frames.open_stage(welcome.view)
            elif self._drive is not None and self.hud.painted:
                self._moment("start")
                begun = self.hud.activate("page", "begin") == Command("begin")
        self._over = ""
        self.hud.hide("page", "dialog")
        self.frames.open_stage(welcome.view)
        self.frames.restart_clock()
        wanted = ChangeSettings(self._language, self.needs.time_limits)
        if wanted != ChangeSettings(self._view.language, welcome.time_limits):
            self._acts.append(wanted)
        return None

    def show(self, cues: Sequence[Cue], view: View) -> None:
        self._view, self._language = view, view.language
        watch_display.language = view.language
        self._talk.show(cues, view)
        if self.frames.desk is not None:
            self.frames.desk.tell(cues, view)
        self.frames.open_stage(view)
        self._halted = next((cue for cue in cues if isinstance(cue, HaltCue)), self._halted)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if self._acts and not busy:
            return self._acts.popleft()
        self._view = view
        shown = self._show_talk(view)
        for wanted in self.frames.read(skips=not self._over and self._talk.running(view)):
            self._want(wanted, view)
        seconds = self._draw(self._over or "talk")
        if self._leave:
            return Quit()
        if self.frames.left_alone and self._mode == "practice" and not self._over:
            self._set_over("pause")
        if not busy and not self._over and (self._drive is None or self.hud.painted):
            # With a driver nothing passes before it is painted, however fast it goes: a picture shows what was so.
            passed = self.audio.story_ms(seconds * 1000 * self.pace, shown, view)
            self._due_ms += self._talk.pass_time(passed)
            self._let_drive(view)
            self._hand_in_time(view)
        return self._acts.popleft() if self._acts and not busy else None

    def refused(self, reason: Diagnostic) -> None:
        """A double click, say: what is shown is still true, so nothing is said."""
        self._acts.clear()

    def debrief(self, debrief: Debrief) -> Wish:
        self.hud.hide(*screens.TALK, "page", "dialog")
        self.frames.leave_work()
        self._language, self._over = debrief.language, ""
        self.audio.be_quiet()
        if self._halted is not None and not self._say_halted(self._halted):
            return Quit()
        pages = DebriefPages(debrief, self._view if self.frames.stage is not None else None)
        while True:
            pages.show(self.hud)
            if (again := pages.moment()) is not None:
                self.frames.hear(*again)
            for command in self.frames.read(skips=False):
                match command:
                    case Command("close" | "pause") if self.hud.shows("dialog"):
                        self.hud.hide("dialog")
                    case Command() if not pages.obey(self.hud, command):
                        if (wish := wish_of(command)) is not None:
                            return self._part_with(wish)
                        self._adjust(command)
            pages.pass_time(self._draw("debrief"))
            if self._leave:
                return Quit()
            if self._drive is not None and self.hud.painted:
                self._moment("debrief")
                return self._part_with(Quit())

    def close(self) -> None:
        self.audio.close()
        self.frames.close()

    # beside the protocol

    def picture(self, path: Path) -> None:
        """Save the present moment as an opaque PNG, all that is asked for painted. SimkitError SK8306."""
        self.hud.settle()
        self.frames.window.frame(hurry=True)
        self.frames.window.picture(path)
        self.frames.restart_clock()

    # what is shown

    def _show_talk(self, view: View) -> Shown:
        shown = self.audio.voiced(self._talk.shown(view), view)
        driven = self._drive is not None
        fresh = self._page.show(
            view,
            shown,
            self._mode,
            holding=self._talk.holding,
            driven=driven,
            sound=self.audio.heard(view.language),
        )
        if self._over in ("pause", "access"):
            self._show_over()
        elif self._over == "transcript":
            screens.show_transcript(self.hud, view)
        elif fresh:
            self.hud.panel.focus_first("options")
        self.frames.hear(view, shown)
        return shown

    def _show_over(self) -> None:
        if self._over == "pause":
            screens.show_pause(self.hud, self._mode, self._language)
        else:
            screens.show_access(self.hud, self._language)

    def _say_halted(self, halted: HaltCue) -> bool:
        """Show the coded message until it is closed; False when the window was closed."""
        data = screens.halted_message(halted, self._language)
        while self._drive is None:
            screens.show_message(self.hud, data, self._language)
            if Command("close") in self.frames.read(skips=False):
                break
            self._draw("message")
            if self._leave:
                return False
        self.hud.hide("dialog")
        return True

    def _start_in(self, language: str, welcome: Welcome) -> Welcome:
        self._language = language
        self.needs.speak(language)
        return self._welcome_in(language) if self._welcome_in is not None else welcome

    def _part_with(self, wish: Wish) -> Wish:
        self.hud.hide("page", *SEEN_AGAIN)
        self._talk, self._halted = Talk(), None
        self._page.leave()
        self.audio.be_quiet()
        return wish

    # what the trainee wants

    def _want(self, wanted: object, view: View) -> None:
        if isinstance(wanted, Command):
            self._obey(wanted, view)
        elif isinstance(wanted, Act):
            self._hand_in_time(view)
            self._acts.append(wanted)

    def _obey(self, command: Command, view: View) -> None:
        match command:
            case Command("close" | "pause") if self._over == "access":
                self._set_over("pause")
            case Command("pause"):
                self._set_over("" if self._over else "pause")
            case Command("transcript"):
                self._set_over("" if self._over == "transcript" else "transcript")
            case Command("continue") | Command("close"):
                self._set_over("")
            case Command("access"):
                self._set_over("access")
            case Command("show-options"):
                self._page.show_options(view)
            case Command("repeat"):
                self._set_over("")
                self._talk.repeat(view)
            case Command("skip"):
                if not self._talk.skip() and not self._acts:
                    self._due_ms = 0.0
                    self._acts.append(Clock(time_to_pass(view)))
            case Command("stop"):
                self._leave = True
            case Command("language", str(language)):
                self._change(view, language)
            case Command("next-language"):
                self._obey(Command("language", following(self.hud.languages, view.language)), view)
            case _:
                self._adjust(command)
                if command.name == "time-limits":
                    self._change(view)

    def _change(self, view: View, language: str = "") -> None:
        """Hand in language and time limits together: either would undo the other."""
        asked = [act for act in self._acts if isinstance(act, ChangeSettings)]
        now = asked[-1].language if asked else view.language
        if language != now:
            self.needs.speak(language)
            self._hand_in_time(view)
            self._acts.append(ChangeSettings(language or now, self.needs.time_limits))

    def _adjust(self, command: Command) -> None:
        if not self.needs.obey(command) and not self.audio.obey(command, self._language):
            adjust(self.hud, command)
        audio = self.audio
        self.needs.see(self.hud.panel.theme, reads=audio.reads, speed=audio.speed, voice=audio.agreed)

    def _set_over(self, over: Over) -> None:
        panel = self.hud.panel
        if over and not self._over:
            self._focus_under = panel.focus
        self.hud.hide("dialog", *(("page",) if self._over == "transcript" else ()))
        self._over = over
        if over in ("pause", "access"):
            self._show_over()
            panel.focus_first("dialog")
        elif not over and self._focus_under in panel.spots():
            panel.focus = self._focus_under

    def _let_drive(self, view: View) -> None:
        if self._drive is None or self._acts or not self.hud.painted:
            return
        part = self._talk.shown(view).part
        if part is not None and part >= 0.4 and view.transcript:
            self._moment("talk")
        if self._talk.holding or (view.choose is None and not view.acts):
            return
        if choice_is_open(view):
            self._moment("options")
        answer = self._drive(view)
        if isinstance(answer, str):
            cue = view.choose.cue if view.choose is not None else None
            self._want(self.hud.activate("options", f"option.{answer}") or Choose(answer, cue=cue), view)
        elif answer is not None:
            self._want(self.frames.desk.do(answer) if self.frames.desk is not None else answer, view)

    # time and frames

    def _hand_in_time(self, view: View) -> None:
        """What was presented since the last act. However fast it goes, no line is passed over unseen."""
        whole = int(self._due_ms)
        if self._talk.holding or whole <= 0:
            return
        self._due_ms -= whole
        if running_line(view) is not None or view.wait_left_ms:
            limit = time_to_pass(view)
            if self._on_moment is not None and "talk" not in self._had:
                limit = max(1, limit // 2)
            whole = min(whole, limit)
        self._acts.append(Clock(whole))

    def _moment(self, name: Moment) -> None:
        if self._on_moment is not None and name not in self._had:
            self._had.add(name)
            self._on_moment(name, self)

    def _draw(self, screen: Screen) -> float:
        if self.frames.stage is not None:
            self.frames.stage.movement = self.needs.now.movement
        seconds = self.frames.draw(pace=self.pace, judge=screen == "talk")
        self._sound(screen, seconds)
        self._leave |= self.frames.window.closed
        if self._observer is not None:
            speaking = self.audio.speaking
            self._observer(
                sight(screen, self._language, self.frames, self._talk, self._view, spoken=speaking)
            )
        return seconds

    def _sound(self, screen: Screen, seconds: float) -> None:
        """A frame of sound; where it was asked for and there is none, say why."""
        stage = self.frames.stage
        place = stage.sounds if stage is not None and screen in _IN_TALK else None
        self.audio.update(
            seconds, self.hud.panel, self._language, talking=screen == "talk", place=place, pace=self.pace
        )
        if self._drive is None and (found := self.audio.take_answer()) is not None:
            self._set_over("message" if screen in _IN_TALK else "")
            data = Message(found.code, found.message(self._language), found.remedy(self._language))
            screens.show_message(self.hud, data, self._language)
            self.hud.panel.focus_first("dialog")
