"""Plain lines: no colour, no cursor movement, nothing that changes once it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TextIO

from simkit.present.debrief import Debrief
from simkit.present.protocol import Welcome
from simkit.present.terminal.debrief_lines import debrief_lines
from simkit.present.words import word
from simkit.session.view import ChooseView, TranscriptLine
from simkit.session.world_view import TaskStepView

_TOLD_AT_S: Final = (60, 30, 10, 5)
"""Seconds left at which the time is told once: often enough to hurry, rare enough to listen."""


class PlainScreen:
    resizes = False

    def __init__(self, out: TextIO, language: str = "en") -> None:
        self.out = out
        self.language = language
        self._told: int | None = None
        self._asked = False

    def welcome(self, welcome: Welcome) -> None:
        view = welcome.view
        facts = [self._word(f"mode.{welcome.mode}")]
        if welcome.guest:
            facts.append(self._word("guest"))
        elif not welcome.what_if:
            facts.append(self._word("attempt", attempt=welcome.attempt))
        facts.append(self._word("minutes", minutes=welcome.minutes))
        self._line(view.title)
        self._line(", ".join(facts))
        self._line()
        self._line(f"{self._word('briefing')}: {' '.join(view.briefing.split())}")
        if welcome.skills:
            self._line(self._word("skills", skills=", ".join(welcome.skills)))
        self._line(welcome.privacy)
        if welcome.what_if:
            self._line(self._word("what-if"))
        if welcome.resumed:
            self._line(self._word("resumed"))
        self._line()

    def say(self, name: str, looks: str, text: str) -> None:
        who = name or self._word("narrator")
        self._line(f"{who} ({looks}): {text}" if looks else f"{who}: {text}")

    def answered(self, text: str, *, wordless: bool = False) -> None:
        self._line(f"{self._word('you.do' if wordless else 'you')}: {text}")

    def note(self, text: str) -> None:
        self._line(text)

    def options(self, choose: ChooseView, early: bool) -> None:
        self._line()
        if early:
            self._line(self._word("break-in"))
        else:
            self._line(self._word("topics" if choose.topics else "say"))
        for number, option in enumerate(choose.options, 1):
            self._line(f"{number}. {option.text}")
        self._told = None
        if choose.limit_ms is not None:
            self._told = _seconds(choose.limit_ms)
            self._line(self._word("time-limit", seconds=self._told))

    def menu(
        self,
        heading: str,
        items: Sequence[str],
        notes: Sequence[str] = (),
        limit_ms: int | None = None,
        numbers: Sequence[int] = (),
    ) -> None:
        self._line()
        for note in notes:
            self._line(note)
        self._line(heading)
        for number, item in zip(numbers or range(1, len(items) + 1), items, strict=True):
            self._line(f"{number}. {item}")
        self._told = None
        if limit_ms is not None:
            self._told = _seconds(limit_ms)
            self._line(self._word("time-left.say", seconds=self._told))

    def steps(self, heading: str, steps: Sequence[TaskStepView]) -> None:
        self._line()
        self._line(f"{heading}:")
        for step in steps:
            text = self._word("tasks.optional", step=step.text) if step.optional else step.text
            text = self._word("tasks.done", step=text) if step.done else text
            self._line(f"{'  ' * step.depth}- {text}")

    def transcript(self, lines: tuple[TranscriptLine, ...]) -> None:
        self._line(f"{self._word('transcript')}:" if lines else self._word("transcript.empty"))
        for said in lines:
            mine = "you.do" if said.wordless else "you"
            who = said.name or self._word(mine if said.speaker == "trainee" else "narrator")
            self._line(f"{who}: {said.text}")

    def time_left(self, ms: int) -> None:
        left = _seconds(ms)
        due = [at for at in _TOLD_AT_S if left <= at < (self._told if self._told is not None else left + 1)]
        if due:
            self._told = min(due)
            self._line(self._word("time-left.say", seconds=left))

    def question(self, text: str) -> None:
        if not self._asked:
            self.out.write(f"{text} " if text.endswith(".") else f"{text}: ")
            self.out.flush()
            self._asked = True

    def typed(self, text: str, *, echoed: bool) -> None:
        self._asked = False
        if not echoed:
            self._line(text)

    def debrief(self, debrief: Debrief) -> None:
        self._line()
        for line in debrief_lines(debrief):
            self._line(line)
        self._line()

    def keep_size(self) -> None:
        """Nothing is drawn twice here."""

    def end(self) -> None:
        if self._asked:
            self._asked = False
            self._line()

    def _line(self, text: str = "") -> None:
        if self._asked:
            self.out.write("\n")
            self._asked = False
        self.out.write(f"{text}\n")
        self.out.flush()

    def _word(self, key: str, **values: object) -> str:
        return word(self.language, key, **values)


def _seconds(ms: int) -> int:
    return -(-ms // 1000)
