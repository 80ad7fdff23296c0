"""A debrief in panels."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from scoring import Scorecard, text_in
from simkit.present.debrief import Debrief, DecisionReview, MomentReview
from simkit.present.terminal.debrief_lines import (
    detection_lines,
    evidence_words,
    level_words,
    marks,
    moment_rows,
    move_words,
    title_of,
)
from simkit.present.words import clock_time, word

_DOTS = {None: "· · · ·", 1: "● ○ ○ ○", 2: "● ● ○ ○", 3: "● ● ● ○", 4: "● ● ● ●"}

_WELL = ("step", "act", "kept")


def debrief_view(debrief: Debrief) -> RenderableType:
    """The levels come last: they stand right above the question that follows."""
    language = debrief.language
    of = ".exercise" if debrief.card is not None and debrief.card.of == "exercise" else ""
    head = [Text(word(language, f"duration{of}", time=clock_time(debrief.duration_ms)), style="dim")]
    if debrief.ending_name:
        head.insert(0, Text(word(language, "ending", ending=debrief.ending_name)))
    title = Text(f" {word(language, 'debrief')} ", style="bold")
    parts: list[RenderableType] = [
        Panel(Group(*head), title=title, title_align="left", padding=(0, 2), border_style="cyan")
    ]
    parts += [
        _moment(debrief, number, review)
        if isinstance(review, MomentReview)
        else _decision(debrief, number, review)
        for number, review in enumerate(debrief.reviews, 1)
    ]
    if any(decision.moves for decision in debrief.decisions):
        parts.append(Padding(Text(word(language, "character-feelings"), style="dim"), (0, 3)))
    if debrief.card is None:
        parts.append(Padding(Text(word(language, "no-card"), style="dim"), (1, 3, 0, 3)))
    else:
        parts.append(_levels(debrief.card, language))
    if found := detection_lines(debrief):
        parts.append(Padding(Group(*(Text(line, style="dim") for line in found)), (1, 3, 0, 3)))
    return Group(*parts)


def _levels(card: Scorecard, language: str) -> RenderableType:
    heading = word(language, "levels.exercise" if card.of == "exercise" else "levels")
    rows: list[RenderableType] = [Text(heading, style="bold")]
    for result in card.results:
        name = text_in(result.definition.name, language)
        dots = Text(_DOTS[result.level], style="green" if result.observed else "dim")
        rows.append(Text.assemble((name, "bold"), "  ", dots, "  ", level_words(result, language)))
        because = [Text(result.because.sentence(language), style="dim")]
        if result.level is not None:
            because.insert(0, Text(text_in(result.definition.anchors[result.level], language)))
        rows.append(Padding(Group(*because), (0, 0, 1, 2)))
    first, *reasons = card.pass_sentences(language)
    rows.append(Text(first, style="bold"))
    rows += [Text(reason) for reason in reasons]
    return Padding(Group(*rows), (1, 3, 0, 3))


def _decision(debrief: Debrief, number: int, decision: DecisionReview) -> RenderableType:
    language = debrief.language
    table = _table()
    if decision.heard:
        who = f" · {decision.heard_from}" if decision.heard_from else ""
        table.add_row(word(language, "heard"), Text.assemble(decision.heard, (who, "dim")))
    if decision.option:
        table.add_row(word(language, "said"), Text(decision.said, style="bold"))
    else:
        table.add_row("", Text(word(language, "said.nothing"), style="bold"))
    table.add_row(word(language, "evidence"), Text(evidence_words(decision, language)))
    if decision.feedback:
        table.add_row(word(language, "feedback"), Text(decision.feedback))
    if moves := move_words(decision, language):
        table.add_row(word(language, "moves"), Text("\n".join(moves)))
    mark = marks(debrief, decision)
    if mark == "moment" and decision.alternatives:
        others = "\n".join(f"– {other.text}" for other in decision.alternatives)
        table.add_row(word(language, "also-open"), Text(others))
    return _panel(
        debrief, number, decision, table, {"strength": "green", "moment": "yellow"}.get(mark, "dim")
    )


def _moment(debrief: Debrief, number: int, moment: MomentReview) -> RenderableType:
    table = _table()
    for what, text in moment_rows(moment, debrief.language):
        table.add_row(what, Text(text))
    style = "red" if moment.kind == "violation" else "dim" if moment.kind in _WELL else "yellow"
    return _panel(debrief, number, moment, table, style)


def _table() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True, min_width=12)
    table.add_column()
    return table


def _panel(
    debrief: Debrief, number: int, review: DecisionReview | MomentReview, table: Table, style: str
) -> RenderableType:
    title = Text(f" {title_of(debrief, number, review)} ", style="bold")
    return Panel(table, title=title, title_align="left", padding=(0, 2), border_style=style)
