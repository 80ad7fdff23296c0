"""What a terminal can show: the same moments, as plain lines or as panels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from simkit.present.debrief import Debrief
from simkit.present.protocol import Welcome
from simkit.session.view import ChooseView, TranscriptLine
from simkit.session.world_view import TaskStepView


class Screen(Protocol):
    language: str
    resizes: bool
    """True: call `keep_size` a few times a second while nothing is typed."""

    def welcome(self, welcome: Welcome) -> None: ...

    def say(self, name: str, looks: str, text: str) -> None:
        """A line; `name` is empty for what happens in the room, `looks` in words, empty if it cannot be seen."""

    def answered(self, text: str, *, wordless: bool = False) -> None:
        """What the trainee said, or did."""

    def note(self, text: str) -> None: ...

    def options(self, choose: ChooseView, early: bool) -> None: ...

    def menu(
        self,
        heading: str,
        items: Sequence[str],
        notes: Sequence[str] = (),
        limit_ms: int | None = None,
        numbers: Sequence[int] = (),
    ) -> None:
        """What can be done, under what there is to know first; `limit_ms` runs out on it. Without `numbers` the items
        are numbered from 1."""

    def steps(self, heading: str, steps: Sequence[TaskStepView]) -> None:
        """A task's list: what is done, and what is to come."""

    def transcript(self, lines: tuple[TranscriptLine, ...]) -> None: ...

    def time_left(self, ms: int) -> None:
        """Called about once a second while a time limit runs, after the question was asked."""

    def question(self, text: str) -> None:
        """Ask for input, unless the question stands there already; the cursor waits behind it."""

    def typed(self, text: str, *, echoed: bool) -> None:
        """What the question was answered with; `echoed` where the terminal showed it by itself."""

    def debrief(self, debrief: Debrief) -> None: ...

    def keep_size(self) -> None:
        """Draw the moment anew if the terminal's size changed."""

    def end(self) -> None: ...
