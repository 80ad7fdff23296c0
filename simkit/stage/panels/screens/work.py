"""Beside the work: the task list where it is shown, what is in the hand, a hint; and a card with what was read."""

from __future__ import annotations

from dataclasses import dataclass

from simkit.stage.panels.element import Element
from simkit.stage.panels.picture import icon
from simkit.stage.panels.screens.data import Command
from simkit.stage.panels.screens.parts import button, command, group, heading
from simkit.stage.panels.screens.strings import say


@dataclass(frozen=True, slots=True)
class Step:
    text: str
    done: bool
    possible: bool
    optional: bool = False
    depth: int = 0


@dataclass(frozen=True, slots=True)
class TaskList:
    name: str
    steps: tuple[Step, ...]
    seconds_left: int | None = None


@dataclass(frozen=True, slots=True)
class Extra:
    """Something else to do that no object stands for."""

    id: str
    words: str
    act: object


@dataclass(frozen=True, slots=True)
class Work:
    lists: tuple[TaskList, ...] = ()
    """Those that are shown now."""
    can_show: bool = False
    """There is a list to show or hide."""
    held: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()


def work(data: Work, language: str) -> Element | None:
    """None where there is nothing to say."""
    buttons = [button(one.id, one.words, one.act, style="fixed") for one in data.extras]
    if data.can_show:
        words = say(language, "tasks.hide" if data.lists else "tasks")
        buttons.insert(0, button("tasks", words, Command("tasks"), style="fixed", symbol="list"))
    held = None
    if data.held:
        words = say(language, "in-hand", names=", ".join(data.held))
        held = Element("text", name="held", text=words, live="polite", style="fixed")
    if not buttons and held is None:
        return None
    lists = None
    if data.lists:
        lists = Element(
            "group",
            name="tasks.body",
            style="stack grow-down",
            scroll=True,
            children=tuple(_list(one, n, language) for n, one in enumerate(data.lists)),
        )
    foot = group(*buttons, style="row fixed", name="work.foot") if buttons else None
    return group(lists, held, foot, style="sheet work", name="work")


def _list(one: TaskList, number: int, language: str) -> Element:
    left = None
    if one.seconds_left is not None:
        key = "second-left" if one.seconds_left == 1 else "seconds-left"
        left = Element("note", text=say(language, key, n=one.seconds_left))
    rows = tuple(_step(step, f"task.{number}.{n}", language) for n, step in enumerate(one.steps))
    title = heading(one.name, "small-heading", name=f"task.{number}")
    return group(title, left, *rows, style="stack tight")


def _step(step: Step, name: str, language: str) -> Element:
    text = say(language, "step.optional", text=step.text) if step.optional else step.text
    state = "done" if step.done else "now" if step.possible else "later"
    sign = (
        icon("tick", "good")
        if step.done
        else icon("next", "accent")
        if step.possible
        else icon("clock", "soft")
    )
    return Element(
        "text",
        name=name,
        label=say(language, f"step.{state}", text=text),
        style="row keep near" if step.possible or step.done else "row keep near soft",
        children=(
            Element("run", style="icon", picture=sign),
            Element(
                "run",
                name=f"{name}.text",
                text=text,
                style="grow-text" if not step.possible else "grow-text strong",
            ),
        ),
    )


def note(title: str, words: str, language: str) -> Element:
    """What was read or heard, or a hint: spoken at once, and there until it is closed or something else is done."""
    body = Element(
        "group",
        name="note.body",
        style="stack grow-down",
        scroll=True,
        children=(
            Element(
                "text",
                name="note.words",
                text=words,
                label=f"{title}: {words}",
                live="polite",
                style="reading",
            ),
        ),
    )
    head = group(
        heading(title, "small-heading grow", name="note.title"),
        command("close-note", language, style="fixed"),
        style="row keep spread fixed",
    )
    return group(head, body, style="sheet work", name="note")
