"""Work with objects in a terminal: what can be done, task lists, hints, and what was typed about them."""

from __future__ import annotations

from typing import Final

from simkit.events import Act, Clock
from simkit.present.moment import running_line
from simkit.present.protocol import Quit
from simkit.present.terminal.commands import Commands
from simkit.present.terminal.menu import Menu, Unclear
from simkit.present.terminal.screen import Screen
from simkit.present.words import command, word
from simkit.session import View
from simkit.session.world_view import TaskStepView, TaskView

_COMMANDS: Final = frozenset(
    ("help", "repeat", "transcript", "language", "aloud", "pause", "quit", "hint", "tasks", "wait")
)
_MOMENT_MS: Final = 5_000
"""So long is a moment's wait."""


class Work:
    def __init__(self, screen: Screen, commands: Commands) -> None:
        self.screen = screen
        self.commands = commands
        self.menu = Menu(screen, commands.say_first)
        self._on = False
        self._shown: tuple[tuple[str, tuple[TaskStepView, ...]], ...] = ()
        """Task lists as they were shown last, without the time that is left."""

    def begin(self, view: View) -> bool:
        """Show what is new of what can be done. True where work begins here."""
        began, self._on = not self._on, True
        if not self.menu.fits(view):
            acted = self.menu.view is None or self.menu.whole
            if acted and not self.commands.show_options:
                self.menu.update(view)
            else:
                self.menu.open(view)
            self.commands.show_options = True
        if self.commands.show_options:
            self.commands.show_options = False
            self._show_new_tasks(view)
            self.menu.show(view)
        return began

    def leave(self) -> None:
        """The next list is made anew."""
        self._on = False
        self.menu.forget()

    def prompt(self, view: View) -> str:
        return self.menu.prompt(running_line(view) is not None)

    def meaning(self, typed: str, view: View) -> Act | Quit | None:
        line = running_line(view)
        if not typed:
            if line is not None and self.menu.whole:
                return Clock(line.left_ms)
            self._whole(view)
            return None
        name = "hint" if typed.casefold() == "h" else command(typed)
        if name in _COMMANDS and not self.menu.finds(typed):
            return self._obey(name or "", view)
        try:
            act = self.menu.pick(typed)
        except Unclear as unclear:
            self.screen.note(str(unclear))
            return None
        if act is not None:
            self.menu.view = None
        self.commands.show_options = act is None
        return act

    def _obey(self, name: str, view: View) -> Act | Quit | None:
        language = view.language
        match name:
            case "help":
                self.screen.note(word(language, "help.work"))
            case "wait":
                if view.due_ms is None:
                    self.screen.note(word(language, "wait.nothing"))
                    return None
                return Clock(_MOMENT_MS)
            case "tasks":
                self._show_tasks([task for task in view.tasks if task.show != "no"], language)
                self.commands.show_options = True
            case "hint":
                return self._hint(view)
            case "aloud":
                self.commands.do(name, view)
                self._whole(view)
            case _:
                return self.commands.do(name, view)
        return None

    def _hint(self, view: View) -> Act | None:
        hints = [act for act in view.acts if act.affordance == "hint"]
        if not hints:
            self.screen.note(word(view.language, "hint.none"))
            return None
        if len(hints) == 1:
            self.menu.view = None
            return hints[0].act()
        self.menu.narrow(word(view.language, "do"), hints)
        self.commands.show_options = True
        return None

    def _whole(self, view: View) -> None:
        self.menu.open(view)
        self.commands.show_options = True

    def _show_new_tasks(self, view: View) -> None:
        shown = [task for task in view.tasks if task.show == "yes"]
        now = tuple((task.id, task.steps) for task in shown)
        if now != self._shown:
            self._shown = now
            if shown:
                self._show_tasks(shown, view.language)

    def _show_tasks(self, tasks: list[TaskView], language: str) -> None:
        if not tasks:
            self.screen.note(word(language, "tasks.none"))
        for task in tasks:
            self.screen.steps(task.name, task.steps)
            if task.left_ms is not None:
                seconds = -(-task.left_ms // 1000)
                self.screen.note(word(language, "tasks.left", task=task.name, seconds=seconds))
