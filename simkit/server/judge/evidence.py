"""What a session shows of each criterion, and all that was said in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simkit.export import SessionData
from simkit.export.decisions import decisions
from simkit.server.judge.session import Scored
from simkit.session.showing import transcript
from simkit.session.view import TranscriptLine


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that counted for a criterion."""

    entry: int | None
    at: int
    """Story time, ms."""
    said: str
    """In the session's language; the id of what was done where nothing was said."""
    counted: str
    """What it counted as and why, in the reader's language."""


def evidence(scored: Scored, language: str) -> Mapping[str, tuple[Shown, ...]]:
    """Criterion -> what counted, in the order it happened."""
    said = {one.entry: one.said for one in decisions(scored.data)}
    found: dict[str, list[Shown]] = {one.criterion: [] for one in scored.card.results}
    for counted in scored.card.what_counted():
        refs = counted.observation.events
        last = refs[-1] if refs else None
        words = said.get(last.entry, "") if last is not None and last.entry is not None else ""
        found[counted.criterion].append(
            Shown(
                last.entry if last else None,
                last.at if last else 0,
                words or counted.observation.chosen,
                counted.sentence(language),
            )
        )
    return {criterion: tuple(ones) for criterion, ones in found.items()}


def what_was_said(data: SessionData) -> tuple[TranscriptLine, ...]:
    """In the session's language, without anything that was scored or said of it afterwards."""
    return transcript(data.program, data.journal.entries, data.language)


def where(data: SessionData) -> Mapping[str, tuple[int, ...]]:
    """Criterion -> numbers (from 1) of the decisions that gave an opportunity for it, whatever was answered."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(decisions(data), 1):
        for criterion in one.opportunities:
            found.setdefault(criterion, []).append(number)
    return {criterion: tuple(ones) for criterion, ones in found.items()}
