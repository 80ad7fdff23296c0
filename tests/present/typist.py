"""Types what a driver wants into the terminal presenter, reading the numbers off its screen as a trainee does."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Sequence

from simkit.events import Act
from simkit.present.debrief import Debrief
from simkit.present.doable import ways
from simkit.present.moment import Answer, Driver, is_open, running_line
from simkit.present.protocol import Quit, Welcome, Wish
from simkit.present.terminal import LineReader, PlainScreen, TerminalPresenter
from simkit.present.words import word
from simkit.scenario.expression import Value
from simkit.session import View
from simkit.session.world_view import ActView

_NUMBERED = re.compile(r"^(\d+)\. (.*)$")
_FRAME_S = 0.1


def list_on(lines: Sequence[str]) -> tuple[str, dict[str, str]]:
    """The list that stands on a screen, what was told of it since included, and the line above it."""
    headings = {
        key: [word(language, key) for language in ("en", "nl")] for key in ("do", "do.or-say", "do.new")
    }
    heading, items, whole = "", {}, ("", {})
    for above, line in itertools.pairwise(["", *lines]):
        if re.search(r": (type a number|typ een getal) ", line):
            heading, items = line, {}
        elif line in headings["do"] + headings["do.or-say"]:
            heading, items = whole = line, {}
        elif line in headings["do.new"] or line.startswith(("You: ", "Jij: ", "You do: ", "Je doet: ")):
            heading, items = whole
        elif (found := _NUMBERED.match(line)) is not None:
            if (
                found[1] == "1"
                and _NUMBERED.match(above) is None
                and above not in [heading, *headings["do.new"]]
            ):
                heading, items = above, {}
            items[found[1]] = found[2]
    return heading, items


class Typist(LineReader):
    def __init__(self, driver: Driver, out: io.StringIO) -> None:
        super().__init__(fd=-1)
        self.driver = driver
        self.out = out
        self.view: View | None = None
        self.seconds = 0.0
        self._wanted: tuple[ActView, Value | None] | None = None

    def begin(self) -> None:
        """A session begins: nothing of the last one stands on the screen."""
        self.view = self._wanted = None
        self.out.seek(0)
        self.out.truncate()

    @property
    def is_tty(self) -> bool:
        return False

    def read(self, timeout_s: float | None = None) -> str | None:
        view = self.view
        if view is None or not is_open(view):
            return ""
        if self._wanted is None:
            answer = self.driver(view)
            if answer is None:
                return self._wait(view, timeout_s)
            if isinstance(answer, str):
                assert view.choose is not None
                return self._number_of(next(o.text for o in view.choose.options if o.id == answer))
            self._wanted = _in(view, answer)
        return self._work(view, *self._wanted)

    def _wait(self, view: View, timeout_s: float | None) -> str | None:
        if running_line(view) is not None or timeout_s is None:
            return ""
        self.seconds += _FRAME_S
        return None

    def _work(self, view: View, act: ActView, with_: Value | None) -> str:
        """One line nearer to it: its object, itself, or what it is done with."""
        heading, items = self._list()
        language = view.language
        if act.withs and heading == word(language, "do.with", act=act.label):
            self._wanted = None
            return self._number_of(next(one.name for one in act.withs if one.id == with_))
        if act.low is not None and heading == word(
            language, "do.range", act=act.label, low=act.low, high=act.high
        ):
            self._wanted = None
            return str(with_)
        if act.label in items.values():
            if not act.withs and act.low is None:
                self._wanted = None
            return self._number_of(act.label)
        if act.affordance == "enter":
            return self._number_of(word(language, "do.go"))
        name = next(thing.name for thing in view.objects if thing.id == act.object.partition(".")[0])
        return next(number for number, item in items.items() if item.startswith(f"{name}: "))

    def _number_of(self, text: str) -> str:
        return next(number for number, item in self._list()[1].items() if item == text)

    def _list(self) -> tuple[str, dict[str, str]]:
        """The last numbered list on the screen, and the line above it."""
        return list_on(self.out.getvalue().splitlines())


class Typed(TerminalPresenter):
    def __init__(self, driver: Driver) -> None:
        self.out = io.StringIO()
        self.typist = Typist(driver, self.out)
        super().__init__(
            PlainScreen(self.out), self.typist, idle_counts=True, now=lambda: self.typist.seconds
        )

    def welcome(self, welcome: Welcome) -> Quit | None:
        self.typist.begin()
        return super().welcome(welcome)

    def ask(self, view: View, *, busy: bool) -> Act | Quit | None:
        self.typist.view = view
        return super().ask(view, busy=busy)

    def debrief(self, debrief: Debrief) -> Wish:
        self.typist.read = lambda timeout_s=None: "q"  # type: ignore[method-assign]
        return super().debrief(debrief)


def _in(view: View, answer: Answer) -> tuple[ActView, Value | None]:
    return next((act, with_) for act in view.acts for with_ in ways(act) if act.act(with_) == answer)
