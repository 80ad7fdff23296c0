"""Panels, colour and a running clock, for a terminal that can show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TextIO

from rich.align import Align
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from simkit.present.debrief import Debrief
from simkit.present.protocol import Welcome
from simkit.present.terminal.rich_debrief import debrief_view
from simkit.present.words import word
from simkit.session.view import ChooseView, TranscriptLine
from simkit.session.world_view import TaskStepView

WIDEST: Final = 80
_KEPT: Final = 40
"""How many pieces are drawn again after a change of size."""
_BAR: Final = 20
_SAVE, _RESTORE, _UP, _CLEAR_LINE = "\x1b7", "\x1b8", "\x1b[1A\r", "\x1b[K"


def can_be_rich(out: TextIO) -> bool:
    """A terminal that moves its cursor: not a pipe, a dumb one, or the old Windows console."""
    console = Console(file=out)
    return console.is_terminal and not console.is_dumb_terminal and not console.legacy_windows


class RichScreen:
    resizes = True

    def __init__(self, out: TextIO, language: str = "en") -> None:
        self.out = out
        self.language = language
        self.console = Console(file=out, highlight=False, emoji=False)
        self._size = self.console.size
        self._kept: list[RenderableType] = []
        self._question: str | None = None
        self._limit_ms: int | None = None
        self._shown_s: int | None = None

    def welcome(self, welcome: Welcome) -> None:
        view = welcome.view
        facts = [self._word(f"mode.{welcome.mode}")]
        if welcome.guest:
            facts.append(self._word("guest"))
        elif not welcome.what_if:
            facts.append(self._word("attempt", attempt=welcome.attempt))
        facts.append(self._word("minutes", minutes=welcome.minutes))
        parts: list[RenderableType] = [
            Text(" · ".join(facts), style="yellow" if welcome.mode == "assessment" else "dim"),
            Text(),
            Text(" ".join(view.briefing.split())),
            Text(),
        ]
        if welcome.skills:
            parts.append(Text(self._word("skills", skills=", ".join(welcome.skills))))
        parts.append(Text(welcome.privacy, style="dim"))
        if welcome.what_if:
            parts.append(Text(self._word("what-if"), style="dim"))
        if welcome.resumed:
            parts.append(Text(self._word("resumed"), style="dim"))
        title = Text(f" {view.title} ", style="bold")
        self._put(Panel(Group(*parts), title=title, title_align="left", padding=(1, 2), border_style="cyan"))

    def say(self, name: str, looks: str, text: str) -> None:
        if not name:
            self._put(Padding(Text(text, style="italic"), (0, 3)))
            return
        title = Text.assemble(" ", (name, "bold"), (f" · {looks} " if looks else " ", "dim"))
        panel = Panel(Text(text), title=title, title_align="left", padding=(0, 2), border_style="cyan")
        self._put(Padding(panel, (0, 6, 0, 0), expand=True))

    def answered(self, text: str, *, wordless: bool = False) -> None:
        del self._kept[:-6]
        title = Text(f" {self._word('you.do' if wordless else 'you')} ", style="bold")
        panel = Panel(Text(text), title=title, title_align="left", padding=(0, 2), border_style="green")
        self._put(Padding(panel, (0, 0, 0, 6), expand=True))

    def note(self, text: str) -> None:
        self._put(Padding(Text(text, style="dim"), (0, 3)))

    def options(self, choose: ChooseView, early: bool) -> None:
        heading = self._word("break-in" if early else "topics" if choose.topics else "say")
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", style="bold cyan", no_wrap=True)
        table.add_column()
        for number, option in enumerate(choose.options, 1):
            table.add_row(str(number), Text(option.text))
        self._put(Padding(Group(Text(heading, style="bold"), table), (1, 3, 0, 3)))
        self._limit_ms = None if early else choose.limit_ms

    def menu(
        self,
        heading: str,
        items: Sequence[str],
        notes: Sequence[str] = (),
        limit_ms: int | None = None,
        numbers: Sequence[int] = (),
    ) -> None:
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", style="bold cyan", no_wrap=True)
        table.add_column()
        for number, item in zip(numbers or range(1, len(items) + 1), items, strict=True):
            table.add_row(str(number), Text(item))
        head = [Text(note, style="dim") for note in notes]
        self._put(Padding(Group(*head, Text(heading, style="bold"), table), (1, 3, 0, 3)))
        self._limit_ms = limit_ms

    def steps(self, heading: str, steps: Sequence[TaskStepView]) -> None:
        rows = []
        for step in steps:
            text = self._word("tasks.optional", step=step.text) if step.optional else step.text
            mark = Text("✓ " if step.done else "· ", style="green" if step.done else "dim")
            row = Text.assemble(mark, (text, "dim" if step.done else "bold" if step.possible else ""))
            rows.append(Padding(row, (0, 0, 0, 2 * step.depth)))
        title = Text(f" {heading} ", style="bold")
        panel = Panel(Group(*rows), title=title, title_align="left", padding=(0, 2), border_style="dim")
        self._put(Padding(panel, (1, 3, 0, 3)))

    def transcript(self, lines: tuple[TranscriptLine, ...]) -> None:
        if not lines:
            self.note(self._word("transcript.empty"))
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(style="bold", no_wrap=True)
        table.add_column()
        for said in lines:
            mine = said.speaker == "trainee"
            own = "you.do" if said.wordless else "you"
            who = said.name or self._word(own if mine else "narrator")
            table.add_row(Text(who, style="green" if mine else "cyan"), Text(said.text))
        title = Text(self._word("transcript"), style="bold")
        self._put(Padding(Group(title, table), (1, 3)))

    def time_left(self, ms: int) -> None:
        """Redrawn in place, on the line above the question, in one write: nothing flickers."""
        if self._question is None or self._limit_ms is None or _seconds(ms) == self._shown_s:
            return
        self.out.write(f"{_SAVE}{_UP}{self._clock(ms)}{_CLEAR_LINE}{_RESTORE}")
        self.out.flush()

    def question(self, text: str) -> None:
        if self._question is not None:
            return
        self._question = text
        if self._limit_ms is None:
            self.console.print()
        else:
            self.out.write(f"{self._clock(self._limit_ms)}\n")
        self.console.print(Text.assemble((f"{text} ", "dim"), ("› ", "bold cyan")), end="", soft_wrap=True)
        self.out.flush()

    def typed(self, text: str, *, echoed: bool) -> None:
        self._question = None
        if not echoed:
            self.console.print(Text(text))

    def debrief(self, debrief: Debrief) -> None:
        self._kept.clear()
        self._put(debrief_view(debrief))

    def keep_size(self) -> None:
        size = self.console.size
        if size == self._size:
            return
        self._size = size
        question, self._question = self._question, None
        self.console.clear()
        for piece in self._kept:
            self.console.print(Align.left(piece), width=self._width)
        if question is not None:
            self.question(question)

    def end(self) -> None:
        if self._question is not None:
            self._question = None
            self.console.print()

    # -- drawing ----------------------------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        return min(WIDEST, self.console.size.width)

    def _put(self, piece: RenderableType) -> None:
        self.end()
        self._limit_ms = None
        self._kept = [*self._kept, piece][-_KEPT:]
        self.console.print(Align.left(piece), width=self._width)

    def _clock(self, ms: int) -> str:
        assert self._limit_ms
        self._shown_s = _seconds(ms)
        full = max(0, min(_BAR, -(-ms * _BAR // self._limit_ms)))
        bar = "━" * full + "─" * (_BAR - full)
        return f"   {bar} {self._word('time-left', seconds=self._shown_s)}"

    def _word(self, key: str, **values: object) -> str:
        return word(self.language, key, **values)


def _seconds(ms: int) -> int:
    return -(-ms // 1000)
