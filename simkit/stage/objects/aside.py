"""Beside the work: the task list, what is in the hand, acts that no thing stands for, and a card with what was read."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Final

from simkit.scenario.objects import HAND
from simkit.session import Cue, View
from simkit.session.cues import DidCue, HintCue
from simkit.session.world_view import TaskView
from simkit.stage.hud import Hud
from simkit.stage.objects.groups import deed_id, others
from simkit.stage.panels.screens.strings import say
from simkit.stage.panels.screens.work import Extra, Step, TaskList, Work, note, work

REGIONS: Final = ("work", "note")


class Aside:
    def __init__(self, hud: Hud) -> None:
        self._hud = hud
        self._lists = False
        self._began: set[str] = set()
        self._note: tuple[str, str] | None = None

    @property
    def noted(self) -> bool:
        """Whether a card is there."""
        return self._note is not None

    def tell(self, cues: Sequence[Cue], language: str) -> None:
        """What was read or heard by an act, and hints, come as a card; another act takes it away."""
        for cue in cues:
            if isinstance(cue, DidCue):
                self._note = (cue.label, cue.says) if cue.says else None
            elif isinstance(cue, HintCue):
                self._note = say(language, "hint").removesuffix(" (H)"), cue.text

    def put_away(self) -> None:
        """The card."""
        self._note = None

    def turn_lists(self) -> None:
        """Show the task lists, or hide them."""
        self._lists = not self._lists

    def show(self, view: View) -> None:
        self._show_work(view)
        if self._note is None:
            self._hud.hide("note")
            return
        title, words = self._note
        self._hud.show("note", (title, words, view.language), lambda: note(title, words, view.language))

    def hide(self) -> None:
        self._hud.hide(*REGIONS)
        self._note = None

    def _show_work(self, view: View) -> None:
        for task in view.tasks:
            if task.id not in self._began:
                self._began.add(task.id)
                self._lists |= task.show == "yes"
        shown = [task for task in view.tasks if can_show(task)]
        data = Work(
            lists=tuple(_list(task) for task in shown) if self._lists else (),
            can_show=bool(shown) and bool(view.acts),
            held=tuple(one.name for one in view.objects if one.properties.get("at") == HAND),
            extras=_extras(view),
        )
        tree = work(data, view.language)
        if tree is None:
            self._hud.hide("work")
            return
        self._hud.show("work", (data, view.language), lambda: tree)


def can_show(task: TaskView) -> bool:
    """Whether the designer lets its list be seen."""
    return task.show != "no"


def _extras(view: View) -> tuple[Extra, ...]:
    hints = sum(one.affordance == "hint" for one in view.acts)
    found = []
    for act in others(view):
        made = act.act()
        words = say(view.language, "hint") if act.affordance == "hint" and hints == 1 else act.label
        found.append(Extra(deed_id(made), words, made))
    return tuple(found)


def _list(task: TaskView) -> TaskList:
    steps = tuple(Step(one.text, one.done, one.possible, one.optional, one.depth) for one in task.steps)
    return TaskList(task.name, steps, None if task.left_ms is None else ceil(task.left_ms / 1000))
