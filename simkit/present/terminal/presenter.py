"""The presenter for a terminal: shows a moment on a screen, reads a line, hands in an act."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from time import monotonic

from simkit.errors import Diagnostic
from simkit.events import Act, Choose, Clock
from simkit.present.debrief import Debrief
from simkit.present.moment import choice_is_open, hands_are_busy, limit_left, running_line, time_to_pass
from simkit.present.protocol import Again, Quit, TryFrom, Welcome, Wish
from simkit.present.terminal.commands import Commands
from simkit.present.terminal.reader import EndOfInput, LineReader
from simkit.present.terminal.say_first import SayFirst
from simkit.present.terminal.screen import Screen
from simkit.present.terminal.stopwatch import Stopwatch
from simkit.present.terminal.tell import tell
from simkit.present.terminal.work import Work
from simkit.present.words import command, word
from simkit.session import Cue, View
from simkit.session.cues import AnsweredCue, SayCue, SettingsCue
from simkit.session.view import ChooseView

_TICK_S = 0.25
_SAID_AGAIN = 3


class TerminalPresenter:
    """A line is shown at once and its time handed in; with `real_pace` it lasts, and Enter skips the rest.

    A choose takes the time it takes. Only where it has a limit, or `idle_counts` and nobody types, does the clock
    run while it is open; the time of the line before it is given for reading first.
    """

    name = "terminal"
    live = False

    def __init__(
        self,
        screen: Screen,
        reader: LineReader,
        *,
        real_pace: bool = False,
        idle_counts: bool = False,
        now: Callable[[], float] = monotonic,
        say_first: SayFirst | None = None,
    ) -> None:
        self.screen = screen
        self.reader = reader
        self.real_pace = real_pace
        self.idle_counts = idle_counts
        self.watch = Stopwatch(now)
        self.say_first = say_first or SayFirst()
        self.commands = Commands(screen, self._reply, self.watch, self.say_first)
        self.work = Work(screen, self.commands)
        self.input_ended = False
        """True once nothing more can be asked."""
        self._pending: deque[Act] = deque()
        self._asked: tuple[int, bool] | None = None
        """The choose that was asked last: its cue, and whether its line was still running."""
        self._line_ms = 0

    def welcome(self, welcome: Welcome) -> Quit | None:
        self.screen.language = welcome.view.language
        self.commands.welcome = welcome
        # Another session begins: no list of the one before stands on its screen.
        self.work = Work(self.screen, self.commands)
        self.commands.show_options = True
        self._pending.clear()
        self._asked = None
        self.say_first.begin()
        self.screen.welcome(welcome)
        while True:
            typed = self._reply("resume" if welcome.resumed else "start")
            if typed is None or command(typed) == "quit":
                return Quit()
            if not typed:
                break
            self.screen.note(self._word("help"))
        if welcome.resumed or welcome.what_if:
            self.screen.transcript(welcome.view.transcript[-_SAID_AGAIN:])
        return None

    def show(self, cues: Sequence[Cue], view: View) -> None:
        tell(self.screen, cues, view)
        if any(isinstance(cue, AnsweredCue) for cue in cues):
            self._pending.clear()
        if any(isinstance(cue, SettingsCue | SayCue) for cue in cues):
            self.commands.show_options = True

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        if busy:
            return None
        if self._pending:
            return self._pending.popleft()
        if view.acts:
            return self._work(view)
        if view.choose is None or hands_are_busy(view):
            return self._let_pass(view)
        self.work.leave()
        early = not choice_is_open(view)
        self._ask(view.choose, early)
        runs = view.choose.limit_ms is not None or self.idle_counts or self.real_pace
        typed = self._typed(_TICK_S if runs or self.screen.resizes else None)
        if self.input_ended:
            return Quit()
        passed = self.watch.passed_ms() if runs and not (early and not self.real_pace) else 0
        if typed is None:
            if view.choose.limit_ms is not None and not early:
                self.screen.time_left(max(0, view.choose.limit_ms - passed))
            self.screen.keep_size()
            return Clock(passed) if passed else None
        act = self._meaning(typed, view, early)
        if isinstance(act, Choose) and passed and (view.choose.limit_ms is not None or early):
            self._pending.append(act)
            return Clock(passed)
        return act

    def refused(self, reason: Diagnostic) -> None:
        self.commands.show_options = True
        self.work.leave()
        self.screen.note(self._word("refused"))

    def debrief(self, debrief: Debrief) -> Wish:
        self.screen.language = debrief.language
        self.reader.forget_typed()
        self.screen.debrief(debrief)
        may_try = debrief.mode == "practice" and bool(debrief.reviews)
        while True:
            typed = self._reply("debrief.ask" if may_try else "debrief.ask.no-try")
            if typed is None or command(typed) == "quit":
                return Quit()
            if command(typed) == "again":
                return Again()
            wish = self._try(typed, debrief) if may_try else None
            if wish is not None:
                return wish
            if typed and not (may_try and _decision_number(typed)):
                self.screen.note(self._word("debrief.unclear", typed=typed))

    def close(self) -> None:
        self.screen.end()

    # -- asking -----------------------------------------------------------------------------------------------

    def _ask(self, choose: ChooseView, early: bool) -> None:
        if self._asked != (choose.cue, early):
            self._asked = (choose.cue, early)
            self.commands.show_options = True
            self.reader.forget_typed()
            self.watch.start(after_ms=0 if self.real_pace else self._line_ms)
            self._line_ms = 0
        if self.commands.show_options:
            self.commands.show_options = False
            if self.say_first.waits(choose):
                shows = [self._word("show-options")]
                self.screen.menu(self._word("say-first"), shows, limit_ms=None if early else choose.limit_ms)
            else:
                self.screen.options(choose, early)
        if self.say_first.waits(choose):
            self.screen.question(self._word("say-first.early" if early else "say-first.ask"))
        else:
            self.screen.question(self._word("number.early" if early else "number"))

    def _work(self, view: View) -> Act | Quit | None:
        """Work takes the time it takes, and it runs: somebody may speak meanwhile, or a task have a limit."""
        self._asked = None
        if self.work.begin(view):
            self.watch.start()
        self.screen.question(self._word(self.work.prompt(view)))
        limit = limit_left(view)
        typed = self._typed(_TICK_S)
        if self.input_ended:
            return Quit()
        runs = self.reader.is_tty or limit is not None or self.idle_counts or self.real_pace
        passed = self.watch.passed_ms() if runs else 0
        if typed is None:
            if limit is not None:
                self.screen.time_left(max(0, limit - passed))
            self.screen.keep_size()
            return Clock(passed) if passed else None
        act = self.work.meaning(typed, view)
        if passed and act is not None and not isinstance(act, Clock | Quit):
            self._pending.append(act)
            return Clock(passed)
        return act

    def _meaning(self, typed: str, view: View, early: bool) -> Act | Quit | None:
        choose, line = view.choose, running_line(view)
        assert choose is not None
        if early and line and not typed:
            return Clock(line.left_ms)
        if self.say_first.waits(choose) and (not typed or typed.isdecimal()):
            self.say_first.show(choose)
            self.commands.show_options = True
            return None
        if not typed:
            return None
        options = choose.options
        if typed.isdecimal() and 1 <= int(typed) <= len(options):
            return Choose(options[int(typed) - 1].id, cue=choose.cue)
        if any(option.id == typed for option in options):
            return Choose(typed, cue=choose.cue)
        if (name := command(typed)) is not None:
            return self.commands.do(name, view)
        key = "not-a-number" if len(options) > 1 else "only-one"
        self.screen.note(self._word(key, typed=typed, last=len(options)))
        return None

    def _let_pass(self, view: View) -> Act | Quit | None:
        ms = time_to_pass(view)
        line = running_line(view)
        if not self.real_pace:
            self._line_ms = line.ms if line else self._line_ms
            return Clock(ms)
        self.watch.start_unless_running()
        typed = self._typed(min(_TICK_S, ms / 1000))
        if self.input_ended:
            return Quit()
        if typed is None:
            return Clock(min(ms, self.watch.passed_ms()))
        return self.commands.do(command(typed) or "", view) if typed else Clock(ms)

    def _reply(self, key: str) -> str | None:
        """What is typed after a question of its own; None at the end of the input."""
        self.screen.question(self._word(key))
        typed = None
        while typed is None and not self.input_ended:
            typed = self._typed(_TICK_S if self.screen.resizes else None)
            self.screen.keep_size()
        return typed

    def _typed(self, timeout_s: float | None) -> str | None:
        try:
            typed = self.reader.read(timeout_s)
        except EndOfInput:
            self.input_ended = True
            self.screen.note(self._word("eof"))
            return None
        if typed is not None:
            self.screen.typed(typed, echoed=self.reader.is_tty)
            return typed.strip()
        return None

    def _try(self, typed: str, debrief: Debrief) -> TryFrom | None:
        number, last = _decision_number(typed), len(debrief.reviews)
        if number is None:
            return None
        if 1 <= number <= last:
            return TryFrom(debrief.reviews[number - 1].entry)
        self.screen.note(self._word("debrief.no-decision", number=number, last=last))
        return None

    def _word(self, key: str, **values: object) -> str:
        return word(self.screen.language, key, **values)


def _decision_number(typed: str) -> int | None:
    """5 for `try 5`, `probeer 5` or `5`."""
    verb, _, number = typed.rpartition(" ")
    is_try = not verb or command(verb) == "try"
    return int(number) if is_try and number.isdecimal() else None
